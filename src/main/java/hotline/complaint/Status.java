package hotline.complaint;

import java.util.Arrays;
import java.util.Optional;

/** The status of a complaint. {@code LifeCycle} says which step leads from which status to which. */
public enum Status {
    RECEIVED("received"),
    ASSIGNED("assigned"),
    INVESTIGATING("investigating"),
    /** Solved as the company sees it; the customer is to be called back (F9). */
    RESOLVED("resolved"),
    /** An agent is calling the customer. */
    CALLBACK("callback"),
    CLOSED("closed"),
    REOPENED("reopened"),
    WITHDRAWN("withdrawn"),
    /** 投诉不成立 (P8). */
    NOT_VALID("not-valid");

    private final String code;

    Status(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The customer is due no further answer and the clock has ended (F5). */
    public boolean isEnded() {
        return this == CLOSED || this == WITHDRAWN || this == NOT_VALID;
    }

    public static Optional<Status> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }
}
