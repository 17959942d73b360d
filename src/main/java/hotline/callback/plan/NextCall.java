package hotline.callback.plan;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** What the plan says. */
public sealed interface NextCall {

    /** The next attempt, not before that moment. */
    record At(Instant moment, Why why) implements NextCall {}

    /** No further attempt. */
    record Over(How how) implements NextCall {}

    /** Why it is called at that moment and not before. */
    enum Why {
        NOW("now"),
        /** The customer asked for it. */
        ASKED("asked"),
        /** After the pause that follows such a result. */
        PAUSE("pause"),
        /** Customers are not called before. */
        WINDOW("window"),
        /** Their number was called as often as a day allows. */
        DAY_CAP("day-cap"),
        WEEK_CAP("week-cap"),
        /** It was tried at this time of the day before. */
        OTHER_HALF("other-half"),
        /** Earlier than planned, so that it ends by the limit of its case. */
        BEFORE_LIMIT("before-limit"),
        OTHER_NUMBER("other-number"),
        /** A colleague speaks with this customer. */
        IN_CALL("in-call");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Why> of(String code) {
            return Arrays.stream(values()).filter(why -> why.code.equals(code)).findFirst();
        }
    }

    enum How {
        /** All attempts are used up. */
        UNREACHABLE,
        /** The number is not the customer's, and there is no other one. */
        WRONG_NUMBER,
        REFUSED,
        REACHED
    }
}
