package hotline.browser;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.callback.CallbackDesk;
import hotline.policy.taxonomy.Severity;
import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Those who look after customers see work that is due, report contacts and read what came of them. */
@Tag("K2")
class CareOnScreenTest extends ScreenTest {
    @BeforeEach
    void atTheDesk() {
        server.forgetComplaints();
        at("2026-09-28T10:00:00");
    }

    private static long keyCustomer(String name, String phone) {
        var number = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual().complainant(name).phone(phone).json())
                .json()
                .getString("number");
        var complaint = "/api/v1/complaints/" + number;
        await("it has its file", () -> server.as("agent1").get(complaint).json().getJsonObject("customer") != null);
        long file = server.as("agent1")
                .get(complaint)
                .json()
                .getJsonObject("customer")
                .getLong("id");
        server.database().execute("""
                WITH review AS (
                    INSERT INTO tier_review (scheme, department, period, policy_version, asked_at) VALUES ('trade', '', '2026', 1, now())
                    RETURNING id
                ), proposal AS (
                    INSERT INTO tier_proposal (review, file, department, inputs, proposed, state)
                    SELECT id, %1$d, '', '{}', 'key', 'accepted' FROM review RETURNING id
                )
                INSERT INTO customer_tier (file, department, tier, since, proposal)
                SELECT %1$d, '', 'key', '2026-06-01', id FROM proposal
                """.formatted(file));
        await("a visit is due", () -> server.database()
                .value("SELECT count(*) FROM care_due WHERE file = " + file)
                .equals("1"));
        return file;
    }

    @Test
    @Tag("K5")
    void a_supervisor_sees_work_that_is_due_excuses_one_and_reports_a_visit_of_another() {
        long visited = keyCustomer("浙江宏达商贸有限公司", "13812340001");
        long excused = keyCustomer("江苏永兴商贸有限公司", "13812340002");
        browser.size(1280, 720).go("/console");
        signIn("supervisor1");
        browser.see("complaint-queue");
        browser.press("g");
        browser.press("a");
        browser.seeText("care-list [data-care='" + visited + "']", "重点客户季度走访");
        browser.seeText("care-counts [data-count=key-visit]", "须全部回访");
        browser.isAccessible();
        browser.click("care-list [data-care='" + excused + "'] [data-excuse]");
        browser.type("excuse-dialog vaadin-text-area textarea", "客户停产检修");
        browser.isAccessible();
        browser.click("excuse-dialog vaadin-button[theme=primary]");
        seeMessage("已免访");
        browser.click("care-list [data-care='" + visited + "'] [data-report]");
        browser.click("contact-report-dialog vaadin-button[theme=primary]");
        browser.seeText("contact-report-dialog [role=alert]", "请至少填写一项");
        browser.type("contact-report-dialog vaadin-text-area[name=needs] textarea", "国庆前加一班");
        browser.isAccessible();
        browser.click("contact-report-dialog vaadin-button[theme=primary]");
        browser.seeText("care-list [role=status]", "没有应访的客户");
        browser.click("care-list [data-state=done]");
        browser.seeText("care-list table", "浙江宏达");
        browser.click("care-list [data-state=excused]");
        browser.seeText("care-list table", "客户停产检修");
        browser.size(390, 844);
        browser.isAccessible();
        browser.go("/console?view=customers&customer=" + visited);
        browser.seeText("customer-care .care-contacts", "国庆前加一班");
        browser.seeText("customer-care .care-due", "已访");
        browser.isAccessible();
        browser.languages("en-GB").size(1280, 720).go("/console?view=care&state=done");
        browser.seeText("care-list table", "浙江宏达");
        browser.isAccessible();
        assertThat(server.database().value("SELECT count(*) FROM care_contact")).isEqualTo("1");
        browser.hasNoErrors();
    }

    @Test
    @Tag("K4")
    void an_agent_proposes_a_campaign_a_supervisor_approves_the_preview_and_a_call_is_made() {
        keyCustomer("浙江宏达商贸有限公司", "13812340001");
        browser.size(1280, 720).go("/console?view=care&part=campaigns");
        signIn("supervisor1");
        browser.click("campaign-form summary");
        browser.type("#campaign-name", "货差客户回访");
        browser.type("#campaign-purpose", "了解少件处理是否满意");
        browser.click("campaign-form vaadin-button");
        browser.seeText("campaign-form [role=alert]", "请至少选一个条件");
        browser.click("#campaign-tier option[value=key]");
        browser.isAccessible();
        browser.click("campaign-form vaadin-button");
        seeMessage("等待另一名主管批准");
        browser.click("campaign-list [data-look]");
        browser.seeText("campaign-list [data-preview-of]", "将回访 1 位客户");
        browser.click("campaign-list [data-step=approve]");
        browser.seeText("campaign-list > div > [role=alert]", "须由另一名主管决定");
        server.database().execute("UPDATE campaign SET created_by = (SELECT id FROM person WHERE login = 'agent1')");
        browser.click("campaign-list [data-look]");
        browser.seeText("campaign-list [data-preview-of]", "将回访 1 位客户");
        browser.click("campaign-list [data-step=approve]");
        browser.seeText("campaign-list .badge", "进行中");
        browser.isAccessible();
        await("the call is planned", () -> server.database()
                .value("SELECT count(*) FROM callback WHERE campaign IS NOT NULL")
                .equals("1"));
        browser.click("care-desk [data-part=calls]");
        browser.click("campaign-call [data-take]");
        browser.seeText("campaign-call h3", "浙江宏达");
        browser.type("campaign-call vaadin-text-area[name=needs] textarea", "希望提前通知");
        browser.isAccessible();
        browser.click("campaign-call [data-outcome=reached]");
        browser.see("campaign-call [data-take]");
        browser.size(390, 844).go("/console?view=care&part=campaigns");
        browser.seeText("campaign-list [data-progress]", "已接通 1");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    @Tag("C8")
    void an_agent_asks_the_questions_of_the_policy_by_keys_alone() throws Exception {
        var desk = new CallbackDesk(server.database(), server.clock());
        desk.resolved(Severity.MINOR);
        browser.size(1280, 720).go("/console?view=callbacks");
        signIn("agent1");
        browser.see("[data-take]").click();
        browser.seeText("callback-card .call-script", "王芳");
        browser.languages("en-GB").go("/console?view=callbacks");
        browser.seeText("callback-card [data-place]", "Jiangsu");
        browser.isAccessible();
        browser.see("callback-card .outcome vaadin-radio-button[value=reached]").click();
        browser.see("[data-question=satisfaction] input").sendKeys("4");
        browser.see("[data-question=solved] input").sendKeys("1");
        browser.see("[data-question=effort] input").sendKeys("6");
        browser.isAccessible();
        browser.size(390, 844);
        browser.isAccessible();
        browser.see("[data-question=effort] input[value='6']").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));

        await("the answers are kept", () -> desk.tables
                .value("SELECT coalesce(string_agg(question || value, ' ' ORDER BY question), '') FROM survey_answer")
                .equals("effort6 satisfaction4 solved1"));
    }

    @Test
    @Tag("C8")
    void an_agent_asks_for_a_callback_at_a_case_and_takes_it_with_its_extension() throws Exception {
        var desk = new CallbackDesk(server.database(), server.clock());
        long complaint = desk.file(Severity.MINOR);
        var number = desk.tables.value("SELECT number FROM complaint WHERE id = " + complaint);
        browser.size(1280, 720).go("/console?case=" + number);
        signIn("agent1");
        browser.see("[data-ask-callback]").click();
        browser.see("callback-dialog vaadin-text-area textarea").sendKeys("问理赔进度");
        browser.see("callback-dialog vaadin-text-field input").sendKeys("021-61234567-801");
        browser.isAccessible();
        browser.see("callback-dialog vaadin-button[theme~=primary]").click();
        browser.see("callbacks-by-hand li");

        browser.go("/console?view=callbacks");
        browser.see("[data-take]").click();
        browser.see("callback-card .by-hand");
        browser.seeText("callback-card .phone", "801");
        browser.isAccessible();
        assertThat(server.as("agent1").get("/api/v1/callbacks/by-hand?view=mine").json().getJsonArray("items").stream()
                        .map(one -> ((JsonObject) one).getString("reason")))
                .containsExactly("问理赔进度");
    }
}
