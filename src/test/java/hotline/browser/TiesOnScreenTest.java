package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People say what agents can do and whose customer a customer is, and read how work is given out. */
class TiesOnScreenTest extends ScreenTest {
    @BeforeEach
    void atTheDesk() {
        server.forgetComplaints();
        server.database()
                .execute("TRUNCATE customer_kin, agent_refusal, tie_opinion, asked_agent, staff_skill, staff_member");
        at("2026-09-28T10:00:00");
    }

    @Test
    @Tag("R4")
    @Tag("R6")
    @Tag("R10")
    void a_supervisor_notes_kin_a_refusal_and_an_opinion_on_the_customers_file() {
        var desk = new Desk(server);
        long file = desk.customer("王芳", "13812345678");
        long spouse = desk.customer("李强", "13912345678");
        browser.size(1280, 720).go("/console?view=customers&customer=" + file);
        signIn("supervisor1");
        browser.seeText("customer-tie", "暂无归属");
        browser.click("tie-form[what=kin] summary");
        browser.click("tie-form[what=kin] vaadin-button");
        browser.seeText("#tie-kin-other-words", "请填写档案号");
        browser.type("#tie-kin-other", String.valueOf(spouse));
        browser.click("tie-form[what=kin] vaadin-button");
        browser.seeText("customer-tie [data-kin]", "配偶: 李强");
        browser.click("tie-form[what=refusal] summary");
        browser.click("#tie-refusal-agent option:nth-child(2)");
        browser.click("#tie-refusal-fault option[value=serious]");
        browser.type("#tie-refusal-words", "客户投诉其辱骂，情况属实");
        browser.isAccessible();
        browser.click("tie-form[what=refusal] vaadin-button");
        browser.seeText("customer-tie [data-refusal]", "换人接待");
        browser.click("tie-form[what=opinion] summary");
        browser.click("#tie-opinion-agent option:nth-child(3)");
        browser.type("#tie-opinion-words", "首次由其接待");
        browser.click("tie-form[what=opinion] vaadin-button");
        browser.seeText("customer-tie [data-opinion]", "首次由其接待");
        browser.size(390, 844);
        browser.isAccessible();
        browser.languages("en-GB").go("/console?view=customers&customer=" + file);
        browser.seeText("customer-tie [data-refusal]", "→");
        browser.isAccessible();
        assertThat(server.database().value("SELECT count(*) FROM tie_opinion")).isEqualTo("1");
        browser.hasNoErrors();
    }

    @Test
    @Tag("R5")
    void an_agent_notes_whom_a_new_customer_asks_for() {
        var number = new Desk(server).file("王芳", "13812345678");
        browser.size(1280, 720).go("/console?case=" + number);
        signIn("agent1");
        browser.click("asked-agent summary");
        browser.click("asked-agent vaadin-button");
        browser.seeText("#asked-agent-words", "请选择客服");
        browser.click("#asked-agent option:nth-child(2)");
        browser.isAccessible();
        browser.click("asked-agent vaadin-button");
        seeMessage("已记录");
        assertThat(server.database().value("SELECT count(*) FROM asked_agent")).isEqualTo("1");
        browser.hasNoErrors();
    }

    @Test
    @Tag("C2")
    @Tag("C7")
    void an_administrator_sets_skills_and_reads_how_work_is_given_out() {
        browser.size(1280, 720).go("/console?view=people");
        signIn("admin1");
        browser.click("people-desk [data-open=agent1]");
        browser.click("staff-part summary");
        browser.click("#skill-complaints option[value='3']");
        browser.isAccessible();
        browser.click("staff-part vaadin-button");
        seeMessage("已保存");
        assertThat(server.database().value("SELECT string_agg(skill || ' ' || level, ',') FROM staff_skill"))
                .isEqualTo("complaints 3");
        browser.go("/console?view=policies");
        browser.click("dispatch-rules summary");
        browser.seeText("dispatch-rules ul", "按当日签到次序轮接");
        browser.seeText("dispatch-rules ul", "理赔：需要投诉纠纷2级。");
        browser.seeText("dispatch-rules ul", "服务水平 F：T 内接受 ÷（接受 + 未接受 − 5 秒内撤回）；T = 20 秒，目标 80%。");
        browser.click("call-rules summary");
        browser.seeText("call-rules ul", "解决后 1 个工作日内回访，且不晚于投诉自身的时限。");
        browser.seeText("call-rules ul", "评分不高于 2 分视为不满意。");
        browser.seeText("call-rules ul", "结案后表示不满意：新建一件关联投诉。");
        browser.isAccessible();
        browser.size(390, 844);
        browser.isAccessible();
        browser.languages("en-GB").size(1280, 720).go("/console?view=people");
        browser.click("people-desk [data-open=agent1]");
        browser.click("staff-part summary");
        browser.seeText("staff-part", "complaints and disputes");
        browser.isAccessible();
        browser.hasNoErrors();
    }
}
