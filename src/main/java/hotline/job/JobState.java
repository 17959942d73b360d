package hotline.job;

import java.util.Arrays;
import java.util.Optional;

/** The state of a job. The last three are final. */
public enum JobState {
    WAITING("waiting"),
    /** A node holds it, or held it when it died. */
    RUNNING("running"),
    DONE("done"),
    FAILED("failed"),
    CANCELLED("cancelled");

    private final String code;

    JobState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean isFinal() {
        return this != WAITING && this != RUNNING;
    }

    public static Optional<JobState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
