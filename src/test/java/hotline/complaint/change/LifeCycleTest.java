package hotline.complaint.change;

import static hotline.complaint.Status.ASSIGNED;
import static hotline.complaint.Status.CALLBACK;
import static hotline.complaint.Status.CLOSED;
import static hotline.complaint.Status.INVESTIGATING;
import static hotline.complaint.Status.NOT_VALID;
import static hotline.complaint.Status.RECEIVED;
import static hotline.complaint.Status.REOPENED;
import static hotline.complaint.Status.RESOLVED;
import static hotline.complaint.Status.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Custody;
import hotline.complaint.Status;
import hotline.complaint.Step;
import hotline.complaint.coding.Coding;
import hotline.failure.Failure;
import hotline.policy.ClockKind;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Source;
import hotline.sla.Clocks;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifeCycleTest {
    private static final Instant NOW = Instant.parse("2026-09-25T08:00:00Z");

    /** The table written by hand a second time, so that an accidental change of it fails. */
    @ParameterizedTest
    @CsvSource({
        "ASSIGN, RECEIVED REOPENED, ASSIGNED",
        "RELEASE, ASSIGNED INVESTIGATING, RECEIVED",
        "INVESTIGATE, ASSIGNED REOPENED, INVESTIGATING",
        "RESOLVE, ASSIGNED INVESTIGATING REOPENED, RESOLVED",
        "BEGIN_CALLBACK, RESOLVED, CALLBACK",
        "GIVE_BACK_CALLBACK, CALLBACK, RESOLVED",
        "CLOSE, RESOLVED CALLBACK, CLOSED",
        "REOPEN, RESOLVED CALLBACK CLOSED WITHDRAWN NOT_VALID, REOPENED",
        "WITHDRAW, RECEIVED ASSIGNED INVESTIGATING RESOLVED CALLBACK REOPENED, WITHDRAWN",
        "JUDGE_NOT_VALID, ASSIGNED INVESTIGATING REOPENED, NOT_VALID"
    })
    void a_step_is_possible_from_these_statuses_only(Step step, String from, Status to) {
        var possible = EnumSet.noneOf(Status.class);
        for (Status status : Status.values()) {
            if (refusal(complaint(status, false), person(step)).isEmpty()) {
                possible.add(status);
            }
        }
        assertThat(possible).isEqualTo(statuses(from));
        assertThat(LifeCycle.leadsTo(step, 0)).isEqualTo(to);
    }

    @Test
    void an_owned_reopened_complaint_may_be_released_but_not_assigned() {
        var owned = complaint(REOPENED, true);
        assertThat(refusal(owned, person(Step.RELEASE))).isEmpty();
        assertThat(refusal(owned, person(Step.ASSIGN)).orElseThrow())
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageStartingWith("a complaint that is reopened can't take the step assign; possible: release");
        assertThat(LifeCycle.leadsTo(Step.RELEASE, 1)).isEqualTo(REOPENED);
    }

    @Test
    void a_refusal_names_the_status_and_the_possible_steps() {
        var refused = refusal(complaint(CLOSED, true), person(Step.RESOLVE)).orElseThrow();
        assertThat(refused).hasMessage("a complaint that is closed can't take the step resolve; possible: reopen");
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CLOSE", "REOPEN", "WITHDRAW", "JUDGE_NOT_VALID", "RESOLVE"})
    void a_person_must_give_a_reason_or_a_resolution(Step step) {
        var from = LifeCycle.rule(step).from().iterator().next();
        var silent = StepRequest.of(1, step, new Actor.Person(7), NOW);
        assertThat(refusal(complaint(from, false), silent).orElseThrow())
                .isInstanceOfSatisfying(Failure.Invalid.class, incomplete -> assertThat(
                                incomplete.fields().get(0).pointer())
                        .isEqualTo(step == Step.RESOLVE ? "/resolution" : "/reason"));
    }

    @Test
    void a_customer_may_withdraw_without_a_reason_and_may_not_judge() {
        var withdrawal = StepRequest.of(1, Step.WITHDRAW, new Actor.Customer(), NOW);
        assertThat(refusal(complaint(INVESTIGATING, true), withdrawal)).isEmpty();
        var judging = StepRequest.of(1, Step.JUDGE_NOT_VALID, new Actor.Customer(), NOW);
        assertThat(refusal(complaint(INVESTIGATING, true), judging)).containsInstanceOf(Failure.Forbidden.class);
    }

    @Test
    void an_agent_can_not_close_a_complaint_with_a_callback_due() {
        assertThat(LifeCycle.refusal(complaint(RESOLVED, true), person(Step.CLOSE), true)
                        .orElseThrow())
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageStartingWith("a callback is owed");
        assertThat(LifeCycle.offered(RESOLVED, true, true)).containsExactly(Step.REOPEN, Step.WITHDRAW);
        assertThat(LifeCycle.offered(RESOLVED, true, false)).contains(Step.CLOSE);
    }

    @Test
    void reopening_is_the_only_step_from_an_ended_status() {
        for (Status ended : Set.of(CLOSED, WITHDRAWN, NOT_VALID)) {
            assertThat(LifeCycle.offered(ended, true, false)).containsExactly(Step.REOPEN);
        }
        assertThat(LifeCycle.offered(RECEIVED, false, false)).containsExactly(Step.ASSIGN, Step.WITHDRAW);
        assertThat(LifeCycle.offered(CALLBACK, true, true)).containsExactly(Step.REOPEN, Step.WITHDRAW);
        assertThat(LifeCycle.offered(ASSIGNED, true, false))
                .containsExactly(Step.RELEASE, Step.INVESTIGATE, Step.RESOLVE, Step.WITHDRAW, Step.JUDGE_NOT_VALID);
    }

    private static Optional<Failure> refusal(ComplaintState complaint, StepRequest request) {
        return LifeCycle.refusal(complaint, request, false);
    }

    private static StepRequest person(Step step) {
        return StepRequest.of(1, step, new Actor.Person(7), NOW).because("why").resolvedBy("done");
    }

    private static EnumSet<Status> statuses(String names) {
        var statuses = EnumSet.noneOf(Status.class);
        for (String name : names.split(" ", -1)) {
            statuses.add(Status.valueOf(name));
        }
        return statuses;
    }

    private static ComplaintState complaint(Status status, boolean owned) {
        return new ComplaintState(
                new ComplaintState.Facts(
                        1,
                        "202609-000001",
                        1,
                        "website",
                        Source.EXTERNAL,
                        Market.DOMESTIC,
                        NOW,
                        Optional.empty(),
                        Optional.empty(),
                        false),
                ComplaintState.Judged.byPerson("delay", Optional.empty(), Severity.MINOR),
                Coding.NONE,
                new ComplaintState.Progress(
                        status,
                        owned ? Optional.of(7L) : Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty()),
                new Custody(
                        "customer-service",
                        NOW,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new Clocks(List.of(SlaClock.running(ClockKind.HANDLING, NOW, NOW.plusSeconds(60)))),
                Optional.empty(),
                Optional.empty(),
                1,
                1);
    }
}
