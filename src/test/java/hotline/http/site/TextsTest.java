package hotline.http.site;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every sentence of the screens exists in both languages, and every one that a screen uses exists. */
class TextsTest {
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final int MOST_OF_THE_SENTENCES = 300;
    private static final int MOST_OF_THE_GROUPS = 10;

    private static final Pattern ENTRY = Pattern.compile("(?m)^  '([^']+)':((?:.|\\n    )*)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern LITERAL = Pattern.compile("'([a-zA-Z][\\w.-]*)'");
    private static final Pattern ASKED = Pattern.compile("\\b(?:t|said)\\(");
    private static final Pattern TEXTS = Pattern.compile("data-texts=\"([\\w ]+)\"");
    private static final Pattern GROUP = Pattern.compile("\\b(?:tCode|saidCode)\\(\\s*'([\\w.]+)'");

    private static WebModules modules;

    @BeforeAll
    static void readModules() throws IOException {
        modules = WebModules.read();
    }

    @Test
    void both_languages_have_the_same_sentences_in_the_same_order() throws IOException {
        assertThat(parts("zh")).containsExactlyElementsOf(parts("en"));
        for (String part : parts("zh")) {
            assertThat(List.copyOf(sentences("zh", part).keySet()))
                    .as(part)
                    .containsExactlyElementsOf(sentences("en", part).keySet());
        }
    }

    @Test
    void no_two_parts_have_the_same_sentence() throws IOException {
        var all = new ArrayList<String>();
        for (String part : parts("zh")) {
            all.addAll(sentences("zh", part).keySet());
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void a_sentence_fills_in_the_same_things_in_both_languages() throws IOException {
        var english = sentences("en");
        sentences("zh").forEach((key, chinese) -> assertThat(placeholders(chinese))
                .as(key)
                .isSubsetOf(placeholders(english.get(key)).toArray(String[]::new)));
    }

    @Test
    void every_sentence_a_screen_uses_exists() throws IOException {
        var asked = new TreeSet<String>();
        var groups = new TreeSet<String>();
        for (var script : scripts().entrySet()) {
            var known = knownTo(script.getKey());
            asked.addAll(askedFor(script.getValue()));
            groups.addAll(matches(GROUP, script.getValue()));
            assertThat(known).as(script.getKey().toString()).containsAll(askedFor(script.getValue()));
            assertThat(matches(GROUP, script.getValue()))
                    .as(script.getKey().toString())
                    .isSubsetOf(groupsOf(known));
        }
        // Not every script uses sentences; that all together use most of them shows that the search works.
        assertThat(asked).hasSizeGreaterThan(MOST_OF_THE_SENTENCES);
        assertThat(groups).hasSizeGreaterThan(MOST_OF_THE_GROUPS);
    }

    @Test
    void no_sentence_is_left_over() throws IOException {
        var named = new TreeSet<String>();
        for (var script : scripts().values()) {
            named.addAll(matches(LITERAL, script));
        }
        assertThat(sentences("zh").keySet())
                .hasSizeGreaterThan(MOST_OF_THE_SENTENCES)
                .allMatch(key -> named.contains(key) || named.contains(key.substring(0, key.lastIndexOf('.'))));
    }

    @ParameterizedTest
    @CsvSource({
        "Status/enum, status",
        "Status/enum, customer.status",
        "Event/discriminator/mapping, event",
        "Event/discriminator/mapping, customer.step",
        "CallbackStatus/enum, callback",
        "StepRequest/properties/step/enum, step",
        "StepRequest/properties/step/enum, step.title",
        "StepRequest/properties/step/enum, step.done",
        "MessageKind/enum, messageKind",
        "MessageKind/enum, messages.when",
        "OutboxMessageState/enum, messages.state",
        "OutcomeDraft/properties/outcome/enum, callback.done"
    })
    void every_code_of_the_contract_has_its_words(String path, String group) throws IOException {
        var known = sentences("zh").keySet();
        assertThat(codes(path)).isNotEmpty().allMatch(code -> known.contains(group + "." + code));
    }

    /** Every beginning of a key that ends before a dot. */
    private static Set<String> groupsOf(Set<String> keys) {
        var groups = new TreeSet<String>();
        for (String key : keys) {
            for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
                groups.add(key.substring(0, dot));
            }
        }
        return groups;
    }

    /** The sentences that every page with a script has loaded by then: its own, and those of the script's folder. */
    private static Set<String> knownTo(Path script) throws IOException {
        Set<String> known = null;
        for (Path page : WebModules.pages()) {
            if (modules.reachedFrom(page).contains(script)) {
                var onPage = knownOn(page, script);
                if (known == null) {
                    known = onPage;
                } else {
                    known.retainAll(onPage);
                }
            }
        }
        return known == null ? Set.of() : known;
    }

    private static Set<String> knownOn(Path page, Path script) throws IOException {
        var parts = new TreeSet<>(partsOf(page));
        parts.add("shared");
        // A room fetches its sentences; so does a module with its own sentences.
        var own = List.of(
                WebModules.folder(script), script.getFileName().toString().replace(".js", ""));
        own.stream().filter(parts("zh")::contains).forEach(parts::add);
        var known = new TreeSet<String>();
        for (String part : parts) {
            known.addAll(sentences("zh", part).keySet());
        }
        return known;
    }

    /** The names in a page's {@code data-texts}. */
    private static List<String> partsOf(Path page) throws IOException {
        return matches(TEXTS, Files.readString(page)).stream()
                .flatMap(parts -> Stream.of(parts.split(" ", -1)))
                .toList();
    }

    private static List<String> parts(String language) throws IOException {
        try (Stream<Path> files = Files.list(WEB.resolve("i18n/" + language))) {
            return files.map(file -> file.getFileName().toString().replace(".js", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> sentences(String language) throws IOException {
        var all = new LinkedHashMap<String, String>();
        for (String part : parts(language)) {
            all.putAll(sentences(language, part));
        }
        return all;
    }

    private static Map<String, String> sentences(String language, String part) throws IOException {
        var text = Files.readString(WEB.resolve("i18n/" + language + "/" + part + ".js"));
        return ENTRY.matcher(text)
                .results()
                .collect(
                        toMap(found -> found.group(1), found -> found.group(2), (one, two) -> two, LinkedHashMap::new));
    }

    private static Set<String> placeholders(String sentence) {
        return matches(PLACEHOLDER, sentence);
    }

    private static Map<Path, String> scripts() throws IOException {
        var scripts = new LinkedHashMap<Path, String>();
        for (Path module : modules.imports().keySet()) {
            scripts.put(module, Files.readString(module));
        }
        return scripts;
    }

    /** Keys between the parentheses of each call of {@code t}: one, or both of a choice. */
    private static Set<String> askedFor(String script) {
        var asked = new TreeSet<String>();
        ASKED.matcher(script)
                .results()
                .map(call -> firstArgument(script, call.end()))
                .forEach(argument -> matches(LITERAL, argument).stream()
                        .filter(literal -> literal.contains("."))
                        .forEach(asked::add));
        return asked;
    }

    private static String firstArgument(String script, int start) {
        int depth = 0;
        for (int at = start; at < script.length(); at++) {
            char c = script.charAt(at);
            if (c == '(' || c == '{') {
                depth++;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                return script.substring(start, at);
            } else if (c == ')' || c == '}') {
                depth--;
            }
        }
        return "";
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(toCollection(TreeSet::new));
    }

    /** What stands at a path: a list, or the keys of a mapping. */
    // The contract is read without types.
    @SuppressWarnings("unchecked")
    private static Collection<String> codes(String path) throws IOException {
        var contract = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("api-spec/openapi.yaml")));
        Object node = contract;
        for (String name : ("components/schemas/" + path).split("/", -1)) {
            node = ((Map<String, Object>) node).get(name);
        }
        return node instanceof Map<?, ?> mapping ? ((Map<String, Object>) mapping).keySet() : (List<String>) node;
    }
}
