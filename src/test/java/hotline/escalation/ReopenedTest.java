package hotline.escalation;

import static hotline.escalation.LadderFixture.THURSDAY_CLOSE;
import static hotline.escalation.Rungs.china;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Step;
import hotline.complaint.change.CorrectionRequest;
import hotline.identity.Caller;
import hotline.identity.Post;
import hotline.intake.Filed;
import hotline.policy.ClockKind;
import hotline.policy.ReopenedLimit;
import hotline.policy.taxonomy.Severity;
import hotline.sla.ClockState;
import hotline.sla.SlaClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cases that are taken up again after they ended (P7): by when they must be closed, and which notices go out. */
@Tag("P7")
class ReopenedTest {
    private LadderFixture hotline = LadderFixture.with(ReopenedLimit.FULL);

    private Caller.Staff agent = hotline.agent("agent1", Optional.of(Post.in("customer-service")));

    @AfterEach
    void close() {
        hotline.close();
    }

    private void at(String china) {
        hotline.tick(china(china));
    }

    private ComplaintState state(Filed filed) {
        return await(hotline.database
                        .pool()
                        .withTransaction(transaction -> hotline.changes.lock(transaction, List.of(filed.id()))))
                .get(filed.id());
    }

    private List<SlaClock> handling(Filed filed) {
        return state(filed).clocks().all().stream()
                .filter(clock -> clock.kind() == ClockKind.HANDLING)
                .toList();
    }

    private void correct(Filed filed, Severity better) {
        await(hotline.changes.apply(new CorrectionRequest(
                filed.id(),
                "delay",
                Optional.empty(),
                better,
                "客户说明",
                new Actor.Person(agent.id()),
                hotline.clock.instant(),
                Optional.empty())));
    }

    private Filed closedInTime() {
        var filed = hotline.file(Severity.MINOR);
        at("2026-11-26T17:59:59");
        hotline.close(filed, agent);
        return filed;
    }

    @Test
    void a_case_closed_in_time_and_reopened_after_its_limit_is_not_late() {
        var filed = closedInTime();
        int before = hotline.rungs().size();
        at("2026-11-26T18:03:19");
        hotline.take(filed, agent, Step.REOPEN);
        at("2026-11-26T18:03:20");

        assertThat(hotline.rungs()).hasSize(before);
        assertThat(hotline.story(filed)).endsWith("closed", "reopened").doesNotContain("breached");
        var clock = state(filed).clock();
        assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
        assertThat(clock.startedAt()).isEqualTo(china("2026-11-26T18:03:19"));
        assertThat(clock.dueAt()).as("one working day").isEqualTo(china("2026-11-27T18:00:00"));
        assertThat(clock.originalDueAt()).isEqualTo(clock.dueAt());
    }

    @Test
    void the_promise_that_was_kept_stays_kept() {
        var filed = closedInTime();
        at("2026-11-27T09:00:00");
        hotline.take(filed, agent, Step.REOPEN);

        var first = handling(filed).get(0);
        assertThat(first.state()).isEqualTo(ClockState.MET);
        assertThat(first.dueAt()).isEqualTo(THURSDAY_CLOSE);
        assertThat(first.ordinal()).isEqualTo(1);
        assertThat(state(filed).clock().ordinal()).isEqualTo(2);
    }

    @Test
    void the_ladder_begins_again_with_the_limit_and_each_rung_comes_at_its_moment() {
        var filed = closedInTime();
        int before = hotline.rungs().size();
        at("2026-11-26T18:03:19");
        hotline.take(filed, agent, Step.REOPEN);
        at("2026-11-27T18:00:00");
        assertThat(hotline.rungs().subList(before, hotline.rungs().size())).containsExactly("half", "soon");
        at("2026-11-27T18:00:01");
        at("2026-11-30T18:00:01");

        assertThat(hotline.rungs().subList(before, hotline.rungs().size()))
                .containsExactly("half", "soon", "expediting", "next-day");
        assertThat(hotline.stored.value(
                        "SELECT data ->> 'receivedAt' FROM event WHERE type = 'breached' AND complaint_id = "
                                + filed.id()))
                .as("figures group the breach by the day of receipt")
                .isEqualTo(hotline.stored.value("SELECT data ->> 'receivedAt' FROM event WHERE type = 'closed'"));
    }

