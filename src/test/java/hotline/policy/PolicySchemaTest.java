package hotline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import hotline.policy.phrase.Brace;
import hotline.policy.phrase.ForbiddenKind;
import hotline.policy.phrase.Situation;
import hotline.policy.reading.CareReader;
import hotline.policy.reading.CodesReader;
import hotline.policy.reading.DispatchReader;
import hotline.policy.reading.FilingReader;
import hotline.policy.reading.LimitReader;
import hotline.policy.reading.MessagesReader;
import hotline.policy.reading.MomentReader;
import hotline.policy.reading.PersonalDataReader;
import hotline.policy.reading.PhrasesReader;
import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicyReader;
import hotline.policy.reading.PolicySource;
import hotline.policy.reading.PolicyText;
import hotline.policy.reading.QuestionnairesReader;
import hotline.policy.reading.TargetsReader;
import hotline.policy.reading.TelephonyReader;
import hotline.policy.reading.TiersReader;
import hotline.policy.survey.QuestionKind;
import hotline.regulation.ShippedPolicies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** An editor that knows the schema says what the reader would say: it refuses nothing good, and no file that is good. */
class PolicySchemaTest {
    private static final Path FOLDER = Path.of("src/main/resources/policies");
    private static final String TEXT = text("policy.schema.json");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"freight-network", "manufacturer", "key-accounts", "dealer-network"})
    void every_shipped_policy_fits_and_names_the_schema_for_editors(String policy) {
        var yaml = text(policy + ".yaml");
        assertThat(yaml).startsWith("# yaml-language-server: $schema=policy.schema.json\n");
        assertThat(problems(yaml)).isEmpty();
    }

    @Test
    void a_policy_that_extends_nothing_fits() {
        assertThat(problems(SmallPolicy.YAML)).isEmpty();
    }

    @Test
    void a_variation_may_remove_anything_it_extends() {
        assertThat(problems("""
                extends: freight-network
                id: ours
                version: "1"
                pauses: null
                extensions: null
                departments: {finance: null, claims: {holding: null}}
                types: {price: null, delay: {subtypes: {loading: null}}}
                ladder: {half-time: null, supervision: {answer-within: null}}
                notices: {digest: null}
                public-intake: {per-phone: null}
                callbacks: {within: null}
                lexicon: {types: {price: null}, examples: {price: null}, signs: {rude: null}}
                """)).isEmpty();
    }

    @Test
    void every_example_of_the_documentation_fits() throws IOException {
        var page = Files.readString(Path.of("docs/policy.md"));
        var examples = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$")
                .matcher(page)
                .results()
                .map(example -> example.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThan(6);
        assertThat(PolicyReader.read(PolicySource.of(new PolicyText("docs", examples.get(0)), ShippedPolicies.ALL))
                        .escalation()
                        .rung("half-time"))
                .isEmpty();
        for (String example : examples) {
            var whole = example.contains("extends:") ? example : "extends: small\nid: a\nversion: \"1\"\n" + example;
            assertThat(problems(whole)).as(example).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            id: freight-network              | id: Freight Network
            phone-region: CN                 | phone-region: China
            "09:00-12:00"                    | "9 to 12"
            filed-by: agent                  | filed-by: robot
            must-be-answered: true           | must-be-answered: always
            business: false                  | bussiness: false
            {serial:6}                       | {serial}
            severities: [minor]              | severities: [slight]
            working-days: 7                  | working-days: 0
            working-days: 7                  | weeks: 1
            - same-day: true                 | - same-day: 1
            in-all: 3                        | in-all: many
            other-half-day, next-working-day | whenever
            after-closing: linked-case       | after-closing: nothing
            at-most: 2                       | at-most: 0
            kind: inquiry                    | kind: question
            clock: promised-reply            | clock: reply
            to: head-office                  | to: president
            {share: 50}                      | {share: 100}
            when: ended-late                 | when: ended
            {before-due: {working-minutes: 120}} | {before-due: {working-days: 1}}
            urgent: true                     | urgent: perhaps
            "20:00-08:00"                    | evening
            window-minutes: 60               | window-minutes: 0
            complaints: 600                  | complaints: none
            per-phone:                       | per-number:
            notices:                         | notifications:
            moderate-money: 500              | moderate-money: little
            kind: nps                        | kind: stars
            asked-again-percent: 5           | asked-again-percent: 101
            usually: moderate                | usually: moderately
            """)
    void what_the_schema_refuses_the_reader_refuses_too(String right, String wrong) {
        var yaml = text("freight-network.yaml");
        assertThat(yaml).contains(right);
        var mutation = yaml.replace(right, wrong);
        assertThat(problems(mutation)).isNotEmpty();
        assertThatThrownBy(() -> PolicyReader.read(
                        PolicySource.of(new PolicyText("mutation.yaml", mutation), ShippedPolicies.ALL)))
                .isInstanceOf(PolicyInvalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limits:", "lexicon:", "time-zone:", "severities:\n", "attempts:", "severe: {zh"})
    void what_extends_nothing_must_be_complete(String key) {
        var mutation = SmallPolicy.YAML.replace(key, "gone-" + key);
        assertThat(mutation).isNotEqualTo(SmallPolicy.YAML);
        assertThat(problems(mutation)).isNotEmpty();
        assertThatThrownBy(() -> PolicyReader.read("small.yaml", mutation)).isInstanceOf(PolicyInvalid.class);
    }

    @Test
    void it_knows_the_keys_and_codes_that_the_reader_knows() {
        var schema = json(TEXT);
        var keys = new HashSet<>(PolicyReader.KEYS);
        keys.add("extends");
        assertThat(names(schema.at("/properties"))).isEqualTo(keys);
        assertThat(names(schema.at("/$defs/limit/properties"))).isEqualTo(LimitReader.keys());
        assertThat(names(schema.at("/$defs/moment/anyOf/1/properties"))).isEqualTo(MomentReader.KEYS);
        assertThat(names(schema.at("/properties/targets/properties"))).isEqualTo(TargetsReader.KEYS);
        assertThat(names(schema.at("/properties/measures/properties"))).isEqualTo(TargetsReader.MEASURES_KEYS);
        assertThat(names(schema.at("/properties/repeats/properties"))).isEqualTo(FilingReader.REPEATS_KEYS);
        var tiers = schema.at("/properties/tiers/properties");
        assertThat(names(tiers)).isEqualTo(TiersReader.KEYS);
        assertThat(names(tiers.at("/by-trade/properties"))).isEqualTo(TiersReader.TRADE_KEYS);
        assertThat(names(tiers.at("/by-score/properties"))).isEqualTo(TiersReader.SCORE_KEYS);
        assertThat(names(tiers.at("/by-score/properties/criteria/additionalProperties/properties")))
                .isEqualTo(TiersReader.CRITERION_KEYS);
        var care = schema.at("/properties/care/properties");
        assertThat(names(care)).isEqualTo(CareReader.KEYS);
        assertThat(names(care.at("/rules/additionalProperties/properties"))).isEqualTo(CareReader.RULE_KEYS);
        assertThat(names(schema.at("/properties/telephony/properties"))).isEqualTo(TelephonyReader.KEYS);
        var routing = schema.at("/properties/telephony/properties/routing/properties");
        assertThat(names(routing)).isEqualTo(TelephonyReader.ROUTING_KEYS);
        assertThat(names(routing.at("/lines/items/properties"))).isEqualTo(TelephonyReader.LINE_KEYS);
        assertThat(names(routing.at("/missed/properties"))).isEqualTo(TelephonyReader.MISSED_KEYS);
        var dispatch = schema.at("/properties/dispatch/properties");
        assertThat(names(dispatch)).isEqualTo(DispatchReader.KEYS);
        assertThat(names(dispatch.at("/breaks/additionalProperties/properties")))
                .isEqualTo(DispatchReader.BREAK_KEYS);
        assertThat(names(dispatch.at("/skills/additionalProperties/properties")))
                .isEqualTo(DispatchReader.SKILL_KEYS);
        assertThat(names(dispatch.at("/needs/items/properties"))).isEqualTo(DispatchReader.NEED_KEYS);
        assertThat(names(dispatch.at("/steps/items/properties"))).isEqualTo(DispatchReader.STEP_KEYS);
        assertThat(names(schema.at("/properties/questionnaires/properties"))).isEqualTo(QuestionnairesReader.KEYS);
        assertThat(names(schema.at("/$defs/script/properties"))).isEqualTo(QuestionnairesReader.SCRIPT_KEYS);
        assertThat(names(schema.at("/$defs/questions/additionalProperties/properties")))
                .isEqualTo(QuestionnairesReader.QUESTION_KEYS);
        assertThat(codes(schema.at("/$defs/questions/additionalProperties/properties/kind/enum")))
                .isEqualTo(QuestionKind.byCode().keySet());
        assertThat(names(schema.at("/properties/phrases/properties"))).isEqualTo(PhrasesReader.KEYS);
        assertThat(names(schema.at("/properties/phrases/properties/say/properties")))
                .isEqualTo(Situation.byCode().keySet());
        assertThat(names(schema.at("/properties/phrases/properties/never/properties")))
                .isEqualTo(ForbiddenKind.byCode().keySet());
        assertThat(names(schema.at("/$defs/phrases/additionalProperties/properties")))
                .isEqualTo(PhrasesReader.PHRASE_KEYS);
        assertThat(names(schema.at("/$defs/forbidden/additionalProperties/properties")))
                .isEqualTo(PhrasesReader.FORBIDDEN_KEYS);
        assertThat(schema.at("/$defs/phrases/additionalProperties/properties/zh/pattern")
                        .asText())
                .contains(String.join("|", Brace.codes()));
        assertThat(names(schema.at("/properties/messages/properties"))).isEqualTo(MessagesReader.KEYS);
        assertThat(names(schema.at("/properties/messages/properties/late-because/properties")))
                .isEqualTo(MessagesReader.LATE_KEYS);
        assertThat(names(schema.at("/$defs/sentence/properties"))).isEqualTo(MessagesReader.FOOT_KEYS);
        var mail = schema.at("/properties/messages/properties/mail/properties");
        assertThat(names(mail)).isEqualTo(MessagesReader.MAIL_KEYS);
        assertThat(names(mail.at("/foot/properties"))).isEqualTo(MessagesReader.FOOT_KEYS);
        assertThat(names(schema.at("/$defs/mail/properties"))).isEqualTo(MessagesReader.TEMPLATE_KEYS);
        assertThat(names(schema.at("/$defs/letter/properties"))).isEqualTo(MessagesReader.LETTER_KEYS);
        var personal = schema.at("/properties/personal-data/properties");
        assertThat(names(personal)).isEqualTo(PersonalDataReader.KEYS);
        assertThat(names(personal.at("/look-reasons/additionalProperties/properties")))
                .isEqualTo(PersonalDataReader.REASON_KEYS);
        assertThat(names(personal.at("/sealing/properties"))).isEqualTo(PersonalDataReader.SEALING_KEYS);
        assertThat(names(personal.at("/files/properties"))).isEqualTo(PersonalDataReader.FILE_KEYS);
        assertThat(names(personal.at("/originals/properties"))).isEqualTo(PersonalDataReader.ORIGINALS_KEYS);
        assertThat(names(personal.at("/hand-over/properties"))).isEqualTo(PersonalDataReader.HAND_OVER_KEYS);
        assertThat(names(schema.at("/properties/public-intake/properties"))).isEqualTo(FilingReader.PUBLIC_KEYS);
        assertThat(names(schema.at("/$defs/quota/properties"))).isEqualTo(FilingReader.QUOTA_KEYS);
        assertThat(names(schema.at("/properties/codes/properties"))).isEqualTo(CodesReader.KEYS);
        assertThat(names(schema.at("/$defs/codes/additionalProperties/properties")))
                .isEqualTo(CodesReader.CODE_KEYS);
        assertThat(names(schema.at("/properties/codes/properties/alternatives/additionalProperties/properties")))
                .isEqualTo(CodesReader.ALTERNATIVE_KEYS);
        var rung = schema.at("/properties/ladder/additionalProperties/properties");
        assertThat(codes(rung.at("/kind/enum"))).isEqualTo(NoticeKind.byCode().keySet());
        assertThat(codes(rung.at("/clock/enum"))).isEqualTo(ClockKind.byCode().keySet());
        assertThat(codes(rung.at("/to/enum"))).isEqualTo(Recipient.byCode().keySet());
        assertThat(codes(schema.at("/$defs/amounts/enum")))
                .isEqualTo(AmountMeaning.byCode().keySet());
        assertThat(codes(schema.at("/$defs/sign/enum")))
                .isEqualTo(Stream.of(LexiconSign.values()).map(LexiconSign::key).collect(Collectors.toSet()));
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> codes(JsonNode list) {
        var codes = new TreeSet<String>();
        list.forEach(code -> {
            if (!code.isNull()) {
                codes.add(code.asText());
            }
        });
        return codes;
    }

    private static List<Error> problems(String yaml) {
        var document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SCHEMA.validate(JSON.<JsonNode>valueToTree(document));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
