package hotline.outbox.message;

import java.util.Arrays;
import java.util.Optional;

/** Where a message is. */
public enum MessageState {
    WAITING("waiting"),
    /** A node sends it, or died while it did. */
    SENDING("sending"),
    /** It may have been sent: no one answered. */
    UNKNOWN("unknown"),
    /** The next one on the way has it; a report may follow. */
    ACCEPTED("accepted"),
    DELIVERED("delivered"),
    /** The other side does not take it. */
    UNDELIVERED("undelivered"),
    /** All tries failed. */
    DEAD("dead"),
    /** Not sent: too many to one address, or about one complaint. */
    SUPPRESSED("suppressed"),
    /** Not sent any more: a newer one says it, or its receiver wants none. */
    CANCELLED("cancelled");

    private final String code;

    MessageState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** A person may have it sent again. */
    public boolean isReplayed() {
        return switch (this) {
            case WAITING, SENDING -> false;
            case UNKNOWN, ACCEPTED, DELIVERED, UNDELIVERED, DEAD, SUPPRESSED, CANCELLED -> true;
        };
    }

    /** It has not reached its receiver, and will not. */
    public boolean hasFailed() {
        return this == UNDELIVERED || this == DEAD;
    }

    public static Optional<MessageState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
