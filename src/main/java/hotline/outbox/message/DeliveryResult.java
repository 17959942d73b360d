package hotline.outbox.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one try.
 *
 * <p>Codes are short, such as {@code 503} or {@code timeout}. Details are what the other side said; administrators alone read them, the first
 * {@value #LONGEST_DETAIL} characters.
 */
public sealed interface DeliveryResult {
    int LONGEST_DETAIL = 200;

    String code();

    String detail();

    /** As a code, for administrators. */
    String outcome();

    /** The receiver has it. */
    record Delivered(String code, String detail) implements DeliveryResult {
        @Override
        public String outcome() {
            return "delivered";
        }
    }

    /** The next one on the way has it, under that id. */
    record Accepted(String providerId, String code, String detail) implements DeliveryResult {
        @Override
        public String outcome() {
            return "accepted";
        }
    }

    /**
     * It may work later; the schedule or the other side says when.
     *
     * @param isOfRoute whether other messages will not get through either, as far as this try shows: such failures one after the other rest the
     *     route
     */
    record Temporary(String code, String detail, Optional<Duration> retryAfter, boolean isOfRoute)
            implements DeliveryResult {
        @Override
        public String outcome() {
            return "temporary";
        }
    }

    /** The other side does not take this message. */
    record Permanent(String code, String detail) implements DeliveryResult {
        @Override
        public String outcome() {
            return "permanent";
        }
    }

    /**
     * The other side does not take this message, and perhaps none. So it is tried a few times, and several that are barred one after the other
     * rest the route.
     */
    record Barred(String code, String detail) implements DeliveryResult {
        /** Then it is this message. */
        public static final int TRIES = 3;

        @Override
        public String outcome() {
            return "barred";
        }
    }

    /** It was sent, and nobody answered. */
    record Unknown(String code, String detail) implements DeliveryResult {
        @Override
        public String outcome() {
            return "unknown";
        }
    }

    /**
     * The route takes no messages for a time, whichever they are: the message waits without having lost a try.
     *
     * @param code why, such as {@code quota} or {@code login}
     * @param until empty: it is tried again after a while
     */
    record RouteParked(String code, String detail, Optional<Instant> until) implements DeliveryResult {
        @Override
        public String outcome() {
            return "parked";
        }
    }

    /** The receiver wants no more messages at all (410). */
    record RouteGone(String code, String detail) implements DeliveryResult {
        @Override
        public String outcome() {
            return "gone";
        }
    }
}
