package hotline.policy.reading;

import hotline.policy.BusinessHours;
import hotline.policy.CaseNumberFormat;
import hotline.policy.Escalation;
import hotline.policy.MeasureRules;
import hotline.policy.PersonalData;
import hotline.policy.Policy;
import hotline.policy.PublicIntake;
import hotline.policy.Targets;
import hotline.policy.care.CareRules;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.message.MessageBook;
import hotline.policy.phrase.PhraseBook;
import hotline.policy.reading.zone.ZoneNames;
import hotline.policy.survey.Questionnaires;
import hotline.policy.taxonomy.CodeLists;
import hotline.policy.telephony.TelephonyRules;
import hotline.policy.tier.TierRules;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a policy file and checks it: all problems at once, each with its line and a correction. */
public final class PolicyReader {
    public static final Set<String> KEYS = Set.of(
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
            "codes",
            "severities",
            "departments",
            "limits",
            "first-response",
            "callbacks",
            "questionnaires",
            "stages",
            "pauses",
            "extensions",
            "hand-overs",
            "reopened-limit",
            "ladder",
            "notices",
            "public-intake",
            "targets",
            "measures",
            "repeats",
            "tiers",
            "care",
            "dispatch",
            "telephony",
            "personal-data",
            "phrases",
            "messages",
            "lexicon");
    private static final Set<String> CALENDARS = Set.of("cn");
    private static final String USUAL_NUMBER = "{year}{month}-{serial:6}";
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private PolicyReader() {}

    /**
     * The policy in a complete YAML text; throws {@link PolicyInvalid} where it can't be used.
     *
     * @param fileLabel the file as its user names it, for messages
     */
    public static Policy read(String fileLabel, String yaml) {
        return read(PolicySource.of(new PolicyText(fileLabel, yaml), PolicySource.Bases.NONE));
    }

    /** The same for an installed text, which may have been accepted under older, looser rules. */
    public static Policy readInstalled(String label, String yaml) {
        var source = PolicySource.of(new PolicyText(label, yaml), PolicySource.Bases.NONE);
        return read(source, new PolicyReading(true));
    }

    /** Throws {@link PolicyInvalid}; each problem names the file that it stands in. */
    public static Policy read(PolicySource source) {
        return read(source, new PolicyReading());
    }

    private static Policy read(PolicySource source, PolicyReading reading) {
        var root = source.root(reading).onlyKnows(KEYS);
        var zone = zone(root.required("time-zone"));
        var hours = BusinessHoursReader.read(root.required("business-hours"));
        var departments = DepartmentsReader.read(root);
        var taxonomy = TaxonomyReader.read(root, departments);
        var limits = LimitsReader.read(root, taxonomy, departments);
        var dispatch =
                root.member("dispatch").map(new DispatchReader(taxonomy)::read).orElse(DispatchRules.NONE);
        var policy = new Policy(
                root.required("id").code(),
                TaxonomyReader.name(root.required("name")),
                matching(root.required("version"), VERSION, Mistake.BAD_VERSION),
                source.digest(),
                root.required("line-of-business").code(),
                zone,
                calendar(root.required("calendar")),
                hours,
                region(root.required("phone-region")),
                caseNumbers(root.required("case-number"), zone),
                taxonomy,
                root.member("codes")
                        .map(node -> CodesReader.read(node, taxonomy))
                        .orElse(CodeLists.NONE),
                departments,
                limits,
                escalation(root, new LadderReader(taxonomy, departments, limits), hours),
                CallbacksReader.read(root.required("callbacks")),
                root.member("questionnaires").map(QuestionnairesReader::read).orElse(Questionnaires.NONE),
                root.member("public-intake").map(FilingReader::publicIntake).orElse(PublicIntake.USUAL),
                root.member("targets").map(TargetsReader::read).orElse(Targets.USUAL),
                root.member("measures").map(TargetsReader::measures).orElse(MeasureRules.USUAL),
                root.member("repeats").map(FilingReader::repeats),
                root.member("tiers").map(TiersReader::read).orElse(TierRules.NONE),
                root.member("care").map(CareReader::read).orElse(CareRules.NONE),
                dispatch,
                root.member("telephony")
                        .map(new TelephonyReader(departments, dispatch)::read)
                        .orElse(TelephonyRules.USUAL),
                root.member("personal-data")
                        .map(node -> PersonalDataReader.read(node, departments))
                        .orElse(PersonalData.USUAL),
                root.member("phrases").map(PhrasesReader::read).orElse(PhraseBook.NONE),
                root.member("messages").map(MessagesReader::read).orElse(MessageBook.NONE),
                LexiconReader.read(root.required("lexicon"), taxonomy));
        return root.reading().orThrow(policy);
    }

    private static ZoneId zone(PolicyNode node) {
        var zone = node.made(PolicyReader::zone, () -> ZoneId.of("UTC"));
        if (!ZoneNames.isKnownEverywhere(zone.getId())) {
            node.unfit(Mistake.NO_PLACE, PolicyNode.quoted(node.text()), ZoneNames.inPlaceOf(zone));
            return ZoneNames.named(zone);
        }
        return zone;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw Mistake.NO_TIME_ZONE.with(
                    PolicyNode.quoted(name), ZoneNames.meant(name).orElse("Asia/Shanghai"));
        }
    }

    private static Escalation escalation(PolicyNode root, LadderReader ladder, BusinessHours hours) {
        var notices = root.member("notices");
        return new Escalation(
                root.member("ladder").map(ladder::read).orElse(List.of()),
                notices.map(node -> NoticesReader.quietHours(node, hours)).orElse(List.of()),
                notices.flatMap(NoticesReader::digest));
    }

    private static CaseNumberFormat caseNumbers(PolicyNode node, ZoneId zone) {
        var pattern = node.text();
        boolean isPattern = CaseNumberFormat.isPattern(pattern);
        if (!pattern.isEmpty() && !isPattern) {
            node.problem(Mistake.NUMBER_PATTERN, "{year}", "{month}", "{serial:n}", USUAL_NUMBER);
        }
        var format = new CaseNumberFormat(isPattern ? pattern : USUAL_NUMBER, zone);
        if (format.longest() > CaseNumberFormat.LONGEST) {
            node.unfit(Mistake.LONG_NUMBERS, format.longest(), CaseNumberFormat.LONGEST);
        }
        if (format.hasSmallLetters()) {
            node.unfit(Mistake.SMALL_LETTERS);
        }
        return format;
    }

    private static String calendar(PolicyNode node) {
        var code = node.text();
        if (!code.isEmpty() && !CALENDARS.contains(code)) {
            node.problem(
                    Mistake.NO_CALENDAR,
                    PolicyNode.quoted(code),
                    String.join(", ", CALENDARS.stream().sorted().toList()));
        }
        return code;
    }

    private static String region(PolicyNode node) {
        var region = matching(node, REGION, Mistake.BAD_REGION);
        if (REGION.matcher(region).matches() && !COUNTRIES.contains(region)) {
            node.unfit(Mistake.NO_COUNTRY);
        }
        return region;
    }

    private static String matching(PolicyNode node, Pattern pattern, Mistake otherwise) {
        var text = node.text();
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            node.problem(otherwise, PolicyNode.quoted(text));
        }
        return text;
    }
}
