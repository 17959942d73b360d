package hotline.escalation;

import hotline.policy.Escalation;
import hotline.policy.Escalation.Digest;
import hotline.policy.Rung;
import hotline.sla.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** When recipients are notified, so that notices neither flood nor wake them. Pure. */
record NotificationTiming(QuietHours quiet, Optional<Digest> digest, WorkingCalendar calendar) {

    static NotificationTiming of(Escalation escalation, WorkingCalendar calendar) {
        return new NotificationTiming(new QuietHours(escalation.quietHours(), calendar), escalation.digest(), calendar);
    }

    /**
     * @param alone when the notice is sent unless its window is full
     * @param window empty: it is sent alone however many there are
     */
    record Plan(Instant alone, Optional<Window> window) {
        /** Which position the notice has among its recipient's notices in the window. */
        boolean isTogether(int nth) {
            return window.filter(full -> nth > full.moreThan()).isPresent();
        }

        /** By then its recipient has been notified, however many notices there are. */
        Instant latest() {
            return window.map(Window::together).orElse(alone);
        }
    }

    /**
     * A stretch of time in which only so many notices are sent one by one. It holds the notices sent in it, not those
     * issued in it: after a quiet night the first few are sent at once and the rest soon after.
     *
     * @param begins local midnight, or a whole number of lengths after it
     * @param minutes its length
     * @param together when the remaining notices are sent, after its end
     */
    record Window(Instant begins, int minutes, int moreThan, Instant together) {}

    Plan plan(Rung rung, Instant issued) {
        if (rung.isUrgent()) {
            return new Plan(issued, Optional.empty());
        }
        var alone = quiet.endAfter(issued);
        return new Plan(alone, digest.map(rules -> window(rules, alone)));
    }

    private Window window(Digest rules, Instant sentAt) {
        var midnight = startOf(LocalDate.ofInstant(sentAt, calendar.zone()));
        var length = Duration.ofMinutes(rules.windowMinutes());
        var begins = midnight.plus(
                length.multipliedBy(Duration.between(midnight, sentAt).dividedBy(length)));
        return new Window(begins, rules.windowMinutes(), rules.moreThan(), quiet.endAfter(end(begins, length)));
    }

    /** The day's last window ends with the day, also where clocks are set in the night. */
    private Instant end(Instant begins, Duration length) {
        var tomorrow = startOf(LocalDate.ofInstant(begins, calendar.zone()).plusDays(1));
        var end = begins.plus(length);
        return end.isAfter(tomorrow) ? tomorrow : end;
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(calendar.zone()).toInstant();
    }
}
