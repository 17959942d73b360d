package hotline.demo;

import hotline.policy.Policy;
import hotline.sla.SlaCalculator;
import hotline.sla.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The staff, hours and limits of the demo.
 *
 * @param duty when customer service works
 * @param limits of the policy in force
 */
record House(Staff staff, DutyHours duty, SlaCalculator limits, Phrases phrases) {

    static House of(Staff staff, SlaCalculator limits, Phrases phrases) {
        return new House(staff, new DutyHours(limits.calendar().zone()), limits, phrases);
    }

    /** The instant after that many minutes of customer service's duty. */
    Instant onDuty(Instant from, double minutes) {
        return duty.after(from, minutes(minutes));
    }

    /** The instant after that many minutes of business, when departments and supervisors work. */
    Instant inOffice(Instant from, double minutes) {
        return calendar().plusWorkingTime(from, minutes(minutes));
    }

    /** Business time between the two; zero if the second is earlier. */
    Duration office(Instant from, Instant until) {
        return until.isAfter(from) ? calendar().workingTimeBetween(from, until) : Duration.ZERO;
    }

    /** Agents of the department that takes complaints in: they answer the telephone and call back. */
    List<Long> desk() {
        return staff.agentsOf(policy().departments().get(0).code());
    }

    Policy policy() {
        return limits.policy();
    }

    WorkingCalendar calendar() {
        return limits.calendar();
    }

    static Duration minutes(double minutes) {
        return Duration.ofMillis((long) (minutes * 60_000));
    }

    static Duration part(Duration whole, double share) {
        return Duration.ofMillis((long) (whole.toMillis() * share));
    }

    static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
