package hotline.callback;

import java.util.Arrays;
import java.util.List;

/** The status of a callback (回访); the first two are open, all others its end. */
public enum CallbackStatus {
    WAITING("waiting", Due.NOT_YET, false),
    IN_PROGRESS("in-progress", Due.NOT_YET, false),
    REACHED("reached", Due.YES, true),
    REFUSED("refused", Due.YES, false),
    /** All attempts used, the customer never answered. */
    UNREACHABLE("unreachable", Due.YES, false),
    /** The customer rated on their page before an agent reached them. */
    ANSWERED_ONLINE("answered-online", Due.NO, true),
    /** The complaint went another way: reopened, withdrawn or judged not valid. */
    CANCELLED("cancelled", Due.NO, false);

    /** Whether a call was due when it ended, which coverage (回访率) counts. */
    private enum Due {
        NOT_YET,
        YES,
        NO
    }

    private final String code;
    private final Due due;
    private final boolean asksForRating;

    CallbackStatus(String code, Due due, boolean asksForRating) {
        this.code = code;
        this.due = due;
        this.asksForRating = asksForRating;
    }

    public String code() {
        return code;
    }

    public boolean isOpen() {
        return due == Due.NOT_YET;
    }

    /** Whether a callback that ended so was due: the customer was reached or should have been. */
    public boolean wasDue() {
        return due == Due.YES;
    }

    /** Whether the customer was asked for a rating, by the agent or on the page. */
    boolean asksForRating() {
        return asksForRating;
    }

    /** All statuses in which a callback may end, each of which has a figure. */
    public static List<CallbackStatus> ends() {
        return Arrays.stream(values()).filter(status -> !status.isOpen()).toList();
    }

    /** Fails for a code that none has. */
    public static CallbackStatus of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no callback status: " + code));
    }
}
