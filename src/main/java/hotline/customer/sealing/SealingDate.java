package hotline.customer.sealing;

import hotline.policy.PersonalData.Sealing;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a file is to be sealed (A2): both of its dates may fit one file, and the later one counts. */
final class SealingDate {
    private SealingDate() {}

    /**
     * The date of the later rule.
     *
     * @param createdAt when the file was made
     * @param lastServiceAt the last contact with the customer
     */
    static Instant of(Instant createdAt, Instant lastServiceAt, Sealing rule, ZoneId zone) {
        var service = lastServiceAt.atZone(zone);
        var afterService = service.plusYears(rule.afterService());
        var withoutService = later(
                service.plusYears(rule.withoutService()), createdAt.atZone(zone).plusYears(rule.afterCreation()));
        return later(afterService, withoutService).toInstant();
    }

    private static ZonedDateTime later(ZonedDateTime one, ZonedDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    /** No file with a later contact can be due. */
    static Instant lastServiceBefore(Instant now, Sealing rule, ZoneId zone) {
        return now.atZone(zone)
                .minusYears(Math.max(rule.afterService(), rule.withoutService()))
                .toInstant();
    }
}
