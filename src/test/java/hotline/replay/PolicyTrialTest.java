package hotline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.ClockKind;
import hotline.policy.NoticeKind;
import hotline.policy.taxonomy.Severity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The changes under another policy, shown with hand-made histories of November 2026, a month without holidays. */
class PolicyTrialTest {
    /** Monday; three working days later is Thursday 18:00, two are Wednesday 18:00. */
    private static final String MONDAY = "2026-11-02T10:00";

    private static final List<ReplayedCase> TEN = cases(
            // On time by both.
            History.moderate(1, MONDAY).closed("2026-11-03T11:00"),
            // At close of business of the second day: exactly at due is in time.
            History.moderate(2, MONDAY).closed("2026-11-04T18:00"),
            // A second later.
            History.moderate(3, MONDAY).closed("2026-11-04T18:00:01"),
            History.moderate(4, MONDAY).closed("2026-11-05T18:00"),
            // Late by both.
            History.moderate(5, MONDAY).closed("2026-11-05T18:00:01"),
            // Withdrawn after two days, before three.
            History.moderate(6, MONDAY).withdrawn("2026-11-05T09:30"),
            // Half a day of waiting for the customer is added: until Thursday 14:00 and Friday 14:00 now.
            History.moderate(7, MONDAY)
                    .paused("2026-11-03T09:00", "2026-11-03T14:00")
                    .closed("2026-11-05T14:30"),
            // Minor for an hour, which changes nothing: the limit is counted from receipt.
            History.received(8, "delay", Severity.MINOR, MONDAY)
                    .judged("2026-11-02T11:00", "delay", Severity.MODERATE)
                    .closed("2026-11-05T10:00"),
            // Two days more, granted in time.
            History.moderate(9, MONDAY).extended("2026-11-04T10:00", 2).closed("2026-11-06T18:00"),
            // Never closed.
            History.moderate(10, MONDAY));

    @Test
    void with_two_days_instead_of_three_complaints_that_needed_the_third_are_breached() {
        var counted = PolicyTrials.november(PolicyTrials.AS_IS, PolicyTrials.MODERATE_IN_TWO)
                .count(TEN);
        assertThat(counted.replayed.count()).isEqualTo(10);
        assertThat(counted.newlyBreached.first()).containsExactly(3L, 4L, 6L, 7L, 8L);
        assertThat(counted.noLongerBreached.count()).isZero();
        var all = Summary.of(
                        counted, PolicyTrials.november(PolicyTrials.AS_IS, PolicyTrials.MODERATE_IN_TWO), numbers())
                .total();
        assertThat(all.before().breaches()).isEqualTo(2);
        assertThat(all.after().breaches()).isEqualTo(7);
        // Closed in time ÷ (closed + open and past due); the one withdrawn is left out.
        assertThat(all.before().onTimeClosure().numerator()).isEqualTo(7);
        assertThat(all.before().onTimeClosure().denominator()).isEqualTo(9);
        assertThat(all.before().onTimeClosure().leftOut()).containsEntry("withdrawn", 1L);
        assertThat(all.after().onTimeClosure().numerator()).isEqualTo(3);
        assertThat(all.after().onTimeClosure().denominator()).isEqualTo(9);
    }

    @Test
    void recorded_results_are_compared_with_those_of_the_engine() {
        var wrong = new ReplayedCase.Recorded(PolicyTrials.china("2026-11-05T17:00"), Optional.empty());
        var differing = TEN.get(4);
        var noted = new ReplayedCase(
                11,
                1,
                differing.matter(),
                differing.types(),
                differing.receivedAt(),
                false,
                differing.changes(),
                wrong);
        var counted =
                PolicyTrials.november(PolicyTrials.AS_IS, PolicyTrials.AS_IS).count(TEN);
        assertThat(counted.dueDiffers.count()).isZero();
        assertThat(counted.breachDiffers.count()).isZero();
        counted.addAll(
                PolicyTrials.november(PolicyTrials.AS_IS, PolicyTrials.AS_IS).count(List.of(noted)));
        assertThat(counted.dueDiffers.first()).containsExactly(11L);
        assertThat(counted.breachDiffers.first()).containsExactly(11L);
    }

