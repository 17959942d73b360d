package hotline.export;

import hotline.measures.facts.Dimension;
import hotline.network.NetworkMap;
import hotline.network.Unit;
import hotline.policy.Department;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.DatedCode;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Subtype;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The names of the codes by which figures are split, as they are now. */
public record DimensionWords(Policies policies, NetworkMap network) {
    /** Of complaints that have none. */
    private static final Column.Coded NONE = new Column.Coded("-", new LocalizedName("无", "none"));

    /** A code that nothing names stands for itself; an empty text is none. */
    public Column.Coded of(Dimension dimension, String code) {
        return code.isEmpty()
                ? NONE
                : new Column.Coded(code, find(dimension, code).orElseGet(() -> new LocalizedName(code, code)));
    }

    public static LocalizedName name(Dimension dimension) {
        return CodeWords.of("measures.by", dimension.column()).name();
    }

    public Optional<LocalizedName> find(Dimension dimension, String code) {
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
            case SOURCE, MARKET -> CodeWords.find("measures." + dimension.column() + "." + code);
            case LANGUAGE -> CodeWords.find("language." + code);
            case TIER, TIER_NOW -> CodeWords.find("tier." + code);
            case CAUSE -> code(CodeList.CAUSES, code);
            case OUTCOME -> code(CodeList.OUTCOMES, code);
            case VALIDITY -> code(CodeList.VALIDITY, code);
            case REMEDY -> code(CodeList.REMEDIES, code);
            case AGENT -> Optional.empty();
        };
    }

    public Optional<LocalizedName> code(CodeList list, String code) {
        return first(policy -> policy.codes().code(list, code).map(DatedCode::name));
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
