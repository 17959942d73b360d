package hotline.agentday;

import java.util.Arrays;
import java.util.Optional;

/** What a problem in the log is about. */
public enum ProblemKind {
    /** A branch, a hub or the way between them. */
    BRANCH("branch"),
    /** Answers to customers, and the collection of answers. */
    ANSWERS("answers"),
    PROCESS("process"),
    SYSTEM("system"),
    /** Rosters and training. */
    STAFF("staff"),
    OTHER("other");

    private final String code;

    ProblemKind(String code) {
        this.code = code;
    }

    public static Optional<ProblemKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }
}
