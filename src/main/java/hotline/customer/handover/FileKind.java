package hotline.customer.handover;

import hotline.policy.PersonalData.HandOver;
import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file that is handed over is about, which decides how long that may take (A3). */
public enum FileKind {
    SALES("sales"),
    SERVICE("service");

    private static final Map<String, FileKind> BY_CODE = Codes.of(values(), FileKind::code);

    private final String code;

    FileKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<FileKind> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Within how many working days. */
    int days(HandOver rule) {
        return switch (this) {
            case SALES -> rule.salesDays();
            case SERVICE -> rule.serviceDays();
        };
    }
}
