package hotline.policy.phrase;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why an expression is never to be said, with the clauses. The first three kinds are the regulations', the others follow from rules of conduct. */
public enum ForbiddenKind {
    /** Belittling or abusive names. */
    CONTEMPT("T7"),
    /** Brusque answers. */
    CURT("T7"),
    /** Putting one off, pleading one's remit. */
    BRUSH_OFF("T7 T8"),
    ARGUE("T10"),
    INTERRUPT("T10"),
    /** Hasty judgement, and promises above one's authority. */
    VERDICT("T10 P6");

    private static final Map<String, ForbiddenKind> BY_CODE = Codes.of(values(), ForbiddenKind::code);

    /** With blanks between. */
    private final String clauses;

    ForbiddenKind(String clauses) {
        this.clauses = clauses;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public List<String> clauses() {
        return List.of(clauses.split(" ", -1));
    }

    public static Map<String, ForbiddenKind> byCode() {
        return BY_CODE;
    }
}
