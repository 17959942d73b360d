package hotline.sla;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.ClockKind;
import hotline.policy.Limit;
import hotline.policy.Moment;
import hotline.policy.NoticeKind;
import hotline.policy.Recipient;
import hotline.policy.Rung;
import hotline.policy.taxonomy.Severity;
import hotline.sla.Ladder.DueRung;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the rungs of a ladder are due (P9, T5), on clocks that pause, are extended and end. */
class LadderTest {
    private static final SlaCalculator LIMITS = Calendars.freightNetwork();

    private static final Rung AT_ONCE = rung("at-once", new Moment.ShareOfLimit(0));
    private static final Rung HALF = rung("half", new Moment.ShareOfLimit(50));
    private static final Rung BEFORE = rung("before", new Moment.BeforeDue(90));
    private static final Rung DUE = rung("due", new Moment.WhenDue());
    private static final Rung AFTER = rung("after", new Moment.AfterDue(new Limit.WorkingDays(1)));
    private static final Rung LATE = rung("late", new Moment.EndedLate());

    private final Ladder ladder = new Ladder(List.of(AFTER, DUE, BEFORE, HALF, AT_ONCE, LATE), LIMITS.calendar());

    /** Tuesday, 10:00; due on Wednesday at 18:00, after 14 hours of business. */
    private final SlaClock clock = running("2026-11-17T10:00:00", "2026-11-18T18:00:00");

    @ParameterizedTest
    @CsvSource({
        "at-once, 2026-11-17T10:00:00",
        // Seven hours of business later.
        "half, 2026-11-18T09:30:00",
        // The limit's last opening is 13:30 to 18:00.
        "before, 2026-11-18T16:30:00",
        "due, 2026-11-18T18:00:00",
        "after, 2026-11-19T18:00:00",
    })
    void each_rung_is_due_by_working_time(String rung, String at) {
        assertThat(ladder.due(clock, Matters.MINOR, china("2026-12-01T00:00:00")))
                .contains(new DueRung(named(rung), china(at)));
    }

    @Test
    void rungs_happen_in_the_order_of_their_moments_once_their_moment_has_passed() {
        assertThat(codes(ladder.due(clock, Matters.MINOR, china("2026-11-18T18:00:00"))))
                .containsExactly("at-once", "half", "before");
        assertThat(codes(ladder.due(
                        clock, Matters.MINOR, china("2026-11-18T18:00:00").plusMillis(1))))
                .containsExactly("at-once", "half", "before", "due");
    }

    @Test
    void a_rung_that_happened_does_not_happen_again() {
        var halfWay = clock.after("at-once").after("half");
        assertThat(codes(ladder.due(halfWay, Matters.MINOR, china("2026-11-18T17:00:00"))))
                .containsExactly("before");
        assertThat(ladder.nextActionAt(halfWay, Matters.MINOR)).contains(china("2026-11-18T16:30:00"));
    }

    @Test
    void the_next_action_is_the_limit_itself_where_no_rung_comes_before_it() {
        var bare = new Ladder(List.of(AFTER), LIMITS.calendar());
        assertThat(bare.nextActionAt(clock, Matters.MINOR)).contains(clock.dueAt());
        assertThat(bare.nextActionAt(clock.breached(clock.dueAt().plusMillis(1)), Matters.MINOR))
                .contains(china("2026-11-19T18:00:00"));
        assertThat(bare.nextActionAt(clock.breached(clock.dueAt()).after("after"), Matters.MINOR))
                .isEmpty();
    }

    @Test
    void a_pause_moves_every_rung_still_to_come_by_its_working_time() {
        // Two hours of business, from 11:00 to noon and from 13:30 to 14:30.
        var resumed = LIMITS.resumed(clock.paused(china("2026-11-17T11:00:00")), china("2026-11-17T14:30:00"));
        assertThat(ladder.due(resumed, Matters.MINOR, china("2026-12-01T00:00:00")))
                .containsExactly(
                        new DueRung(AT_ONCE, china("2026-11-17T10:00:00")),
                        new DueRung(HALF, china("2026-11-18T11:30:00")),
                        // Due on Thursday at 11:00 now.
                        new DueRung(BEFORE, china("2026-11-19T09:30:00")),
                        new DueRung(DUE, china("2026-11-19T11:00:00")),
                        new DueRung(AFTER, china("2026-11-20T18:00:00")));
    }

    @Test
    void an_extension_moves_them_as_it_moves_the_limit() {
        var extended = LIMITS.extended(clock, 1, clock.startedAt());
        assertThat(ladder.due(extended, Matters.MINOR, china("2026-12-01T00:00:00")))
                .contains(
                        new DueRung(BEFORE, china("2026-11-19T16:30:00")),
                        new DueRung(DUE, china("2026-11-19T18:00:00")));
    }

    @Test
    void a_paused_or_ended_clock_has_no_rung_due() {
        var end = china("2026-12-01T00:00:00");
        assertThat(ladder.due(clock.paused(china("2026-11-17T11:00:00")), Matters.MINOR, end))
                .isEmpty();
        assertThat(ladder.due(clock.stopped(china("2026-11-17T11:00:00"), false), Matters.MINOR, end))
                .isEmpty();
        assertThat(ladder.nextActionAt(clock.stopped(china("2026-11-17T11:00:00"), false), Matters.MINOR))
                .isEmpty();
    }

    @Test
    void only_clocks_ended_too_late_need_a_reason() {
        var late = clock.stopped(china("2026-11-19T09:00:00"), false);
        assertThat(ladder.endedLate(late, Matters.MINOR))
                .containsExactly(new DueRung(LATE, china("2026-11-19T09:00:00")));
        assertThat(ladder.endedLate(late.after("late"), Matters.MINOR)).isEmpty();
        assertThat(ladder.endedLate(clock.stopped(clock.dueAt(), false), Matters.MINOR))
                .isEmpty();
        assertThat(ladder.endedLate(clock.stopped(china("2026-11-19T09:00:00"), true), Matters.MINOR))
                .isEmpty();
    }

    @Test
    void a_rung_for_severe_complaints_leaves_others_alone() {
        var severeOnly = new Rung(
                "head",
                NoticeKind.REPORT,
                ClockKind.HANDLING,
                new Moment.ShareOfLimit(0),
                Recipient.HEAD,
                Set.of(),
                Set.of(Severity.SEVERE),
                Optional.empty(),
                true);
        var major = new Ladder(List.of(severeOnly), LIMITS.calendar());
        assertThat(major.nextActionAt(clock, Matters.SEVERE)).contains(clock.startedAt());
        assertThat(major.nextActionAt(clock, Matters.MINOR)).contains(clock.dueAt());
    }

    @Test
    void received_at_night_half_of_a_limit_is_half_of_its_working_time() {
        var night = running("2026-11-16T23:00:00", "2026-11-17T18:00:00");
        assertThat(ladder.due(night, Matters.MINOR, china("2026-11-18T00:00:00")))
                .contains(new DueRung(HALF, china("2026-11-17T14:15:00")));
    }

    private Rung named(String code) {
        return ladder.rungs().stream()
                .filter(rung -> rung.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(List<DueRung> due) {
        return due.stream().map(one -> one.rung().code()).toList();
    }

    private static SlaClock running(String from, String due) {
        return SlaClock.running(ClockKind.HANDLING, china(from), china(due));
    }

    private static Rung rung(String code, Moment moment) {
        return new Rung(
                code,
                NoticeKind.REMINDER,
                ClockKind.HANDLING,
                moment,
                Recipient.HOLDER,
                Set.of(),
                Set.of(),
                Optional.empty(),
                false);
    }

    private static Instant china(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
