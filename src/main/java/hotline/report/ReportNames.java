package hotline.report;

import hotline.export.CodeWords;
import hotline.export.DimensionWords;
import hotline.measures.facts.Dimension;
import hotline.network.NetworkMap;
import hotline.policy.Policies;
import hotline.policy.taxonomy.LocalizedName;
import java.util.Optional;

/** The names of codes as they are now, which a report keeps. A code that nothing names stands for itself. */
record ReportNames(Policies policies, NetworkMap network) {
    private static final LocalizedName NONE = new LocalizedName("无", "none");

    LocalizedName of(Dimension dimension, String code) {
        if (code.isEmpty()) {
            return NONE;
        }
        return found(dimension, code).orElseGet(() -> new LocalizedName(code, code));
    }

    /** Of a code of the contract, as screens name it. */
    static LocalizedName ofCode(String group, String code) {
        return CodeWords.find(group + "." + code).orElseGet(() -> new LocalizedName(code, code));
    }

    private Optional<LocalizedName> found(Dimension dimension, String code) {
        return switch (dimension) {
            case TYPE, SUBTYPE, SEVERITY, CHANNEL, DEPARTMENT, BRANCH, HUB, REGION ->
                new DimensionWords(policies, network).find(dimension, code);
            case SOURCE, LANGUAGE, MARKET, AGENT, CAUSE, OUTCOME, VALIDITY, REMEDY, TIER, TIER_NOW -> Optional.empty();
        };
    }
}