    @Test
    void only_events_within_the_period_count() {
        var cases = cases(
                // Breached and closed before November.
                History.moderate(1, "2026-10-19T10:00").closed("2026-10-26T10:00"),
                // Breached in October, closed in November.
                History.moderate(2, "2026-10-26T10:00").closed("2026-11-02T10:00"),
                // Received in November, breached and closed in December.
                History.moderate(3, "2026-11-30T10:00").closed("2026-12-07T10:00"),
                // Open and past due at the end of November, closed in December.
                History.moderate(4, "2026-11-24T10:00").closed("2026-12-07T10:00"),
                // Closed in time, reopened with its whole limit again, closed too late.
                History.moderate(5, "2026-11-03T10:00")
                        .closed("2026-11-04T10:00")
                        .reopened("2026-11-10T10:00")
                        .closed("2026-11-16T16:00"));
        var trial = PolicyTrials.november(PolicyTrials.AS_IS, PolicyTrials.AS_IS);
        var counted = trial.count(cases);
        var all = Summary.of(counted, trial, numbers()).total().before();
        assertThat(counted.replayed.first()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(all.breaches()).isEqualTo(2);
        assertThat(all.onTimeClosure().numerator()).isEqualTo(1);
        assertThat(all.onTimeClosure().denominator()).isEqualTo(4);
        // The reopened one passes its second limit in the week after it was reopened.
        assertThat(counted.weeks.sums()).containsOnlyKeys(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 23));
    }

    @Test
    void notices_are_those_due_before_the_clock_ended() {
        var tried = PolicyTrials.varied("""
                ladder:
                  r-start: {kind: report, clock: handling, when: start, to: head, severities: [severe]}
                  r-half: {kind: reminder, clock: handling, when: {share: 50}, to: holder}
                  r-due: {kind: expediting, clock: handling, when: due, to: department}
                  r-later: {kind: supervision, clock: handling, when: {after-due: {working-days: 1}}, to: supervisor}
                  r-late: {kind: inquiry, clock: handling, when: ended-late, to: department}
                """);
        var cases = cases(
                // Before half of it.
                History.moderate(1, MONDAY).closed("2026-11-03T10:00"),
                History.moderate(2, MONDAY).closed("2026-11-05T10:00"),
                // Late by less than a day, and by more.
                History.moderate(3, MONDAY).closed("2026-11-06T10:00"),
                History.moderate(4, MONDAY).closed("2026-11-09T10:00"),
                // Severe from Tuesday on, which is reported then.
                History.moderate(5, MONDAY)
                        .judged("2026-11-03T15:00", "delay", Severity.SEVERE)
                        .closed("2026-11-04T10:00"),
                // Late, and withdrawn: no notice asks for a reason.
                History.moderate(6, MONDAY).withdrawn("2026-11-06T10:00"));
        var rungs = rungs(PolicyTrials.november(PolicyTrials.AS_IS, tried).count(cases));
        assertThat(rungs)
                .containsEntry("r-start", 1L)
                .containsEntry("r-half", 4L)
                .containsEntry("r-due", 3L)
                .containsEntry("r-later", 1L)
                .containsEntry("r-late", 2L);
    }

    @Test
    @Tag("F16")
    void an_emergency_is_reported_from_when_it_was_said_and_not_from_receipt() {
        var tried = PolicyTrials.varied("""
                ladder:
                  r-start: {kind: report, clock: handling, when: start, to: head, severities: [severe]}
                """);
        var cases = cases(
                History.moderate(1, "2026-10-30T10:00")
                        .emergency("2026-11-03T10:00")
                        .closed("2026-11-04T10:00"),
                History.moderate(2, "2026-11-27T10:00")
                        .emergency("2026-12-01T10:00")
                        .closed("2026-12-02T10:00"),
                History.moderate(3, MONDAY).closed("2026-11-03T10:00").emergency("2026-11-04T10:00"),
                History.moderate(4, MONDAY)
                        .emergency("2026-11-03T10:00")
                        .judged("2026-11-03T11:00", "delay", Severity.MINOR)
                        .closed("2026-11-04T10:00"));
        assertThat(rungs(PolicyTrials.november(PolicyTrials.AS_IS, tried).count(cases)))
                .containsEntry("r-start", 2L);
    }

