package hotline.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Region (大区), hub (分拨中心、转运中心), branch (网点), department (部门); in the order in which one holds the next. */
public enum UnitKind {
    REGION("region", "大区", "区域"),
    HUB("hub", "分拨中心", "转运中心"),
    BRANCH("branch", "网点", "分部"),
    DEPARTMENT("department", "部门", "科室");

    private final String code;
    private final String chinese;
    private final String otherwise;

    UnitKind(String code, String chinese, String otherwise) {
        this.code = code;
        this.chinese = chinese;
        this.otherwise = otherwise;
    }

    public String code() {
        return code;
    }

    public static Optional<UnitKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** By its code, or by its name in a file that people wrote. */
    static Optional<UnitKind> written(String text) {
        return of(text).or(() -> Arrays.stream(values())
                .filter(kind -> kind.chinese.equals(text) || kind.otherwise.equals(text))
                .findFirst());
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(UnitKind::code).toList();
    }

    /** Kinds of units that one of this kind may belong to. No kind belongs to itself, so that no circle is possible. */
    Set<UnitKind> parents() {
        return switch (this) {
            case REGION -> Set.of();
            case HUB -> Set.of(REGION);
            case BRANCH -> Set.of(REGION, HUB);
            case DEPARTMENT -> Set.of(REGION, HUB, BRANCH);
        };
    }

    /** Whether a complaint may be about it. */
    public boolean isComplainedAbout() {
        return this == HUB || this == BRANCH;
    }
}
