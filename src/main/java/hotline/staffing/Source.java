package hotline.staffing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What agents are needed for. */
public enum Source {
    /** Calls of customers. */
    CALLS("calls"),
    /** Complaints that were received, by whatever channel. */
    COMPLAINTS("complaints"),
    /** Callbacks that fell due to be made. */
    CALLBACKS("callbacks");

    private final String code;

    Source(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Source::code).toList();
    }

    public static Optional<Source> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
