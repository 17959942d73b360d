package hotline.escalation;

import static hotline.escalation.Rungs.china;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.identity.Caller;
import hotline.identity.Post;
import hotline.intake.Filed;
import hotline.limits.HandOverRequest;
import hotline.limits.HandOvers;
import hotline.limits.PauseRequest;
import hotline.limits.Pauses;
import hotline.once.Once;
import hotline.policy.ReopenedLimit;
import hotline.policy.taxonomy.Severity;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The working time that the end of a case writes into the log, from which figures count resolution times. Business is open from
 * 9:00 to 12:00 and from 13:30 to 18:00. Each round is counted separately, by either limit of reopened cases.
 */
@Tag("P7")
class ClosingTimesTest {
    private LadderFixture hotline;
    private Caller.Staff agent;
    private Filed filed;

    /** On Wednesday, 25 November 2026, at 10:00. */
    private void received(ReopenedLimit reopened) {
        hotline = LadderFixture.with(reopened);
        agent = hotline.agent("agent1", Optional.of(Post.in("customer-service")));
        filed = hotline.file(Severity.MODERATE);
    }

    @AfterEach
    void close() {
        hotline.close();
    }

    private void at(String china) {
        hotline.tick(china(china));
    }

    private void take(Step... steps) {
        for (Step step : steps) {
            hotline.take(filed, agent, step);
        }
    }

    private void pause() {
        var request = new PauseRequest("inspection", Optional.empty(), false, false, Optional.empty());
        await(new Pauses(hotline.changes, hotline.clock)
                .pause(Once.unkeyed(), filed.number(), new Actor.Person(agent.id()), Optional.empty(), request));
    }

    private void handOver(String department) {
        await(new HandOvers(hotline.changes, hotline.clock)
                .handOver(
                        Once.unkeyed(),
                        filed.number(),
                        new Actor.Person(agent.id()),
                        Optional.empty(),
                        new HandOverRequest(department, "归口", Optional.empty())));
    }

    /** Of all ends so far. */
    private String minutes() {
        return hotline.stored.value("SELECT string_agg(data ->> 'workingMinutes', ' ' ORDER BY seq) FROM event"
                + " WHERE type IN ('closed', 'withdrawn', 'judged-not-valid')");
    }

    @ParameterizedTest
    @EnumSource
    void a_first_closing_counts_from_receipt_no_matter_what_happens_on_the_way(ReopenedLimit reopened) {
        received(reopened);
        take(Step.ASSIGN);
        at("2026-11-25T11:00:00");
        pause();
        at("2026-11-25T14:00:00");
        take(Step.INVESTIGATE);
        handOver("claims");
        at("2026-11-25T17:00:00");
        take(Step.ASSIGN, Step.RESOLVE, Step.REOPEN);
        at("2026-11-26T08:00:00");
        take(Step.RESOLVE);
        at("2026-11-26T09:30:59");
        take(Step.CLOSE);

        assertThat(minutes())
                .as("Wednesday 120 and 270 with the pause and the solution not accepted, Thursday 30")
                .isEqualTo("420");
    }

    @ParameterizedTest
    @EnumSource
    void each_round_counts_separately_and_never_the_time_while_it_was_closed(ReopenedLimit reopened) {
        received(reopened);
        at("2026-11-26T16:00:00");
        hotline.close(filed, agent);
        at("2026-11-30T10:00:00");
        take(Step.REOPEN);
        at("2026-11-30T14:00:00");
        pause();
        at("2026-11-30T15:00:00");
        handOver("claims");
        at("2026-11-30T16:00:00");
        take(Step.INVESTIGATE, Step.RESOLVE);
        at("2026-12-01T11:00:00");
        take(Step.CLOSE);
        at("2026-12-02T09:00:00");
        take(Step.REOPEN);
        at("2026-12-02T09:45:00");
        take(Step.JUDGE_NOT_VALID);
        at("2026-12-02T17:00:00");
        take(Step.REOPEN);
        at("2026-12-03T09:01:00");
        take(Step.WITHDRAW);

        assertThat(minutes())
                .as("390 + 330 from receipt, 390 + 120 with the pause of the second round, 45, 60 + 1")
                .isEqualTo("720 510 45 61");
    }
}
