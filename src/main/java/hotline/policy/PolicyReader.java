package hotline.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a policy file and checks it: all problems at once, each with its line and what would be right. */
public final class PolicyReader {
    private static final Set<String> KEYS = Set.of(
            "id",
            "name",
            "version",
            "line-of-business",
            "time-zone",
            "calendar",
            "business-hours",
            "phone-region",
            "case-number",
            "sources",
            "channels",
            "types",
            "severities",
            "limits",
            "callbacks",
            "lexicon");
    private static final Set<String> CALLBACK_KEYS = Set.of(
            "attempts",
            "lease-minutes",
            "retry-after-minutes",
            "unsatisfied-at-most",
            "before-closing",
            "after-closing");
    private static final Set<String> CALENDARS = Set.of("cn");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}");
    private static final int DAY = 24 * 60;

    private PolicyReader() {}

    /**
     * The policy in a YAML text; throws {@link PolicyInvalid} where it can't be used.
     *
     * @param fileLabel the file as its user names it, for messages
     */
    public static Policy read(String fileLabel, String yaml) {
        var root = PolicyNode.parse(fileLabel, yaml).onlyKnows(KEYS);
        var zone = root.required("time-zone").made(PolicyReader::zone, () -> ZoneOffset.UTC);
        var taxonomy = TaxonomyReader.read(root);
        var policy = new Policy(
                root.required("id").code(),
                TaxonomyReader.name(root.required("name")),
                matching(root.required("version"), VERSION, "up to 40 letters, digits, dots and dashes, such as 1.0"),
                digest(yaml),
                root.required("line-of-business").code(),
                zone,
                calendar(root.required("calendar")),
                BusinessHoursReader.read(root.required("business-hours")),
                matching(root.required("phone-region"), REGION, "a country's two capital letters, such as CN"),
                root.required("case-number")
                        .made(
                                pattern -> new CaseNumberFormat(pattern, zone),
                                () -> new CaseNumberFormat("{year}{month}-{serial:6}", zone)),
                taxonomy,
                List.of(Department.CUSTOMER_SERVICE, Department.HEAD_OFFICE),
                new Limits(
                        LimitsReader.read(root.required("limits"), taxonomy),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        ExtensionRules.NONE),
                Escalation.NONE,
                callbacks(root.required("callbacks")),
                LexiconReader.read(root.required("lexicon"), taxonomy));
        return root.reading().orThrow(policy);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "“" + name + "” is no time zone; use a name of the IANA list, such as Asia/Shanghai", unknown);
        }
    }

    private static String calendar(PolicyNode node) {
        var code = node.text();
        if (!code.isEmpty() && !CALENDARS.contains(code)) {
            node.problem("“" + code + "” is no calendar; there is "
                    + String.join(", ", CALENDARS.stream().sorted().toList()));
        }
        return code;
    }

    private static String matching(PolicyNode node, Pattern pattern, String whatIsRight) {
        var text = node.text();
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            node.problem("“" + text + "” must be " + whatIsRight);
        }
        return text;
    }

    private static CallbackRules callbacks(PolicyNode node) {
        node.onlyKnows(CALLBACK_KEYS);
        return new CallbackRules(
                node.required("attempts").integer(1, 20),
                Duration.ofMinutes(node.required("lease-minutes").integer(1, DAY)),
                Duration.ofMinutes(node.required("retry-after-minutes").integer(1, 30 * DAY)),
                node.required("unsatisfied-at-most").integer(1, 4),
                node.required("before-closing").oneOf(Dissatisfaction.byCode(), Dissatisfaction.REOPEN),
                node.required("after-closing").oneOf(Dissatisfaction.byCode(), Dissatisfaction.LINKED_CASE));
    }

    private static String digest(String yaml) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
