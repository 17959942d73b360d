package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.callback.CallbackOutcome;
import hotline.callback.CallbackStatus;
import hotline.complaint.Status;
import hotline.http.api.measures.MeasuresJson;
import hotline.log.EventType;
import hotline.policy.ClockKind;
import hotline.policy.NoticeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Each code of our lists is in the contract, has words in both languages, and is counted. */
class ClosedSetsTest {
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final String SCHEMAS = "components/schemas/";

    private static Map<String, Object> contract;

    @BeforeAll
    // The contract is read without types.
    @SuppressWarnings("unchecked")
    static void readContract() throws IOException {
        contract = (Map<String, Object>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("api-spec/openapi.yaml")));
    }

    static Stream<Arguments> sets() {
        return Stream.of(
                Arguments.of("Status/enum", codes(Status.values(), Status::code), List.of("status")),
                Arguments.of(
                        "Event/discriminator/mapping", codes(EventType.values(), EventType::code), List.of("event")),
                Arguments.of(
                        "OutcomeDraft/properties/outcome/enum",
                        CallbackOutcome.Kind.codes(),
                        List.of("outcome", "callback.done")),
                Arguments.of(
                        "CallbackStatus/enum",
                        codes(CallbackStatus.values(), CallbackStatus::code),
                        List.of("callback")),
                Arguments.of(
                        "NoticeKind/enum",
                        codes(NoticeKind.values(), NoticeKind::code),
                        List.of("noticeKind", "notice.answerHint")),
                Arguments.of("ClockKind/enum", codes(ClockKind.values(), ClockKind::code), List.of("clockKind")));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void our_lists_match_the_contract_and_have_words_for_each_code(
            String schema, List<String> codes, List<String> groups) throws IOException {
        assertThat(codes).isNotEmpty();
        assertThat(list(schema)).containsExactlyInAnyOrderElementsOf(codes);
        for (String language : List.of("zh", "en")) {
            for (String group : groups) {
                assertThat(words(language, group)).as(language).containsAll(codes);
            }
        }
    }

    /** Screens offer the codes of a group that have words. */
    @Test
    void screens_offer_exactly_the_outcomes_and_kinds_of_notices_of_the_server() throws IOException {
        for (String language : List.of("zh", "en")) {
            assertThat(words(language, "outcome")).containsExactlyElementsOf(CallbackOutcome.Kind.codes());
            assertThat(words(language, "noticeKind"))
                    .containsExactlyInAnyOrderElementsOf(codes(NoticeKind.values(), NoticeKind::code));
        }
    }

    @Test
    void each_kind_of_notice_has_its_colour() throws IOException {
        var script = Files.readString(WEB.resolve("supervision/notice-words.js"));
        for (NoticeKind kind : NoticeKind.values()) {
            assertThat(script).containsPattern("\\b'?" + kind.code() + "'?: '");
        }
    }

    @Test
    void screens_know_each_kind_of_event_and_each_status() throws IOException {
        assertThat(keys("console/story-words.js", "WORDS"))
                .containsExactlyInAnyOrderElementsOf(codes(EventType.values(), EventType::code));
        assertThat(keys("customer/complaint-steps.js", "NEXT"))
                .containsExactlyInAnyOrderElementsOf(codes(Status.values(), Status::code));
    }

    @Test
    void each_end_of_a_callback_and_each_kind_of_notice_has_its_figure() {
        assertThat(list("Measures/properties/callbacks/required"))
                .containsExactlyInAnyOrderElementsOf(CallbackStatus.ends().stream()
                        .map(end -> MeasuresJson.name(end.code()))
                        .toList());
        assertThat(list("Measures/properties/escalations/required"))
                .containsAll(codes(NoticeKind.values(), kind -> MeasuresJson.name(kind.code())));
        assertThat(list("ReplayResults/properties/notices/required"))
                .containsExactlyInAnyOrderElementsOf(codes(NoticeKind.values(), NoticeKind::code));
    }

    private static <T> List<String> codes(T[] values, Function<T, String> code) {
        return Arrays.stream(values).map(code).toList();
    }

    /** What stands at a path: a list, or the keys of a mapping. */
    // The contract is read without types.
    @SuppressWarnings("unchecked")
    private static List<String> list(String path) {
        Object node = contract;
        for (String name : (SCHEMAS + path).split("/", -1)) {
            node = ((Map<String, Object>) node).get(name);
        }
        return node instanceof Map<?, ?> mapping
                ? List.copyOf(((Map<String, Object>) mapping).keySet())
                : (List<String>) node;
    }

    /** The keys of an object that a script declares. */
    private static List<String> keys(String script, String constant) throws IOException {
        var text = Files.readString(WEB.resolve(script));
        int start = text.indexOf("const " + constant + " = {");
        assertThat(start).as(constant).isNotNegative();
        return Pattern.compile("(?m)^  '?([\\w-]+)'?: ")
                .matcher(text.substring(start, text.indexOf("\n};", start)))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The codes of a group that have words, in order. */
    private static List<String> words(String language, String group) throws IOException {
        return Pattern.compile("(?m)^  '" + Pattern.quote(group) + "\\.([\\w-]+)':")
                .matcher(Files.readString(WEB.resolve("i18n/" + language + "/codes.js")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