    @Test
    void clocks_other_than_the_customers_are_run_too() {
        var tried = PolicyTrials.varied("""
                first-response: [{working-minutes: 60}]
                departments:
                  customer-service: {holding: {working-days: 1}}
                ladder:
                  r-first: {kind: reminder, clock: first-response, when: due, to: holder}
                """);
        var held = new PastChange.Begun(
                PolicyTrials.china(MONDAY), ClockKind.HOLDING, 1, Optional.of("customer-service"), Optional.empty());
        var letGo = new PastChange.Stopped(PolicyTrials.china("2026-11-04T10:00"), ClockKind.HOLDING, 1, false);
        var cases = cases(
                History.moderate(1, MONDAY).answered("2026-11-02T11:00").closed("2026-11-03T10:00"),
                History.moderate(2, MONDAY).answered("2026-11-02T11:00:01").closed("2026-11-03T10:00"),
                History.moderate(3, MONDAY)
                        .and(held)
                        .answered("2026-11-02T10:30")
                        .and(letGo)
                        .closed("2026-11-05T10:00"));
        var trial = PolicyTrials.november(PolicyTrials.AS_IS, tried);
        assertThat(trial.otherClocks()).contains(ClockKind.HOLDING);
        var counted = trial.count(cases);
        assertThat(rungs(counted)).containsEntry("r-first", 1L);
        assertThat(counted.overdue.sums().get(ClockKind.FIRST_RESPONSE)[Side.AFTER.column()])
                .isEqualTo(1);
        assertThat(counted.overdue.sums().get(ClockKind.HOLDING)[Side.AFTER.column()])
                .isEqualTo(1);
    }

    @Test
    void types_that_a_policy_does_not_know_are_left_out_and_counted() {
        var tried = WithoutType.of(PolicyTrials.AS_IS, "delay");
        var cases = cases(
                History.received(1, "delay", Severity.MINOR, MONDAY).closed("2026-11-02T11:00"),
                History.received(2, "delay", Severity.MINOR, MONDAY)
                        .judged("2026-11-02T10:30", "cargo-damage", Severity.MINOR)
                        .closed("2026-11-02T11:00"),
                History.received(3, "price", Severity.MINOR, MONDAY).closed("2026-11-02T11:00"));
        var counted = PolicyTrials.november(PolicyTrials.AS_IS, tried).count(cases);
        assertThat(counted.replayed.first()).containsExactly(3L);
        assertThat(counted.leftOut.sums()).containsOnlyKeys("delay");
        assertThat(counted.leftOut.sums().get("delay")).containsExactly(2);
    }

    @Test
    void counts_are_kept_as_json_and_continue_from_there() {
        var trial = PolicyTrials.november(PolicyTrials.AS_IS, PolicyTrials.MODERATE_IN_TWO);
        var half = Tally.of(Optional.of(trial.count(TEN.subList(0, 5)).json()));
        var whole = half.addAll(trial.count(TEN.subList(5, 10)));
        assertThat(whole.json()).isEqualTo(trial.count(TEN).json());
        assertThat(Summary.of(whole, trial, numbers()).total().after().notices())
                .containsOnlyKeys(NoticeKind.values());
    }

    private static Map<String, Long> rungs(Tally counted) {
        return counted.rungs.sums().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().code(), entry -> entry.getValue()[Side.AFTER.column()]));
    }

    private static Map<Long, String> numbers() {
        return TEN.stream().collect(Collectors.toMap(ReplayedCase::id, one -> "202611-" + one.id()));
    }

    private static List<ReplayedCase> cases(History... histories) {
        return Arrays.stream(histories).map(History::replayed).toList();
    }
}
