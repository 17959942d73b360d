package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.rules.Variations;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts that can't be policies are refused soon, with the place of the mistake and without a server error; also for
 * replays.
 */
class BadPoliciesTest {
    private static final String POLICIES = "/api/v1/policies";
    private static final String HEAD = "extends: freight-network\nid: freight-network\nversion: \"2\"\n";

    @Running
    private static TestServer server;

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("a control character", HEAD + "name: {zh: \u0001, en: x}\n", 4, 12),
                Arguments.of("U+FFFE", HEAD + "name: {zh: 好, en: \ufffe}\n", 4, 19),
                Arguments.of("DEL", HEAD + "# \u007f\n", 4, 3),
                Arguments.of("another YAML", "%YAML 9.9\n---\n" + HEAD, 1, 0),
                Arguments.of("many levels", HEAD + "name: " + "[".repeat(5_000) + "]".repeat(5_000), 4, 38),
                Arguments.of("many levels left open", HEAD + "name: " + "{a: ".repeat(100_000), 4, 0),
                Arguments.of("more values than memory", HEAD + "x: [" + "a,".repeat(400_000) + "]", 4, 0),
                Arguments.of("levels of blocks", HEAD + "name: \n" + "- ".repeat(5_000) + "x", 5, 0),
                Arguments.of("levels of indents", HEAD + "name: \n" + indented(600), 0, 0),
                Arguments.of("an alias of itself", HEAD + "name: &a {zh: *a, en: x}\n", 4, 0),
                Arguments.of("an alias of what is around", HEAD + "types: &a {other: {name: *a}}\n", 4, 0),
                Arguments.of("laughing aliases", laughing(), 0, 0),
                Arguments.of("an unknown alias", HEAD + "name: *b\n", 4, 7),
                Arguments.of("a mapping as key", HEAD + "? {a: b}\n: c\n", 4, 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void text_that_is_not_yaml_is_refused_with_its_place(String what, String yaml, int line, int column) {
        for (var reply : List.of(upload(yaml), replay(yaml))) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(422);
            var error = reply.json().getJsonArray("errors").getJsonObject(0);
            assertThat(error.getInteger("line")).as(reply.body()).isPositive();
            assertThat(error.getInteger("column")).as(reply.body()).isPositive();
            assertThat(error.getInteger("line"))
                    .as(reply.body())
                    .isEqualTo(line == 0 ? error.getInteger("line") : line);
            assertThat(error.getInteger("column"))
                    .as(reply.body())
                    .isEqualTo(column == 0 ? error.getInteger("column") : column);
        }
    }

