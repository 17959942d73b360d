package hotline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.measures.Period;
import hotline.policy.taxonomy.Severity;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Properties of every history: the same rules change nothing, more time breaches no more, and batches add up. */
class ReplayPropertiesTest {
    private static final SlaCalculator LADDER = PolicyTrials.varied("""
            first-response: [{working-minutes: 45}]
            callbacks: {within: {working-minutes: 90}}
            ladder:
              r-half: {kind: reminder, clock: handling, when: {share: 50}, to: holder}
              r-due: {kind: expediting, clock: handling, when: due, to: department}
              r-late: {kind: inquiry, clock: handling, when: ended-late, to: department}
              r-first: {kind: reminder, clock: first-response, when: {share: 80}, to: holder}
            """);

    @Property(tries = 200)
    void replaying_the_policy_in_force_changes_nothing(@ForAll("many") List<History> histories) {
        var cases = histories.stream().map(History::replayed).toList();
        var trial = PolicyTrials.november(LADDER, LADDER);
        var counted = trial.count(cases);
        assertThat(counted.newlyBreached.count()).isZero();
        assertThat(counted.noLongerBreached.count()).isZero();
        var total = Summary.of(counted, trial, Map.of()).total();
        assertThat(total.after()).isEqualTo(total.before());
        assertThat(counted.rungs.sums().values()).allMatch(row -> row[0] == row[1]);
        assertThat(counted.overdue.sums().values()).allMatch(row -> row[0] == row[1]);
    }

    @Property(tries = 200)
    void the_engine_agrees_with_books_that_it_kept_itself(@ForAll("many") List<History> histories) {
        var counted = PolicyTrials.november(PolicyTrials.AS_IS, LADDER)
                .count(histories.stream().map(History::replayed).toList());
        assertThat(counted.dueDiffers.count()).isZero();
        assertThat(counted.breachDiffers.count()).isZero();
    }

    @Property(tries = 200)
    void less_time_breaches_no_less_and_closes_no_more_in_time(@ForAll("many") List<History> histories) {
        // All of their time: a limit that passes earlier may pass before a shorter period begins.
        var always = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 31));
        var trial = new PolicyTrial(
                PolicyTrials.MODERATE_IN_TWO, Map.of(1, PolicyTrials.AS_IS), always, PolicyTrials.DECEMBER);
        var cases = histories.stream()
                .filter(history -> history.changes().stream().noneMatch(PastChange.Paused.class::isInstance))
                .map(History::replayed)
                .toList();
        var counted = trial.count(cases);
        var total = Summary.of(counted, trial, Map.of()).total();
        assertThat(total.after().breaches())
                .isGreaterThanOrEqualTo(total.before().breaches());
        assertThat(total.after().onTimeClosure().numerator())
                .isLessThanOrEqualTo(total.before().onTimeClosure().numerator());
        assertThat(total.after().breaches() - total.before().breaches())
                .isEqualTo(counted.newlyBreached.count() - counted.noLongerBreached.count());
    }

    @Property(tries = 200)
    void batches_of_any_size_add_up_to_the_same(
            @ForAll("many") List<History> histories, @ForAll @IntRange(min = 0, max = 20) int cut) {
        var cases = histories.stream().map(History::replayed).toList();
        var trial = PolicyTrials.november(PolicyTrials.AS_IS, LADDER);
        int at = Math.min(cut, cases.size());
        var first = Tally.of(
                Optional.of(trial.count(cases.subList(at, cases.size())).json()));
        assertThat(first.addAll(trial.count(cases.subList(0, at))).json())
                .isEqualTo(trial.count(cases).json());
    }

    @Provide
    Arbitrary<List<History>> many() {
        return history().list().ofMinSize(1).ofMaxSize(20).map(ReplayPropertiesTest::numbered);
    }

    private static List<History> numbered(List<History> histories) {
        var numbered = new ArrayList<History>();
        for (History one : histories) {
            numbered.add(new History(numbered.size() + 1, one.type(), one.severity(), one.received(), one.changes()));
        }
        return numbered;
    }

    private Arbitrary<History> history() {
        var received = Arbitraries.longs()
                .between(
                        PolicyTrials.china("2026-10-20T00:00").getEpochSecond(),
                        PolicyTrials.china("2026-12-02T00:00").getEpochSecond())
                .map(Instant::ofEpochSecond);
        var types = Arbitraries.of("delay", "claims", "service-attitude");
        var moves = Arbitraries.of(Move.values()).list().ofMaxSize(6);
        var gaps = Arbitraries.longs().between(60, 3 * 24 * 3600L).list().ofSize(8);
        return Combinators.combine(types, Arbitraries.of(Severity.class), received, moves, gaps)
                .as(ReplayPropertiesTest::history);
    }

    private enum Move {
        JUDGE,
        WAIT,
        EXTEND,
        ANSWER,
        CLOSE_AND_REOPEN
    }

    private static History history(
            String type, Severity severity, Instant received, List<Move> moves, List<Long> gaps) {
        var history = new History(0, type, severity, received, List.of());
        var at = received;
        for (int i = 0; i < moves.size(); i++) {
            at = at.plusSeconds(gaps.get(i));
            var later = at.plusSeconds(gaps.get(i + 1));
            history = switch (moves.get(i)) {
                case JUDGE -> history.and(new PastChange.Judged(at, "delay", Severity.MODERATE));
                case EXTEND -> history.and(new PastChange.Extended(at, 2));
                case ANSWER -> history.and(new PastChange.Answered(at));
                case WAIT -> history.and(new PastChange.Paused(at)).and(new PastChange.Resumed(later));
                case CLOSE_AND_REOPEN ->
                    history.and(new PastChange.Ended(at, PastChange.Ending.CLOSED))
                            .and(new PastChange.Reopened(later));
            };
            at = later;
        }
        return gaps.get(7) % 3 == 0
                ? history
                : history.and(new PastChange.Ended(at.plusSeconds(gaps.get(7)), PastChange.Ending.CLOSED));
    }
}
