package hotline.tie;

import hotline.policy.taxonomy.Codes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How customers are related (R4): the one is that of the other. */
public enum Relation {
    SPOUSE("spouse", true),
    PARENT("parent", true),
    CHILD("child", true),
    PARENT_IN_LAW("parent-in-law", true),
    CHILD_IN_LAW("child-in-law", true),
    SIBLING("sibling", false),
    OTHER_KIN("other-kin", false);

    private static final Map<String, Relation> BY_CODE = Codes.of(values(), Relation::code);

    private final String code;
    private final boolean sharesTie;

    Relation(String code, boolean sharesTie) {
        this.code = code;
        this.sharesTie = sharesTie;
    }

    public String code() {
        return code;
    }

    /** Both belong to the first agent. */
    public boolean sharesTie() {
        return sharesTie;
    }

    /** What the other is to the one. */
    public Relation inverse() {
        return switch (this) {
            case SPOUSE -> SPOUSE;
            case PARENT -> CHILD;
            case CHILD -> PARENT;
            case PARENT_IN_LAW -> CHILD_IN_LAW;
            case CHILD_IN_LAW -> PARENT_IN_LAW;
            case SIBLING -> SIBLING;
            case OTHER_KIN -> OTHER_KIN;
        };
    }

    static List<String> sharing() {
        return Arrays.stream(values())
                .filter(Relation::sharesTie)
                .map(Relation::code)
                .toList();
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<Relation> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