    /** Screens have a sentence for each code in both languages, so none may be our English alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "case-number: 'A-{serial:4}' | number-pattern",
                "business-hours: ['18:00-09:00'] | closes-first",
                "business-hours: ['09:00-12:00', '11:00-18:00'] | openings-overlap",
                "business-hours: [] | no-opening",
                "phone-region: cn | bad-region",
                "lexicon: {signs: {forged-signature: ['WORDINGS']}} | many-wordings",
            })
    void a_value_that_its_own_rule_refuses_has_a_separate_code(String member, String code) {
        var wordings = IntStream.range(0, 200_001).mapToObj(n -> "w" + n).collect(Collectors.joining("', '"));
        var reply = upload(HEAD + member.replace("WORDINGS", wordings) + "\n");
        assertThat(codes(reply)).as(reply.body()).contains(code).doesNotContain("refused");
    }

    @ParameterizedTest
    @CsvSource({"version: ü, bad-version", "extends: nothing-here, no-shipped-base"})
    void the_head_of_a_policy_is_refused_by_codes_too(String member, String code) {
        var name = member.substring(0, member.indexOf(':') + 1);
        var reply = upload(HEAD.replaceAll("(?m)^" + name + ".*$", member));
        assertThat(codes(reply)).as(reply.body()).contains(code).doesNotContain("refused");
    }

    @Test
    void a_mistake_in_the_text_that_a_policy_extends_names_that_text() {
        var reply = upload(HEAD + "types: {cargo-damage: null}\n");
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        var errors = reply.json().getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .toList();
        assertThat(errors)
                .filteredOn(error -> error.containsKey("file"))
                .isNotEmpty()
                .allSatisfy(error -> {
                    assertThat(error.getString("file")).endsWith("(shipped)");
                    assertThat(error.getInteger("line")).isPositive();
                });
    }

    private static List<String> codes(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        return reply.json().getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("code"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "case-number: 'LONG{year}{month}-{serial:4}' | /case-number | characters",
                "case-number: 'A-VERY-LONG-NUMBER-INDEED-{year}{month}-{serial:4}' | /case-number | 35",
                "case-number: 'k{year}{month}-{serial:4}' | /case-number | capitals",
                "name: {zh: LONG, en: x} | /name/zh | at most 200 characters",
                "time-zone: UTC+8 | /time-zone | IANA",
                "time-zone: '+08:00' | /time-zone | IANA",
                "time-zone: LONG | /time-zone | no time zone",
                "calendar: LONG | /calendar | no calendar",
                "phone-region: LONG | /phone-region | two capital letters",
                "line-of-business: LONG | /line-of-business | at most 50 characters",
                "line-of-business: DASHES | /line-of-business | at most 50 characters",
                "types: {LONG: {name: {zh: x, en: x}}} | | at most 50 characters",
                "LONG: 1 | | unknown",
                "lexicon: {units: {money: {'': 1}}} | | a unit must be",
                "lexicon: {bounds: {severe-loss: LONG}} | | must be a number",
                "limits: [{working-days: 99999999999999999999}] | | whole number",
                "limits: [] | | at least one"
            })
    void values_that_no_policy_may_have_are_refused_by_name(String said, String pointer, String detail) {
        var yaml = HEAD + said.replace("LONG", "a".repeat(900)).replace("DASHES", "a-".repeat(20_000) + "a") + "\n";
        for (var reply : List.of(upload(yaml), replay(yaml))) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(422);
            assertThat(reply.body()).contains(detail == null ? "" : detail).hasSizeLessThan(4_000);
            if (pointer != null) {
                assertThat(reply.body()).contains("\"pointer\":\"" + pointer);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"\"\\0\"", "\"\\u0007\"", "\"\\ud83d\""})
    void an_escaped_character_is_checked_like_a_plain_one(String written) {
        var reply = upload(HEAD + "name: {zh: " + written + ", en: x}\n");

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.body()).contains("/name/zh", "\"line\":4");
    }

    @Test
    void too_large_a_lexicon_and_too_many_kinds_are_refused() {
        var words = IntStream.range(0, 100_000).mapToObj(i -> "w" + i).collect(Collectors.joining(", "));
        var groups = IntStream.range(0, 9)
                .mapToObj(i -> "    g%d: [%s]\n"
                        .formatted(i, ("<g" + (i + 1) + ">, ").repeat(40).replace("<g9>", "x")))
                .collect(Collectors.joining());
        var types = IntStream.range(0, 5_000)
                .mapToObj(i -> "  t%d: {name: {zh: x, en: x}}\n".formatted(i))
                .collect(Collectors.joining());

        assertThat(upload(HEAD + "lexicon:\n  signs: {rude: '" + words + "'}\n  types:\n"
                                + "    price: {evidence: {3: '=rude'}}\n    delay: {evidence: {3: '=rude'}}\n"
                                + "    claims: {evidence: {3: '=rude'}}\n    finance: {evidence: {3: '=rude'}}\n")
                        .body())
                .contains("/lexicon", "wordings");
        assertThat(upload(HEAD + "lexicon:\n  words:\n" + groups + "  signs: {rude: '<g0>'}\n")
                        .status())
                .isEqualTo(200);
        assertThat(upload(HEAD + "types:\n" + types).body()).contains("/types", "at most 100 members");
        assertThat(upload(HEAD + "lexicon: {signs: {rude: ['" + "<".repeat(500_000) + "']}}\n")
                        .body())
                .contains("at most 200 characters");
        assertThat(upload(HEAD + "lexicon: {examples: {other: {minor: |\n      " + "字".repeat(300_000) + "\n}}}\n")
                        .status())
                .isEqualTo(422);
        assertThat(upload(HEAD + "lexicon:\n  examples:\n    other:\n      minor: |\n"
                                + IntStream.range(0, 30)
                                        .mapToObj(i -> "        " + "好字".repeat(400) + "第%d条".formatted(i) + "\n")
                                        .collect(Collectors.joining()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_hundred_problems_are_named_at_most() {
        var unknown =
                IntStream.range(0, 20_000).mapToObj(i -> "x" + i + ": 1\n").collect(Collectors.joining());

        var reply = upload(HEAD + unknown);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().getJsonArray("errors")).hasSize(100);
    }

    @Test
    void a_policy_with_thirty_thousand_lines_of_comments_before_it_is_a_policy() {
        var reply = upload("# why\n".repeat(30_000) + Variations.withWorkingDays("3", 3));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().getString("version")).isEqualTo("3");
    }

    @Test
    void uploading_the_previous_text_takes_a_policy_back() {
        var admin = server.as("admin1").with("Content-Type", "application/yaml");
        var before =
                server.anybody().get(POLICIES).json().getJsonArray("inForce").getJsonObject(0);
        var source =
                admin.get(POLICIES + "/" + before.getInteger("id") + "/source").body();

        assertThat(admin.send("POST", POLICIES, Variations.withWorkingDays("7", 7))
                        .status())
                .isEqualTo(201);
        var back = admin.send("POST", POLICIES, source);

        assertThat(back.status()).as(back.body()).isEqualTo(201);
        assertThat(back.json().getInteger("id")).isEqualTo(before.getInteger("id"));
        assertThat(server.anybody().get(POLICIES).json().getJsonArray("inForce").getJsonObject(0))
                .isEqualTo(before);
    }

    private static Reply upload(String yaml) {
        return server.as("admin1")
                .with("Content-Type", "application/yaml")
                .send("POST", POLICIES + "?dryRun=true", yaml);
    }

    private static Reply replay(String yaml) {
        return server.as("supervisor1")
                .post(
                        POLICIES + "/replay",
                        new JsonObject()
                                .put("source", yaml)
                                .put("from", LocalDate.of(2026, 9, 1).toString())
                                .put("to", LocalDate.of(2026, 9, 2).toString()));
    }

    private static String indented(int levels) {
        var lines = new ArrayList<String>();
        for (int level = 1; level <= levels; level++) {
            lines.add(" ".repeat(level) + "a:");
        }
        return String.join("\n", lines);
    }

    /** Each is ten times the one before. */
    private static String laughing() {
        var lines = new StringBuilder(HEAD).append("a0: &a0 [x, x]\n");
        for (int i = 1; i < 25; i++) {
            lines.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        return lines.toString();
    }
}
