package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class CustomerPageTest extends ScreenTest {

    @BeforeEach
    void onAPhone() {
        browser.size(390, 844);
    }

    @Test
    void customer_files_on_a_phone_and_gets_number_date_and_code() {
        browser.go("/");
        browser.see("complaint-form h1");
        browser.isAccessible();
        fill();
        browser.click("[name=send]");
        assertThat(browser.text("[data-number]")).matches("\\d{6}-\\d{6}");
        assertThat(browser.text("[data-code]")).hasSizeGreaterThan(30);
        browser.seeText(".receipt", "前");
        assertThat(browser.text("[data-phone]")).isEqualTo("138 1234 5678");
        browser.seeThat("return document.activeElement.matches('.receipt h1')", true);
        browser.see("[data-save]");
        browser.seeText("complaint-steps", "收到您的投诉");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void missing_answers_are_named_at_their_fields() {
        browser.go("/");
        browser.click("[name=send]");
        browser.seeText("#phone-wrong", "电话");
        browser.seeText("#description-wrong", "发生了什么");
        browser.see("#complainant[aria-invalid=true]");
        browser.isAccessible();
        browser.seeText(".next [role=alert]", "有 3 处需要改一下");
        browser.type("#complainant", "李娜");
        browser.seeText(".next [role=alert]", "有 2 处需要改一下");
        browser.type("#phone", "13812345678");
        browser.type("#description", "少了一件");
        browser.seeNo(".next .notice");
    }

    @Test
    void a_draft_is_dated_by_the_clock_of_the_house() {
        browser.go("/");
        browser.type("#complainant", "李娜");
        browser.go("/");
        browser.see(".notice.good");
        var inShanghai = browser.script("""
                return new Intl.DateTimeFormat('zh-CN', {month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit',
                  timeZone: 'Asia/Shanghai'}).format(JSON.parse(localStorage.getItem('hotline-draft')).at)""");
        browser.seeText(".notice.good", inShanghai.toString());
        browser.seeNo("[name=callTime]");
        assertThat(browser.text(".call-bar")).contains("客服热线").doesNotContain("Hotline");
    }

    @Test
    void a_field_that_the_server_refuses_shows_the_error() {
        browser.go("/");
        browser.type("#complainant", "李");
        browser.press(Keys.ENTER);
        browser.seeThat("return document.activeElement.id", "phone");
        fill();
        browser.script("const name = document.getElementById('complainant'); name.value = '李'.repeat(131);"
                + " name.dispatchEvent(new Event('input', {bubbles: true}))");
        browser.see("#phone").clear();
        browser.type("#phone", "12");
        browser.click("[name=send]");
        browser.seeText("#phone-wrong", "电话");
        browser.seeText("#complainant-wrong", "姓名太长了，最多 100 个字。");
    }

    @Test
    void call_times_are_those_at_which_agents_work() {
        at("2026-09-26T10:00:00");
        browser.go("/");
        browser.await(
                "the days",
                page -> page.script("return document.querySelectorAll('[name=callDay] option').length > 5")
                                .equals(true)
                        ? true
                        : null);
        var days = (String) browser.script(
                "return [...document.querySelectorAll('[name=callDay] option')].map(o => o.value).join()");
        assertThat(days).contains("2026-09-28").doesNotContain("2026-09-27", "2026-10-01");
        browser.script("const day = document.querySelector('[name=callDay]'); day.value = '2026-09-28';"
                + " day.dispatchEvent(new Event('change', {bubbles: true}))");
        browser.await(
                "the times",
                page -> page.script("return document.querySelectorAll('[name=callTime] option').length > 5")
                                .equals(true)
                        ? true
                        : null);
        var times = (String) browser.script(
                "return [...document.querySelectorAll('[name=callTime] option')].map(o => o.value).join()");
        assertThat(times)
                .contains("09:00", "11:30", "13:30", "17:30")
                .doesNotContain("12:00", "12:30", "13:00", "18:00");
        fill();
        browser.click("[name=send]");
        browser.seeText("[data-call]", "9月28日星期一 09:00");

        var code = server.anybody()
                .post("/api/v1/complaints", Draft.usual().json())
                .json()
                .getString("trackingCode");
        browser.go("/#track=" + code);
        browser.click("[data-call-wish]");
        browser.await(
                "the days",
                page -> page.script(
                                        "return document.querySelectorAll('call-wish-form [name=callDay] option').length > 5")
                                .equals(true)
                        ? true
                        : null);
        browser.isAccessible();
        browser.script("const day = document.querySelector('call-wish-form [name=callDay]'); day.value = '2026-09-28';"
                + " day.dispatchEvent(new Event('change', {bubbles: true}))");
        browser.click("call-wish-form .button.primary");
        browser.seeText("complaint-promise [data-call]", "9月28日星期一 09:00");
        browser.seeText("complaint-steps", "您改了回访时间");
    }

    @Test
    void a_draft_outlives_the_page_and_a_repeat_files_nothing_twice() {
        browser.go("/");
        fill();
        // The first answer is lost on its way, after the server has filed it.
        browser.script("""
                const send = window.fetch;
                window.fetch = async (...request) => {
                  const answer = await send(...request);
                  sessionStorage.setItem('filed', (await answer.json()).number);
                  window.fetch = send;
                  throw new TypeError('network');
                };
                """);
        browser.click("[name=send]");
        browser.seeText("[role=alert]", "连上以后自动发送");
        browser.go("/");
        browser.see("complaint-form h1");
        browser.seeValue("#complainant", "李娜");
        browser.click("[name=send]");
        assertThat(browser.text("[data-number]")).isEqualTo(browser.script("return sessionStorage.getItem('filed')"));
    }

    @Test
    void a_customer_beyond_the_limit_reads_when_to_send_again_and_loses_nothing() {
        for (int i = 0; i < 20; i++) {
            server.anybody()
                    .with("X-Forwarded-For", "203.0.113." + i)
                    .post(
                            "/api/v1/complaints",
                            Draft.usual().description("少了一件").json());
        }
        browser.go("/");
        fill();
        browser.script("""
                const send = window.fetch;
                window.fetch = (path, request) => {
                  request.headers.set('X-Forwarded-For', '203.0.113.99');
                  return send(path, request);
                };
                """);
        browser.click("[name=send]");
        browser.seeText("[role=alert]", "用这个电话号码刚才提交的投诉太多，请 3 分钟后再发送");
        assertThat(browser.see("#description").getDomProperty("value")).contains("五件货");
        browser.isAccessible();
    }

    @Test
    void customer_withdraws() {
        follow(file().getString("trackingCode"));
        browser.click("withdraw-complaint > button");
        browser.see("dialog[open]");
        browser.isAccessible();
        browser.click("dialog[open] .primary");
        browser.seeText(".state", "已撤回");
    }

    @Test
    void customer_reads_in_english_after_switching() {
        browser.go("/");
        browser.seeText("h1", "我要投诉");
        browser.click("language-switch button");
        browser.seeText("h1", "File a complaint");
        browser.see("html[lang^=en]");
        browser.isAccessible();
        fill();
        browser.click("[name=send]");
        browser.seeText("[data-save]", "Save as a file");
        browser.isAccessible();
        browser.go("/");
        browser.seeText("h1", "File a complaint");
    }

    @Test
    void a_customer_pastes_the_receipt_or_types_the_code_as_it_was_read_out() {
        var filed = file();
        var code = filed.getString("trackingCode");
        for (String pasted : List.of(
                "投诉受理编号 " + filed.getString("number") + "，承诺 9月30日前办结。查询码 " + code + "，查询：https://h/#track=" + code,
                code.toLowerCase(Locale.ROOT).replace('-', ' ').replace('0', 'o'))) {
            browser.go("/#track");
            browser.type("#code", pasted);
            browser.press(Keys.ENTER);
            browser.seeText("follow-complaint", "受理编号 " + filed.getString("number"));
            browser.seeText("follow-complaint [data-phone]", "138 **** 5678");
            browser.seeThat("return document.activeElement.id", "state");
        }
        browser.go("/#track=" + "%E5%8D%95%E5%8F%B7%20" + code);
        browser.seeText("follow-complaint", "受理编号 " + filed.getString("number"));
        browser.seeThat("return location.hash", "#track=" + code);
        browser.hasNoErrors();
    }

    @Test
    void a_followed_case_is_printed_whole_and_without_controls() {
        var filed = file();
        resolve(filed.getString("number"));
        follow(filed.getString("trackingCode"));
        browser.seeText("#resolution + .words", "今日送达");
        browser.seeTitle(filed.getString("number"));
        browser.printed();
        try {
            for (String part : List.of(".state", "#resolution + .words", "complaint-steps li", "#told + .words")) {
                browser.see(part);
            }
            for (String control : List.of(".top", "button", "textarea", "input", "language-switch")) {
                browser.seeNo(control);
            }
        } finally {
            browser.usualMedia();
        }
    }

    @Test
    void a_complaint_just_filed_is_printed_as_its_receipt() {
        browser.go("/");
        fill();
        browser.click("[name=send]");
        var number = browser.text("[data-number]");
        browser.see("complaint-steps li");
        browser.seeTitle(number);
        browser.printed();
        try {
            browser.see("[data-code]");
            browser.seeNo("complaint-steps");
            browser.seeNo("button");
        } finally {
            browser.usualMedia();
        }
    }

    @Test
    void an_unknown_code_says_so() {
        follow("202609000001-AAAAAAAAAAAAAAAAAAAAAAAA");
        browser.seeText("[role=alert]", "没有找到");
        browser.isAccessible();
    }

    @Test
    void a_case_number_instead_of_the_code_is_answered_with_which_of_the_two_is_needed_and_where_it_stands() {
        var filed = file();
        browser.go("/#track");
        browser.type("#code", "#" + filed.getString("number"));
        browser.press(Keys.ENTER);
        browser.seeText("[role=alert]", "只有受理编号查不到");
        browser.seeText("[role=alert]", "写在回执的“查询码”下面");
        browser.see("#code[aria-invalid=true]");
        browser.isAccessible();
        browser.await("focus on the field", page -> "code".equals(focused()) ? true : null);
        browser.see("#code").clear();
        browser.type("#code", filed.getString("trackingCode"));
        browser.press(Keys.ENTER);
        browser.seeText("follow-complaint", "受理编号 " + filed.getString("number"));
        browser.await("focus on the state", page -> "state".equals(focused()) ? true : null);
        browser.seeTitle(filed.getString("number"));
    }

    private static Object focused() {
        return browser.script("return document.activeElement.id");
    }

    @Test
    void a_code_that_cannot_be_decoded_is_taken_as_typed() {
        browser.go("/");
        browser.see("complaint-form h1");
        browser.script("location.hash = '#track=%'");
        browser.seeText("[role=alert]", "没有找到");
        browser.seeValue("#code", "%");
        browser.isAccessible();
    }

    @Test
    void leaving_the_page_before_the_answer_opens_no_feed() {
        browser.go("/");
        browser.see("complaint-form h1");
        var feeds = browser.script("""
                const until = async (holds) => {
                  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
                };
                const send = window.fetch;
                let feeds = 0;
                let answer;
                window.fetch = async (path, request) => {
                  if (path.includes('/feed')) feeds += 1;
                  if (path.includes('/tracking')) await new Promise((resolve) => { answer = resolve; });
                  return send(path, request);
                };
                return (async (code) => {
                  location.hash = `#track=${code}`;
                  await until(() => answer);
                  const left = document.querySelector('follow-complaint');
                  location.hash = '';
                  await until(() => !left.isConnected);
                  answer();
                  await until(() => left.tracked);
                  return feeds;
                })(arguments[0]);
                """, file().getString("trackingCode"));
        assertThat(feeds).isEqualTo(0L);
    }

    @Test
    void customer_reads_the_result_and_rates_it() {
        var filed = file();
        resolve(filed.getString("number"));
        follow(filed.getString("trackingCode"));
        browser.seeText("#resolution + .words", "今日送达");
        browser.isAccessible();
        browser.click(".score-5");
        browser.type("#rating-comment", "处理很快");
        browser.click("rate-complaint .primary");
        browser.seeText("rate-complaint", "非常满意");
        browser.seeText(".state", "已办结");
        browser.hasNoErrors();
    }

    @Test
    void each_round_of_handling_is_rated_again() {
        var filed = file();
        resolve(filed.getString("number"));
        follow(filed.getString("trackingCode"));
        browser.click(".score-1");
        browser.click("rate-complaint .primary");
        browser.seeText(".state", "重新办理");
        browser.seeNo("rate-complaint .score");
        resolveAgain(filed.getString("number"));
        follow(filed.getString("trackingCode"));
        browser.click(".score-5");
        browser.click("rate-complaint .primary");
        browser.seeText("rate-complaint", "非常满意");
        browser.seeText(".state", "已办结");
    }

    private static void resolveAgain(String number) {
        change(
                "agent2",
                number,
                "/steps",
                new JsonObject().put("step", "resolve").put("resolution", "已重新送达"));
    }

    private void fill() {
        browser.type("#complainant", "李娜");
        browser.type("#phone", "13812345678");
        browser.type("#waybill", "HD2609250017");
        browser.type("#description", "五件货只到四件，少了一件，里面是衣服，价值约八百元。");
        browser.type("#demand", "尽快找回或赔偿");
    }

    private void follow(String code) {
        browser.go("/#track=" + code);
    }
}
