package hotline.policy.reading;

import hotline.policy.dispatch.AgentOrder;
import hotline.policy.dispatch.Break;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.NeedRule;
import hotline.policy.dispatch.Relaxation;
import hotline.policy.dispatch.Skill;
import hotline.policy.dispatch.WorkKind;
import hotline.policy.taxonomy.Subtype;
import hotline.policy.taxonomy.Taxonomy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads how work is given to agents (R, C2, C7). */
public final class DispatchReader {
    public static final Set<String> KEYS = Set.of(
            "offer-seconds",
            "missed-after",
            "order",
            "cases-in-hand",
            "chats-in-hand",
            "breaks",
            "wrap-up-seconds",
            "owner-first-minutes",
            "training-days",
            "skills",
            "needs",
            "steps",
            "agents-pick",
            "strict");
    public static final Set<String> BREAK_KEYS = Set.of("zh", "en", "minutes");
    public static final Set<String> SKILL_KEYS = Set.of("zh", "en");
    public static final Set<String> NEED_KEYS =
            Set.of("kinds", "types", "subtypes", "severities", "channels", "languages", "skills");
    public static final Set<String> STEP_KEYS = Set.of("after-seconds", "drop", "lower");
    private static final Map<String, String> LANGUAGES = Map.of("zh", "zh", "en", "en");
    private static final int MOST = 50;
    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;

    private final MatterReader matters;
    private final Map<String, String> subtypes;

    DispatchReader(Taxonomy taxonomy) {
        this.matters = new MatterReader(taxonomy);
        this.subtypes = taxonomy.types().stream()
                .flatMap(type -> type.subtypes().stream())
                .map(Subtype::code)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), Function.identity()));
    }

    DispatchRules read(PolicyNode node) {
        node.onlyKnows(KEYS);
        var skills = node.member("skills").map(DispatchReader::skills).orElse(List.of());
        var known = skills.stream().collect(Collectors.toMap(Skill::code, Skill::code));
        var needs = node.member("needs").map(one -> needs(one, known)).orElse(List.of());
        return new DispatchRules(
                true,
                node.member("offer-seconds")
                        .map(one -> Duration.ofSeconds(one.integer(5, HOUR)))
                        .orElse(DispatchRules.USUAL_OFFER),
                node.member("missed-after").map(one -> one.integer(1, 20)).orElse(DispatchRules.USUAL_MISSED),
                node.member("order")
                        .map(one -> one.oneOf(AgentOrder.byCode(), AgentOrder.ROTATION))
                        .orElse(AgentOrder.ROTATION),
                inHand(node),
                node.member("breaks").map(DispatchReader::breaks).orElse(List.of()),
                times(node, "wrap-up-seconds", HOUR, Duration::ofSeconds),
                times(node, "owner-first-minutes", DAY, Duration::ofMinutes),
                node.member("training-days").map(one -> one.integer(0, 90)).orElse(DispatchRules.USUAL_TRAINING),
                skills,
                needs,
                node.member("steps").map(one -> steps(one, known, needs)).orElse(List.of()),
                node.member("agents-pick").map(PolicyNode::flag).orElse(false),
                node.member("strict").map(PolicyNode::flag).orElse(false));
    }

    private static Map<WorkKind, Integer> inHand(PolicyNode node) {
        var most = new EnumMap<WorkKind, Integer>(WorkKind.class);
        node.member("cases-in-hand").ifPresent(one -> most.put(WorkKind.CASE, one.integer(1, 1000)));
        node.member("chats-in-hand").ifPresent(one -> most.put(WorkKind.CHAT, one.integer(1, 20)));
        return most;
    }

    private static List<Break> breaks(PolicyNode node) {
        var breaks = new ArrayList<Break>();
        node.atMostMembers(MOST).codedMembers().forEach((code, one) -> {
            one.onlyKnows(BREAK_KEYS);
            breaks.add(new Break(
                    code,
                    TaxonomyReader.nameOf(one),
                    Duration.ofMinutes(one.required("minutes").integer(1, 24 * 60))));
        });
        return breaks;
    }

    private static Map<WorkKind, Duration> times(
            PolicyNode node, String name, int most, Function<Integer, Duration> unit) {
        var times = new EnumMap<WorkKind, Duration>(WorkKind.class);
        node.member(name).ifPresent(all -> {
            all.onlyKnows(WorkKind.byCode().keySet());
            WorkKind.byCode().forEach((code, kind) -> all.member(code)
                    .ifPresent(one -> times.put(kind, unit.apply(one.integer(0, most)))));
        });
        return times;
    }

    private static List<Skill> skills(PolicyNode node) {
        var skills = new ArrayList<Skill>();
        node.atMostMembers(MOST).codedMembers().forEach((code, one) -> {
            one.onlyKnows(SKILL_KEYS);
            skills.add(new Skill(code, TaxonomyReader.nameOf(one)));
        });
        return skills;
    }

    private List<NeedRule> needs(PolicyNode node, Map<String, String> skills) {
        return node.atMostMembers(MOST).items().stream()
                .map(one -> {
                    one.onlyKnows(NEED_KEYS);
                    return new NeedRule(
                            some(one, "kinds", WorkKind.byCode(), WorkKind.CASE),
                            matters.types(one),
                            some(one, "subtypes", subtypes, ""),
                            matters.severities(one),
                            matters.channels(one),
                            some(one, "languages", LANGUAGES, "zh"),
                            need(one.required("skills"), skills));
                })
                .toList();
    }

    private static <T> Set<T> some(PolicyNode node, String name, Map<String, T> known, T standIn) {
        return MatterReader.some(node, name, known, standIn);
    }

    /** A skill that no agent can be given is a mistake: such a work would wait for ever. */
    static Need need(PolicyNode node, Map<String, String> known) {
        var levels = new LinkedHashMap<String, Integer>();
        node.codedMembers().forEach((code, one) -> {
            if (!known.containsKey(code)) {
                one.problem(Mistake.NO_SKILL, code);
            }
            levels.put(code, one.integer(1, Skill.HIGHEST));
        });
        return new Need(levels);
    }

    /** Each step must come after the one before it, and change what some work still needs. */
    private static List<Relaxation> steps(PolicyNode node, Map<String, String> skills, List<NeedRule> needs) {
        var steps = new ArrayList<Relaxation>();
        var left = needs.stream().map(NeedRule::need).distinct().toList();
        var before = Optional.<Duration>empty();
        for (PolicyNode one : node.atMostMembers(MOST).items()) {
            var step = step(one, skills);
            if (before.filter(last -> last.compareTo(step.after()) >= 0).isPresent()) {
                one.required("after-seconds").problem(Mistake.STEP_TOO_EARLY);
            }
            var after = left.stream().map(step::applied).toList();
            if (after.equals(left)) {
                one.problem(Mistake.STEP_CHANGES_NOTHING);
            }
            left = after;
            before = Optional.of(step.after());
            steps.add(step);
        }
        return steps;
    }

    private static Relaxation step(PolicyNode node, Map<String, String> skills) {
        node.onlyKnows(STEP_KEYS);
        return new Relaxation(
                Duration.ofSeconds(node.required("after-seconds").integer(1, 30 * DAY)),
                node.member("drop")
                        .map(all -> all.items().stream()
                                .map(one -> one.oneOf(skills, ""))
                                .toList())
                        .orElse(List.of()),
                node.member("lower").map(one -> one.integer(1, Skill.HIGHEST)).orElse(0));
    }
}
