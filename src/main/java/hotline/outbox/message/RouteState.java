package hotline.outbox.message;

import java.util.Arrays;
import java.util.Optional;

/** Whether a route is used. */
public enum RouteState {
    ACTIVE("active"),
    /** Messages are made and wait. */
    PAUSED("paused"),
    /** No messages are made for it; those that wait do so until they are given up. */
    DISABLED("disabled");

    private final String code;

    RouteState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<RouteState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
