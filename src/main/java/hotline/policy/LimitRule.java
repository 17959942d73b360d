package hotline.policy;

import java.util.Set;

/**
 * The limit for the complaints it fits (F5). Of a policy's rules the first that fits decides.
 *
 * @param types codes of the types it is for; empty: every type
 * @param severities the severities it is for; empty: every severity
 */
public record LimitRule(Set<String> types, Set<Severity> severities, Limit limit) {

    public LimitRule {
        types = Set.copyOf(types);
        severities = Set.copyOf(severities);
    }

    public boolean fits(String type, Severity severity) {
        return (types.isEmpty() || types.contains(type)) && severityFits(severity);
    }

    boolean fitsEveryType(Severity severity) {
        return types.isEmpty() && severityFits(severity);
    }

    private boolean severityFits(Severity severity) {
        return severities.isEmpty() || severities.contains(severity);
    }
}
