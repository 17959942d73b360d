package hotline.tie;

import hotline.policy.taxonomy.Codes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * The agent whose customer a customer is.
 *
 * @param lastContact when the agent last handled something of the customer, or when it was decided
 */
public record Tie(Person agent, Because because, Instant lastContact) {
    public record Person(long id, String name) {}

    /** R3: one month since the last recorded contact, of the calendar in that zone. */
    public static Instant since(Instant now, ZoneId zone) {
        return now.atZone(zone).minusMonths(1).toInstant();
    }

    /** When it ends, if nothing more happens. */
    public Instant until(ZoneId zone) {
        return lastContact.atZone(zone).plusMonths(1).toInstant();
    }

    public enum Because {
        /** R10. */
        DECIDED("decided"),
        /** R3: of the customer's own cases. */
        HANDLED("handled"),
        /** R4: of a case of kin. */
        KIN("kin");

        private static final Map<String, Because> BY_CODE = Codes.of(values(), Because::code);

        private final String code;

        Because(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Optional<Because> of(String code) {
            return Optional.ofNullable(BY_CODE.get(code));
        }
    }
}
