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
}
