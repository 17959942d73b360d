package hotline.callback;

import java.util.Arrays;

/** Where a callback (回访) stands; the first two are open, all others its end. */
public enum CallbackStatus {
    WAITING("waiting"),
    IN_PROGRESS("in-progress"),
    REACHED("reached"),
    REFUSED("refused"),
    /** All attempts used, nobody answered. */
    UNREACHABLE("unreachable"),
    /** The customer rated on their page before anybody reached them. */
    ANSWERED_ONLINE("answered-online"),
    /** The complaint went another way: reopened, withdrawn or judged not valid. */
    CANCELLED("cancelled");

    private final String code;

    CallbackStatus(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean isOpen() {
        return this == WAITING || this == IN_PROGRESS;
    }

    static CallbackStatus of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no callback status: " + code));
    }
}
