package hotline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.escalation.NotificationTiming.Window;
import hotline.policy.BusinessHours.Span;
import hotline.policy.Escalation;
import hotline.policy.Escalation.Digest;
import hotline.policy.Moment;
import hotline.policy.NoticeKind;
import hotline.policy.Recipient;
import hotline.policy.Rung;
import hotline.sla.WorkingCalendar;
import hotline.support.FreightNetwork;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When people are notified, under a calendar with 1 to 7 October 2026 off and Saturday the 10th a working day. */
class TellingRulesTest {
    private static final WorkingCalendar CALENDAR = FreightNetwork.deadlines().calendar(1);
    private static final List<Span> NIGHT = List.of(new Span(0, 8 * 60), new Span(20 * 60, 24 * 60));
    private static final Rung REMINDER =
            Rungs.handling("soon", NoticeKind.REMINDER, new Moment.BeforeDue(60), Recipient.HOLDER);

    @ParameterizedTest
    @CsvSource({
        // Wednesday
        "2026-11-25T19:59:59, 2026-11-25T19:59:59",
        "2026-11-25T20:00:00, 2026-11-26T08:00:00",
        "2026-11-26T07:59:59, 2026-11-26T08:00:00",
        "2026-11-26T08:00:00, 2026-11-26T08:00:00",
        // Friday night and Saturday noon: notified on Monday.
        "2026-11-27T22:00:00, 2026-11-30T08:00:00",
        "2026-11-28T12:00:00, 2026-11-30T08:00:00",
        // Before and in the holidays; a Saturday that is worked is no day off.
        "2026-09-30T20:30:00, 2026-10-08T08:00:00",
        "2026-10-03T10:00:00, 2026-10-08T08:00:00",
        "2026-10-10T10:00:00, 2026-10-10T10:00:00",
    })
    void a_notice_that_is_not_urgent_waits_for_the_end_of_the_night_and_of_days_off(String issued, String notified) {
        assertThat(rules(NIGHT, Optional.empty()).plan(REMINDER, china(issued)).alone())
                .isEqualTo(china(notified));
    }

    @Test
    void an_urgent_notice_is_sent_at_once_and_in_no_digest() {
        var plan = rules(NIGHT, Optional.of(new Digest(1, 60))).plan(Rungs.major(), china("2026-11-28T03:00:00"));
        assertThat(plan.alone()).isEqualTo(china("2026-11-28T03:00:00"));
        assertThat(plan.window()).isEmpty();
    }

    @Test
    void without_quiet_hours_days_off_are_not_quiet_either() {
        assertThat(rules(List.of(), Optional.empty())
                        .plan(REMINDER, china("2026-11-28T03:00:00"))
                        .alone())
                .isEqualTo(china("2026-11-28T03:00:00"));
    }

    @Test
    void a_window_begins_a_whole_number_of_lengths_after_midnight_and_its_digest_is_sent_at_its_end() {
        var rules = rules(NIGHT, Optional.of(new Digest(10, 240)));
        assertThat(rules.plan(REMINDER, china("2026-11-25T10:30:00")).window())
                .contains(new Window(china("2026-11-25T08:00:00"), 240, 10, china("2026-11-25T12:00:00")));
    }

    @Test
    void notices_of_the_night_are_sent_in_the_mornings_window() {
        var rules = rules(NIGHT, Optional.of(new Digest(10, 60)));
        var late = rules.plan(REMINDER, china("2026-11-25T23:10:00"));
        assertThat(late).isEqualTo(rules.plan(REMINDER, china("2026-11-26T03:00:00")));
        assertThat(late.window())
                .contains(new Window(china("2026-11-26T08:00:00"), 60, 10, china("2026-11-26T09:00:00")));
    }

    @Test
    void a_window_that_ends_in_quiet_hours_is_sent_after_them() {
        var rules = rules(NIGHT, Optional.of(new Digest(10, 240)));
        assertThat(rules.plan(REMINDER, china("2026-11-27T18:00:00")).window())
                .contains(new Window(china("2026-11-27T16:00:00"), 240, 10, china("2026-11-30T08:00:00")));
    }

    private static NotificationTiming rules(List<Span> quiet, Optional<Digest> digest) {
        return NotificationTiming.of(new Escalation(List.of(), quiet, digest), CALENDAR);
    }

    private static Instant china(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
