package hotline.report;

import hotline.export.CodeWords;
import hotline.measures.facts.Dimension;
import hotline.network.NetworkMap;
import hotline.network.Unit;
import hotline.policy.Department;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Subtype;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
            case TYPE -> first(policy -> policy.taxonomy().type(code).map(ComplaintType::name));
            case SUBTYPE -> first(policy -> subtype(policy, code));
            case SEVERITY ->
                first(policy -> Severity.of(code)
                        .flatMap(severity -> Optional.ofNullable(
                                policy.taxonomy().severities().get(severity))));
            case CHANNEL -> first(policy -> policy.taxonomy().channel(code).map(Channel::name));
            case DEPARTMENT -> first(policy -> policy.department(code).map(Department::name));
            case BRANCH, HUB, REGION -> network.unit(code).map(Unit::name);
            case SOURCE, LANGUAGE, MARKET, AGENT, CAUSE, OUTCOME, VALIDITY, REMEDY -> Optional.empty();
        };
    }

    private static Optional<LocalizedName> subtype(Policy policy, String code) {
        return policy.taxonomy().types().stream()
                .flatMap(type -> type.subtype(code).stream())
                .map(Subtype::name)
                .findFirst();
    }

    /** Policies in force know best, then the newest one. */
    private Optional<LocalizedName> first(Function<Policy, Optional<LocalizedName>> name) {
        var inForce = policies.lines().stream().flatMap(line -> policies.inForce(line).stream());
        var others = policies.all().stream()
                .sorted(Comparator.comparingInt(PolicyVersion::id).reversed());
        return Stream.concat(inForce, others)
                .flatMap(version -> name.apply(version.policy()).stream())
                .findFirst();
    }
}