    @Test
    void a_case_closed_late_and_reopened_is_late_no_more_until_its_new_limit_passes() {
        var filed = hotline.file(Severity.MINOR);
        at("2026-11-27T10:00:00");
        hotline.close(filed, agent);
        at("2026-11-27T11:00:00");
        hotline.take(filed, agent, Step.REOPEN);

        assertThat(state(filed).clock().state()).isEqualTo(ClockState.RUNNING);
        assertThat(hotline.stored.value("SELECT breached_at FROM complaint")).isNull();
        assertThat(handling(filed).get(0).state()).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void a_corrected_judgement_counts_from_the_reopening() {
        var filed = closedInTime();
        at("2026-11-30T10:00:00");
        hotline.take(filed, agent, Step.REOPEN);
        correct(filed, Severity.MODERATE);

        assertThat(state(filed).clock().dueAt()).as("three working days").isEqualTo(china("2026-12-03T18:00:00"));
        assertThat(handling(filed).get(0).dueAt()).isEqualTo(THURSDAY_CLOSE);
    }

    @Test
    void a_case_that_is_not_accepted_before_it_ended_keeps_its_limit() {
        var filed = hotline.file(Severity.MINOR);
        hotline.take(filed, agent, Step.ASSIGN);
        hotline.take(filed, agent, Step.RESOLVE);
        hotline.take(filed, agent, Step.REOPEN);

        assertThat(state(filed).clock().dueAt()).isEqualTo(THURSDAY_CLOSE);
        assertThat(handling(filed)).hasSize(1);
    }

    private void giveTheRest() {
        hotline.close();
        hotline = LadderFixture.with(ReopenedLimit.REST);
        agent = hotline.agent("agent1", Optional.of(Post.in("customer-service")));
    }

    /** Three working days: due on Monday, 30 November, at 18:00. */
    private Filed moderateClosedAt(String china) {
        var filed = hotline.file(Severity.MODERATE);
        at(china);
        hotline.close(filed, agent);
        return filed;
    }

    @Test
    void by_a_policy_that_gives_the_rest_the_time_while_it_was_ended_does_not_count() {
        giveTheRest();
        var filed = moderateClosedAt("2026-11-26T16:00:00");
        int before = hotline.rungs().size();
        at("2026-12-02T10:00:00");
        hotline.take(filed, agent, Step.REOPEN);
        at("2026-12-02T10:00:01");

        assertThat(hotline.rungs())
                .as("rungs that happened do not happen again")
                .hasSize(before);
        var clock = state(filed).clock();
        assertThat(clock.dueAt())
                .as("two hours of Thursday and two days of 7.5 hours")
                .isEqualTo(china("2026-12-04T12:00:00"));
        assertThat(clock.originalDueAt()).isEqualTo(china("2026-11-30T18:00:00"));
        assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
        assertThat(handling(filed)).hasSize(1);
    }

    @Test
    void a_rest_of_less_than_a_working_day_is_one_working_day() {
        giveTheRest();
        var filed = hotline.file(Severity.MINOR);
        at("2026-11-26T16:00:00");
        hotline.close(filed, agent);
        at("2026-11-28T10:00:00");
        hotline.take(filed, agent, Step.REOPEN);

        assertThat(state(filed).clock().dueAt())
                .as("reopened on a Saturday with two hours left: Monday's close of business")
                .isEqualTo(china("2026-11-30T18:00:00"));
        assertThat(hotline.stored.value("SELECT due_at FROM complaint")).isEqualTo("2026-11-30 10:00:00+00");
    }

    @Test
    void a_case_closed_late_has_one_working_day_as_its_rest_and_the_first_closing_stays_late() {
        giveTheRest();
        var filed = hotline.file(Severity.MINOR);
        at("2026-11-27T10:00:00");
        hotline.close(filed, agent);
        at("2026-11-27T11:00:00");
        hotline.take(filed, agent, Step.REOPEN);
        assertThat(state(filed).clock().state()).isEqualTo(ClockState.RUNNING);
        assertThat(state(filed).clock().dueAt()).isEqualTo(china("2026-11-30T18:00:00"));
        at("2026-11-30T18:00:00");
        hotline.take(filed, agent, Step.RESOLVE);
        hotline.take(filed, agent, Step.CLOSE);

        assertThat(hotline.stored.value(
                        "SELECT string_agg(data ->> 'onTime', ' ' ORDER BY seq) FROM event" + " WHERE type = 'closed'"))
                .isEqualTo("false true");
        assertThat(hotline.story(filed)).containsOnlyOnce("breached");
    }

    @Test
    void a_judgement_corrected_after_the_reopening_keeps_the_time_that_was_given() {
        giveTheRest();
        var filed = hotline.file(Severity.MINOR);
        at("2026-11-26T16:00:00");
        hotline.close(filed, agent);
        at("2026-11-30T10:00:00");
        hotline.take(filed, agent, Step.REOPEN);
        correct(filed, Severity.MODERATE);

        assertThat(state(filed).clock().dueAt())
                .as("two working days later than Tuesday")
                .isEqualTo(china("2026-12-03T18:00:00"));
    }
}
