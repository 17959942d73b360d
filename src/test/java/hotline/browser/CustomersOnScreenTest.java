package hotline.browser;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Agents see a caller's files while they type the number, find files by name, and keep them. */
@Tag("A1")
class CustomersOnScreenTest extends ScreenTest {
    @TempDir
    private static Path folder;

    @BeforeEach
    void atTheDesk() {
        server.forgetComplaints();
        at("2026-09-28T10:00:00");
    }

    /** The number of the complaint, once it stands in its file. */
    private static String file(String name, String phone) {
        var number = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual().complainant(name).phone(phone).json())
                .json()
                .getString("number");
        await("the complaint has its file", () -> customer(number) != null);
        return number;
    }

    private static JsonObject customer(String number) {
        return server.as("agent1").get("/api/v1/complaints/" + number).json().getJsonObject("customer");
    }

    @Test
    @Tag("A5")
    void the_files_of_a_number_appear_while_it_is_typed_and_one_fills_what_is_empty() {
        var open = file("王先生", "13812345678");
        file("李娜", "13812345678");
        browser.size(1280, 720).go("/console");
        signIn("agent1");
        browser.see("complaint-queue");
        browser.press("n");
        browser.type("new-complaint-form [name=phone] input", "138 1234 5678");
        browser.seeText("customers-of-phone", "2 份客户档案");
        browser.seeText("customers-of-phone .file:nth-child(2)", "请补问：完整姓名、详细到门牌的地址");
        browser.seeText("customers-of-phone .file:nth-child(2)", open);
        browser.isAccessible();
        browser.click("customers-of-phone .file:nth-child(2) button");
        browser.seeThat("return document.querySelector('new-complaint-form [name=complainant]').value", "王先生");
        browser.type("new-complaint-form [name=complainant] input", "王强");
        browser.click("customers-of-phone .file:nth-child(1) button");
        assertThat((String)
                        browser.script("return document.querySelector('new-complaint-form [name=complainant]').value"))
                .as("what is typed stays")
                .contains("王强");
        browser.hasNoErrors();
    }

    @Test
    void a_file_is_found_by_initials_changed_and_given_a_contact() {
        file("曾国藩", "13812345678");
        browser.size(1280, 720).go("/console");
        signIn("agent1");
        browser.see("complaint-queue");
        browser.press("g", "k");
        browser.type("#customers-sought", "cgf");
        browser.press(Keys.ENTER);
        browser.seeText("customers-found", "曾国藩");
        browser.isAccessible();
        browser.click("customers-found .row");
        browser.seeText("customer-file h3", "曾国藩");
        browser.seeText("customer-story", "货差");
        browser.click("customer-file header button");
        browser.type("#customer-region", "湖南");
        browser.isAccessible();
        browser.click("customer-dialog vaadin-button[theme=primary]");
        browser.seeText("customer-file .facts", "湖南");
        browser.click("contact-form summary");
        browser.type("#contact-value", "湖南省双峰县荷叶镇富托村");
        browser.click("contact-form vaadin-button");
        browser.seeText("customer-file .contacts", "富托村");
        browser.click("customer-changes summary");
        browser.seeText("customer-changes", "地区: 无 → 湖南");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void a_complaint_is_put_with_another_file_on_a_phone_in_english() {
        file("王芳", "13812345678");
        var stray = file("王方", "13900000001");
        browser.go("/console");
        browser.script("localStorage.setItem('hotline-language', 'en')");
        browser.size(390, 844).go("/console?view=open&case=" + stray);
        signIn("agent1");
        browser.click("customer-card .file button");
        browser.type("#file-sought", "wangfang");
        browser.click("choose-customer-dialog .found-files li:nth-child(2) .row");
        browser.seeText("choose-customer-dialog .chosen-file", "王芳");
        browser.isAccessible();
        browser.click("choose-customer-dialog vaadin-button[theme=primary]");
        browser.seeText("customer-card .file", "王芳");
        browser.seeText("case-story", "Put with another customer");
        browser.click("customer-card .file a");
        browser.seeText("customer-file", "2 complaints, 2 open");
        browser.isAccessible();
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.hasNoErrors();
    }

    /** An agent works on the first of two complaints about one waybill, and compares the second with it. */
    @Test
    @Tag("F4")
    void two_complaints_about_one_waybill_are_compared_joined_and_separated() {
        var first = fileAbout("YT0000000001", "王芳", "13812345678");
        server.as("agent1")
                .with("If-Match", "*")
                .post("/api/v1/complaints/" + first + "/steps", new JsonObject().put("step", "assign"));
        var second = fileAbout("YT0000000001", "李强", "13812345679");
        browser.size(1280, 720).go("/console?view=open&case=" + second);
        signIn("agent1");
        browser.seeText("joined-complaints", "可能是同一事项：运单号相同");
        browser.isAccessible();
        browser.click("joined-complaints .acts button");
        browser.seeText("join-dialog", first + " 为主");
        browser.isAccessible();
        browser.click("join-dialog vaadin-button[theme=primary]");
        browser.seeText("joined-complaints", "已并入，由该投诉统一办理");
        browser.seeText("case-story", "并入 " + first);
        browser.isAccessible();
        browser.script("localStorage.setItem('hotline-language', 'en')");
        browser.size(390, 844).go("/console?view=open&case=" + first);
        browser.seeText("joined-complaints", "Complaints that follow this one");
        browser.isAccessible();
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.click("joined-complaints li button:not(.link)");
        browser.seeText("case-story", "no longer follows this complaint");
        browser.press("n");
        browser.type("new-complaint-form [name=waybill] input", "yt0000000001");
        browser.seeText("like-complaints", "May be about the same matter: the same waybill");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    private static String fileAbout(String waybill, String name, String phone) {
        return server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .complainant(name)
                                .phone(phone)
                                .waybill(waybill)
                                .json())
                .json()
                .getString("number");
    }

    @Test
    void one_box_finds_customers_and_words_of_complaints_while_one_types() {
        file("王芳", "13812345678");
        var told = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .complainant("<b>李娜</b>")
                                .phone("13912340000")
                                .description("外箱破损<img src=x onerror=alert(1)>，杯子碎了")
                                .json())
                .json()
                .getString("number");
        await("its words are found", () -> server.database()
                .value("SELECT count(*) FROM text_gram WHERE gram = '破损'")
                .equals("1"));
        browser.size(1280, 720).go("/console");
        signIn("agent1");
        browser.see("complaint-queue");
        browser.press("/");
        browser.type("case-search input", "wf 5678");
        browser.seeText("case-search [role=option] strong", "王芳");
        browser.seeText("case-search [role=option] mark", "5678");
        browser.isAccessible();
        browser.press(Keys.ESCAPE);
        browser.script("document.querySelector('case-search input').value = ''");
        browser.type("case-search input", "破損");
        browser.seeText("case-search [role=group] mark", "破损");
        browser.seeText("case-search [role=option]", "<img src=x");
        browser.isAccessible();
        browser.press(Keys.ARROW_DOWN);
        browser.see("case-search [aria-selected=true]");
        browser.press(Keys.ENTER);
        browser.seeText("case-panel", told);
        browser.seeNo("case-search [role=option]");
        browser.press(Keys.ESCAPE);
        browser.await(
                "the box has the keyboard again",
                page -> (Boolean) page.script("return document.activeElement.closest('case-search') !== null")
                        ? true
                        : null);
        browser.press(Keys.ARROW_DOWN);
        browser.seeText("case-search [role=group] mark", "破损");
        browser.press(Keys.ESCAPE);
        browser.size(390, 844);
        browser.script("document.querySelector('case-search input').value = ''");
        browser.type("case-search input", "没有这样的内容");
        browser.seeText("case-search .none", "没有找到");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    @Tag("K1")
    void a_supervisor_reviews_tiers_sees_what_would_happen_and_accepts_and_agents_see_the_tier() {
        var number = file("王芳", "13812345678");
        var id = customer(number).getLong("id");
        server.as("supervisor1")
                .with("Content-Type", "text/csv")
                .send(
                        "POST",
                        "/api/v1/tiers/imports?scheme=trade",
                        "customer,year,amount,payment\n" + id + ",2026,500000,good\n");
        browser.size(1280, 720).go("/console?view=tiers");
        signIn("supervisor1");
        browser.seeText("tier-proposals", "没有待审定的级别");
        browser.seeText("due-reviews [data-due='2025']", "评审到期");
        browser.see("notice-bell [data-reviews]");
        browser.isAccessible();
        browser.click("due-reviews button");
        browser.seeText("tier-reviews table", "2025");
        browser.seeNo("due-reviews li");
        browser.seeNo("notice-bell [data-reviews]");
        browser.click("tiers-desk [data-part=import]");
        browser.seeText("tier-import", "档案编号");
        browser.isAccessible();
        browser.click("tiers-desk [data-part=reviews]");
        browser.click("tier-reviews [data-begin]");
        browser.seeText("tier-reviews table", "1 户，其中 0 户级别不变");
        browser.isAccessible();
        browser.click("tiers-desk [data-part=proposals]");
        browser.seeText("tier-proposals table", "未定级 → VIP");
        browser.seeText("tier-proposals table", "500,000 元，付款信誉良好");
        browser.click("tier-proposals [data-all]");
        browser.click("tier-proposals [data-preview]");
        browser.seeText("tier-proposals .tier-preview", "未定级 → VIP：1 户");
        browser.isAccessible();
        browser.click("tier-proposals [data-accept]");
        browser.seeText("tier-proposals", "没有待审定的级别");
        browser.go("/console?view=customers&tier=vip");
        browser.seeText("customers-found", "王芳");
        browser.size(390, 844).go("/console?view=customers&customer=" + id);
        browser.seeText("customer-tiers", "VIP");
        browser.isAccessible();
        browser.go("/console?view=open&case=" + number);
        browser.seeText("customer-card [data-tier=vip]", "VIP");
        browser.hasNoErrors();
    }

    @Test
    void a_list_is_uploaded_checked_and_taken_and_refused_rows_say_why() throws IOException {
        var list = Files.writeString(
                folder.resolve("客户.csv"),
                "姓名或名称,电话,客户编号\n海纳贸易有限公司,13812340001,K-1\n李四,138,\n",
                Charset.forName("GB18030"));
        browser.size(1280, 720).go("/console?view=lists");
        signIn("supervisor1");
        browser.seeText("customer-lists", "还没有上传过名单");
        browser.isAccessible();
        browser.script("document.querySelector('customer-lists input[type=file]').classList.remove('visually-hidden')");
        browser.see("customer-lists input[type=file]").sendKeys(list.toString());
        browser.seeText("customer-lists ol", "将新增 1 户，更新 0 户，0 行无变化，1 行不能导入");
        browser.click("list-row [data-act=refused]");
        browser.seeText("refused-rows table", "第 3 行");
        browser.seeText("refused-rows table", "电话: 这不是能拨通的电话号码");
        browser.isAccessible();
        browser.size(390, 844);
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.click("list-row [data-act=take]");
        browser.seeText("customer-lists ol", "已导入");
        browser.seeText("customer-lists ol", "新增 1 户");
        browser.isAccessible();
        browser.click("list-row [data-act=delete]");
        browser.seeText("customer-lists ol", "文件已删除");
        browser.go("/console?view=customers&sought=hainamaoyi");
        browser.seeText("customers-found", "海纳贸易有限公司");
        browser.hasNoErrors();
    }

    @Test
    void a_sample_of_files_is_drawn_and_checked_field_by_field() {
        file("王芳", "13812345678");
        browser.size(1280, 720).go("/console?view=quality");
        signIn("supervisor1");
        browser.click("file-quality [data-draw]");
        browser.seeText("file-quality table", "少于 10，不下结论");
        browser.isAccessible();
        browser.click("file-quality button[data-department='']");
        browser.seeText("sampled-files", "王芳");
        browser.click("sampled-files fieldset:nth-of-type(1) input[value=true]");
        seeMessage("已记录");
        browser.seeText("file-quality table", "1 / 1");
        browser.seeText("files-due", "1 份，其中逾期 0 份");
        browser.click("files-due [data-due='completion of ']");
        browser.seeText("due-list", "缺：详细到门牌的地址");
        browser.click("due-list [data-confirm]");
        seeMessage("仍缺：详细到门牌的地址");
        browser.isAccessible();
        browser.size(390, 844);
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.hasNoErrors();
    }

    @Test
    @Tag("D3")
    void an_agent_proposes_a_blacklisting_two_supervisors_decide_and_the_next_call_shows_it() {
        var id = customer(file("王芳", "13812345678")).getLong("id");
        browser.size(1280, 720).go("/console?view=customers&customer=" + id);
        signIn("supervisor2");
        browser.click("blacklist-form summary");
        browser.type("#blacklist-harm", "多次伪造签收凭证");
        browser.isAccessible();
        browser.click("blacklist-form vaadin-button");
        seeMessage("已提请");
        var entry = server.as("supervisor1").get("/api/v1/blacklistings").json().getJsonArray("items");
        var steps = "/api/v1/blacklistings/" + entry.getJsonObject(0).getLong("id") + "/steps";
        server.as("supervisor2").post(steps, new JsonObject().put("step", "verify"));
        browser.go("/console?view=tiers");
        browser.click("tiers-desk [data-part=blacklist]");
        browser.click("blacklist-entries [data-step=approve]");
        browser.seeText("blacklist-entries [role=alert]", "须由另一名主管处理");
        browser.isAccessible();
        server.as("supervisor1").post(steps, new JsonObject().put("step", "approve"));
        browser.go("/console?view=customers&sought=13812345678");
        browser.seeText("customers-found [data-blacklisted=file]", "在公司黑名单上（本客户）");
        browser.isAccessible();
        browser.go("/console?view=tiers");
        browser.click("tiers-desk [data-part=blacklist]");
        browser.type("#blacklist-reason", "已赔偿并道歉");
        browser.click("blacklist-entries [data-step=ask-lift]");
        browser.see("blacklist-entries [data-step=lift]");
        server.as("supervisor1").post(steps, new JsonObject().put("step", "lift"));
        browser.go("/console?view=customers&customer=" + id);
        browser.seeText("customer-story [data-what=readmission]", "按合格客户重新准入");
        browser.seeText("customer-tiers", "移出黑名单后重新准入");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void two_files_that_may_be_one_customers_are_compared_merged_and_given_back() {
        file("令狐静", "13812345678");
        var second = file("令狐静", "13900000001");
        await("the pair is noticed", () -> !server.as("agent1")
                .get("/api/v1/duplicates")
                .json()
                .getJsonArray("items")
                .isEmpty());
        browser.size(1280, 720).go("/console?view=customers");
        signIn("agent1");
        browser.seeText("duplicates-list", "名称相同");
        browser.isAccessible();
        browser.click("duplicate-pair .pair-actions > button");
        browser.seeText("merge-dialog .merge-table", "13900000001".substring(7));
        browser.isAccessible();
        browser.click("merge-dialog label.check:nth-of-type(2) input");
        browser.type("merge-dialog vaadin-text-area textarea", "本人确认");
        browser.click("merge-dialog vaadin-button[theme=primary]");
        browser.seeText("duplicates-list", "没有待核对的档案");
        browser.go("/console?view=customers&customer=" + customer(second).getLong("id"));
        browser.seeText("customer-file .merged-files", "令狐静");
        browser.seeText("customer-file", "投诉 2 件");
        browser.press("n");
        browser.type("new-complaint-form [name=phone] input", "13900000001");
        browser.seeText("customers-of-phone", "1 份客户档案");
        browser.click("customers-of-phone .parts summary");
        browser.seeText("customers-of-phone .parts li", "令狐静");
        browser.isAccessible();
        browser.go("/console?view=customers&customer=" + customer(second).getLong("id"));
        browser.click("customer-file .merged-files button");
        browser.seeText("customer-merges", "本人确认");
        browser.isAccessible();
        browser.click("customer-merges ol button");
        browser.type("undo-merge-dialog vaadin-text-area textarea", "同名");
        browser.isAccessible();
        browser.click("undo-merge-dialog vaadin-button[theme=primary]");
        browser.seeText("customer-file", "投诉 1 件");
        browser.seeText("customer-merges", "撤销于");
        browser.hasNoErrors();
    }

    @Test
    @Tag("F4")
    void an_agent_links_an_earlier_complaint_and_says_later_that_it_is_not_the_same_thing() {
        var first = file("王芳", "13812345678");
        var second = file("陈刚", "13900000001");
        browser.size(1280, 720).go("/console?view=open&case=" + second);
        signIn("agent1");
        browser.click("case-earlier > section > button");
        browser.type("same-thing-dialog vaadin-text-field input", first);
        browser.type("same-thing-dialog vaadin-text-area textarea", "同一票货");
        browser.isAccessible();
        browser.click("same-thing-dialog vaadin-button[theme=primary]");
        browser.seeText("case-earlier", "同一件事的第 2 次投诉");
        browser.seeText("case-earlier li", "人工关联");
        browser.seeText("case-story", "与 " + first + " 是同一件事");
        browser.isAccessible();
        browser.click("case-earlier li button");
        browser.type("same-thing-dialog vaadin-text-area textarea", "问过，是两票货");
        browser.click("same-thing-dialog vaadin-button[theme=primary]");
        browser.seeText("case-earlier li", "已判断不是同一件事");
        browser.isAccessible();
        browser.click("case-earlier li a");
        browser.seeText("case-head", "王芳");
        browser.hasNoErrors();
    }

    @Test
    @Tag("K8")
    void a_supervisor_sees_what_holds_an_erasure_and_then_erases() {
        var number = file("欧阳鹤鸣", "13977788899");
        browser.size(1280, 720)
                .go("/console?view=customers&customer=" + customer(number).getLong("id"));
        signIn("supervisor1");
        browser.seeText("customer-file h3", "欧阳鹤鸣");
        browser.click("[data-erase]");
        browser.seeText("erase-dialog", number);
        browser.isAccessible();
        browser.press(Keys.ESCAPE);
        server.as("agent1")
                .with("If-Match", "*")
                .post(
                        "/api/v1/complaints/" + number + "/steps",
                        new JsonObject().put("step", "withdraw").put("reason", "客户撤诉"));
        browser.click("[data-erase]");
        browser.see("#erase-why");
        browser.script("const why = document.querySelector('#erase-why'); why.value = 'asked';"
                + " why.dispatchEvent(new Event('change', { bubbles: true }))");
        browser.click("#erase-sure");
        browser.isAccessible();
        browser.click("erase-dialog vaadin-button[theme~=primary]");
        browser.seeText("customer-file", "个人信息已删除");
        browser.go("/console?view=erasures");
        browser.seeText("erasures-desk", "清空投诉 1 件");
        browser.isAccessible();
        browser.hasNoErrors();
    }
}
