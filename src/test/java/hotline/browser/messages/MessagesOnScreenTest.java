package hotline.browser.messages;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.ScreenTest;
import hotline.policy.message.MessageKind;
import hotline.support.Draft;
import hotline.support.RestingRelay;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** Messages to customers, at the case and as previews; and what the links in their mails open on a phone. */
@Tag("K3")
class MessagesOnScreenTest extends ScreenTest {
    private static final String CODE =
            "SELECT coalesce((SELECT substring(body from '是：([0-9]{6})') FROM outbox WHERE kind = 'code' LIMIT 1), '')";

    private String number;

    @BeforeEach
    void told() {
        server.forgetComplaints();
        at("2026-09-28T10:00:00");
        RestingRelay.of(server);
        number = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .with("email", "li.na@example.com")
                                .language("zh")
                                .json())
                .json()
                .getString("number");
        await("the receipt", () -> !mail().isEmpty());
    }

    private static String mail() {
        return server.database().value("SELECT coalesce((SELECT body FROM outbox ORDER BY id LIMIT 1), '')");
    }

    private static String token(String purpose) {
        var found = Pattern.compile("#" + purpose + "=(\\S+)").matcher(mail());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static void open(String language, String login, String view) {
        browser.go("/console");
        browser.script("localStorage.setItem('hotline-language', arguments[0])", language);
        browser.go("/console" + view);
        signIn(login);
    }

    @ParameterizedTest
    @CsvSource({"zh, 已通知客户 1 次，最近：已收到投诉，等待发出", "en, 'Customer told once: complaint received, waiting'"})
    void an_agent_sees_at_the_case_what_the_customer_was_told(String language, String words) {
        browser.size(1280, 720);
        open(language, "agent1", "?view=open&case=" + number);
        browser.seeText("case-messages summary", words);
        browser.click("case-messages summary");
        browser.seeText("case-messages li[data-state=waiting]", "l＊＊@example.com");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"supervisor1, 1280, 720, zh, 已收到您的投诉", "admin1, 390, 844, en, We have received your complaint"})
    @Tag("T4")
    void every_mail_is_previewed_with_a_made_up_case_and_a_real_one(
            String login, int width, int height, String language, String subject) {
        browser.size(width, height);
        open(language, login, "?view=messages");
        browser.seeText("[data-preview=received] h4", language.equals("zh") ? subject : "已收到您的投诉");
        browser.seeText("[data-preview=late]", "https://help.example.com");
        browser.seeThat(
                "return document.querySelectorAll('[data-preview]').length", (long) MessageKind.values().length);
        browser.isAccessible();
        browser.type("#preview-case", number);
        browser.press(Keys.ENTER);
        browser.seeText("[data-preview=received]", number);
        browser.seeText("[data-preview=reply-promised]", language.equals("zh") ? "没有可填的内容" : "nothing to fill in");
        assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"1280, 720, zh, '邮件，已收到投诉：已送达'", "390, 844, en, 'E-mail, complaint received: delivered'"})
    void a_supervisor_sees_how_messages_ended_and_opens_the_cases_behind_a_number(
            int width, int height, String language, String words) {
        server.database()
                .execute(
                        "INSERT INTO outbox_fact SELECT id, '2026-09-28', way, kind, 'delivered', complaint_id FROM outbox");
        server.database().execute("INSERT INTO outbox_sum VALUES ('2026-09-28', 'mail', 'received', 'delivered', 1)");
        browser.size(width, height);
        open(language, "supervisor1", "?view=messages");
        browser.click("[data-figure='mail received delivered']");
        browser.seeText("message-figures [data-behind]", words);
        browser.seeText("message-figures [data-message]", number);
        browser.isAccessible();
        assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        browser.hasNoErrors();
    }

    @Test
    void the_link_of_a_mail_opens_the_complaint_on_a_phone_with_the_last_four_digits() {
        browser.size(390, 844);
        browser.go("/#open=" + token("open"));
        browser.type("#digits", "１２３４\n");
        browser.seeText("#digits-wrong", "打不开");
        browser.isAccessible();
        browser.script("document.querySelector('#digits').value = ''");
        browser.type("#digits", "５６７８\n");
        browser.seeText("follow-complaint", number);
        assertThat(browser.script("return location.href").toString()).doesNotContain("5678");
        browser.type("#add-text", "补充一点情况");
        browser.click("add-words form button:last-of-type");
        browser.seeText("complaint-steps .noted", "补充一点情况");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh, 验证码不对", "en, the code is wrong"})
    void a_customer_without_the_code_comes_back_on_a_phone_by_a_code_from_the_mailbox(String language, String wrong) {
        browser.size(390, 844).go("/icon.svg");
        browser.script("localStorage.setItem('hotline-language', arguments[0])", language);
        browser.go("/#track");
        browser.click("[data-way-back] summary");
        browser.isAccessible();
        browser.type("#way-number", number);
        browser.type("#way-digits", "5678\n");
        browser.see("#way-code");
        browser.isAccessible();
        browser.type("#way-code", "x1\n");
        browser.seeText("#way-wrong", wrong);
        browser.isAccessible();
        await("the code", () -> server.database().value(CODE).length() == 6);
        browser.script("document.querySelector('#way-code').value = ''");
        browser.type("#way-code", server.database().value(CODE) + "\n");
        browser.seeText("follow-complaint", number);
        assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(browser.script("return location.href + JSON.stringify(localStorage)")
                        .toString())
                .as("what opens it stays on the page")
                .doesNotContain("session.");
        browser.type("#add-text", "我回来了");
        server.clock().set(server.clock().instant().plus(Duration.ofMinutes(15)));
        browser.click("add-words form button:last-of-type");
        browser.see("add-words [role=alert] .notice");
        assertThat(browser.see("#add-text").getDomProperty("value"))
                .as("a quarter of an hour is over while typing: the words stay")
                .isEqualTo("我回来了");
    }

    @ParameterizedTest
    @CsvSource({"zh, 链接已发给客户", "en, The link is on its way"})
    void an_agent_sends_the_customer_the_link_again(String language, String words) {
        browser.size(1280, 720);
        open(language, "agent1", "?view=open&case=" + number);
        browser.click("case-messages summary");
        browser.click("case-messages [data-send-link]");
        browser.see("case-messages li[data-message=link-again]");
        browser.await(
                words,
                page -> page.script("return document.body.innerText").toString().contains(words));
        browser.isAccessible();
        assertThat(server.database().value("SELECT count(*) FROM outbox WHERE kind = 'link-again'"))
                .isEqualTo("1");
        browser.hasNoErrors();
    }

    @Test
    void the_link_below_a_mail_stops_mails_with_one_press_and_starts_them_with_another() {
        browser.size(390, 844);
        browser.go("/#stop=" + token("stop"));
        browser.see("mail-link [data-wanted=true]");
        browser.isAccessible();
        assertThat(server.database().value("SELECT count(*) FROM contact_point WHERE stopped IS NOT NULL"))
                .as("opening the link alone stops nothing: programs open links")
                .isEqualTo("0");
        browser.click("mail-link .button");
        browser.seeText("mail-link [data-wanted=false]", "不会再往这个邮箱发邮件了");
        assertThat(server.database().value("SELECT stopped FROM contact_point")).isEqualTo("opted-out");
        browser.click("mail-link .button");
        browser.see("mail-link [data-wanted=true]");
        browser.isAccessible();
        browser.hasNoErrors();
    }
}
