package hotline.offer;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a work comes from. */
public enum WorkSource {
    /** A complaint, as itself or as its callback. */
    CASE("case"),
    /** K4. */
    CAMPAIGN("campaign"),
    /** A rule of care plans it (K2, D4). */
    CADENCE("cadence"),
    /** A person asked for it. */
    BY_HAND("by-hand"),
    /** Someone is on the line. */
    CALLER("caller"),
    /** Someone stands at the desk (T8). */
    VISITOR("visitor");

    private static final Map<String, WorkSource> BY_CODE = Codes.of(values(), WorkSource::code);

    /** The code of a row {@code k} of {@code callback} with its campaign's {@code g}. */
    static final String OF_CALLBACK =
            "CASE WHEN k.by_hand THEN 'by-hand' WHEN g.care_rule IS NOT NULL THEN 'cadence' WHEN k.campaign IS NOT NULL THEN 'campaign' ELSE 'case' END";

    /** The same of an offer {@code o}. */
    static final String OF_OFFER =
            "CASE o.kind WHEN 'call' THEN 'caller' WHEN 'visit' THEN 'visitor' ELSE " + OF_CALLBACK + " END";

    private final String code;

    WorkSource(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    static Optional<WorkSource> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
