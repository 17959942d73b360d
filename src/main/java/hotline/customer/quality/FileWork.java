package hotline.customer.quality;

import hotline.policy.taxonomy.Codes;
import java.util.Map;
import java.util.Optional;

/** What people owe files (A6). */
public enum FileWork {
    /** A file that was made lacks something, or no one has said yet that it lacks nothing. */
    COMPLETION("completion"),
    /** A complete file that someone looks after was not gone through in the period before. */
    UPDATE("update"),
    /** A person has completed a file, and another one is to review it. */
    REVIEW("review"),
    /** A review has found a defect, which the person who completed the file is to mend. */
    MENDING("mending");

    private static final Map<String, FileWork> BY_CODE = Codes.of(values(), FileWork::code);

    private final String code;

    FileWork(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<FileWork> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
