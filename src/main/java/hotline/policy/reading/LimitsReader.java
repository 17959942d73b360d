package hotline.policy.reading;

import hotline.policy.Department;
import hotline.policy.ExtensionRules;
import hotline.policy.Limit;
import hotline.policy.Limits;
import hotline.policy.PauseReason;
import hotline.policy.ReopenedLimit;
import hotline.policy.Stage;
import hotline.policy.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the limits, the reasons that pause them, and how far they may be extended. */
final class LimitsReader {
    private static final Set<String> STAGE_KEYS = Set.of("name", "department", "within");
    private static final Set<String> EXTENSION_KEYS = Set.of("at-most", "working-days");
    private static final int MOST_EXTENSIONS = 20;
    private static final Set<String> HAND_OVER_KEYS = Set.of("accept-within");
    private static final int MOST_STAGES = 50;
    private static final Set<String> PAUSE_KEYS =
            Set.of("zh", "en", "for-customer", "review-within", "asks-complainant");
    private static final int MOST_PAUSES = 50;
    private static final int MOST_EXTENSION_DAYS = 366;

    private LimitsReader() {}

    static Limits read(PolicyNode root, Taxonomy taxonomy, List<Department> departments) {
        var rules = new LimitRulesReader(taxonomy);
        var handling = rules.read(root.required("limits"));
        var firstResponse = root.member("first-response");
        var responses = firstResponse.map(rules::read).orElse(List.of());
        if (root.reading().isFree()) {
            rules.everyRuleDecides(root.required("limits"), handling, true);
            firstResponse.ifPresent(node -> rules.everyRuleDecides(node, responses, false));
        }
        return new Limits(
                handling,
                responses,
                root.member("callbacks").flatMap(node -> node.member("within")).map(LimitReader::read),
                root.member("stages").map(node -> stages(node, departments)).orElse(List.of()),
                root.member("pauses").map(LimitsReader::pauses).orElse(List.of()),
                root.member("extensions").map(LimitsReader::extensions).orElse(ExtensionRules.NONE),
                root.member("hand-overs").flatMap(LimitsReader::acceptance),
                root.member("reopened-limit")
                        .map(node -> node.oneOf(ReopenedLimit.byCode(), ReopenedLimit.FULL))
                        .orElse(ReopenedLimit.FULL));
    }

    private static Optional<Limit> acceptance(PolicyNode node) {
        return node.onlyKnows(HAND_OVER_KEYS).member("accept-within").map(LimitReader::read);
    }

    private static List<Stage> stages(PolicyNode node, List<Department> departments) {
        var known = DepartmentsReader.codes(departments);
        var stages = new ArrayList<Stage>();
        node.atMostMembers(MOST_STAGES).codedMembers().forEach((code, stage) -> {
            stage.onlyKnows(STAGE_KEYS);
            stages.add(new Stage(
                    code,
                    TaxonomyReader.name(stage.required("name")),
                    stage.required("department").oneOf(known, ""),
                    LimitReader.read(stage.required("within"))));
        });
        return stages;
    }

    private static List<PauseReason> pauses(PolicyNode node) {
        var pauses = new ArrayList<PauseReason>();
        node.atMostMembers(MOST_PAUSES)
                .codedMembers()
                .forEach((code, pause) -> pauses.add(pause(code, pause.onlyKnows(PAUSE_KEYS))));
        return pauses;
    }

    private static PauseReason pause(String code, PolicyNode node) {
        return new PauseReason(
                code,
                TaxonomyReader.nameOf(node),
                node.member("for-customer").map(TaxonomyReader::name),
                node.member("review-within").map(LimitReader::read),
                node.member("asks-complainant").map(PolicyNode::flag).orElse(false));
    }

    private static ExtensionRules extensions(PolicyNode node) {
        node.onlyKnows(EXTENSION_KEYS);
        return new ExtensionRules(
                node.required("at-most").integer(1, MOST_EXTENSIONS),
                node.required("working-days").integer(1, MOST_EXTENSION_DAYS));
    }
}
