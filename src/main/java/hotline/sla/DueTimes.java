package hotline.sla;

import hotline.policy.Policy;
import hotline.policy.Severity;
import java.time.Instant;

/** A policy's limits on its calendar: by when a complaint must be closed (F5). */
public record DueTimes(Policy policy, WorkingCalendar calendar) {

    /** Throws IllegalArgumentException where the holidays are not those that the policy names. */
    public static DueTimes of(Policy policy, PublicHolidays holidays) {
        if (!policy.calendar().equals(holidays.code())) {
            throw new IllegalArgumentException(
                    "policy " + policy.id() + " counts by " + policy.calendar() + ", not " + holidays.code());
        }
        return new DueTimes(policy, new WorkingCalendar(holidays, policy.businessHours(), policy.zone()));
    }

    /** Always from receipt, also after type or severity have been corrected. */
    public Deadline due(String type, Severity severity, Instant received) {
        return calendar.due(policy.limit(type, severity), received);
    }
}
