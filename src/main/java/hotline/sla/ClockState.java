package hotline.sla;

import java.util.Arrays;
import java.util.Optional;

/** How a limit stands. Breached stays so whatever follows, except that a corrected judgement may move the limit itself. */
public enum ClockState {
    RUNNING("running"),
    MET("met"),
    BREACHED("breached"),
    /** The complaint was withdrawn or judged not valid in time. */
    CANCELLED("cancelled");

    private final String code;

    ClockState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<ClockState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
