package hotline.browser;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Those who look after customers see what is due, report contacts and read what came of them. */
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
    void a_supervisor_sees_what_is_due_excuses_one_and_reports_a_visit_of_another() {
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
}
