package hotline.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No other package names a field of stored events, neither in Java nor in SQL. */
class NamesStayInTheLogTest {
    private static final Path MAIN = Path.of("src/main/java/hotline");
    /** Other packages may have columns or answers with these names. */
    private static final Pattern SEVERAL_WORDS = Pattern.compile("[a-z]+[A-Z]\\w*");

    private static final List<String> WRITERS_AND_READERS = List.of(
            "complaint", "callback", "limits", "satisfaction", "escalation", "intake", "measures", "feed", "demo");

    @Test
    void no_statement_outside_reads_the_data_of_events() throws IOException {
        assertThat(foundIn(outside(), Pattern.compile("\\b(data|personal)\\s*(->>?|\\?|@>)")))
                .isEmpty();
    }

    @Test
    void no_class_outside_asks_stored_data_for_a_field() throws IOException {
        assertThat(foundIn(outside(), Pattern.compile("\\.(data|stored)\\(\\)\\s*\\.(get|contains|put)")))
                .isEmpty();
    }

    @Test
    void no_writer_or_reader_of_the_log_names_a_field_in_json() throws IOException {
        var names = String.join("|", names());
        assertThat(foundIn(
                        outside()
                                .filter(file -> WRITERS_AND_READERS.contains(
                                        MAIN.relativize(file).getName(0).toString())),
                        Pattern.compile("\\.(put|putNull)\\(\\s*\"(" + names + ")\"")))
                .isEmpty();
    }

    @Test
    void no_statement_that_writes_events_builds_their_data() throws IOException {
        var names = names().stream()
                .filter(name -> SEVERAL_WORDS.matcher(name).matches())
                .toList();
        var writers = outside().filter(file -> read(file).contains("INSERT INTO event "));
        assertThat(foundIn(writers, Pattern.compile("'(" + String.join("|", names) + ")'")))
                .isEmpty();
    }

    /** A statement's kinds come from a switch, so that a new kind of event compiles only once its class decides on it. */
    @Test
    void no_statement_outside_compares_a_kind_of_event_with_its_own_code() throws IOException {
        var compared = Pattern.compile("(?i)\\b(step|type)\\s*(=|<>|!=|(NOT\\s+)?IN|(=|<>)\\s*(ANY|ALL))\\s*[(\\s]*"
                + "(ARRAY\\[)?'(" + codes() + ")'");
        assertThat("WHERE rated.step NOT IN ('closed', 'withdrawn') AND type = 'paused'")
                .containsPattern(compared);
        assertThat(foundIn(outside(), compared)).isEmpty();
    }

    @Test
    void no_statement_outside_writes_an_event_under_its_own_code() throws IOException {
        var writers = outside().filter(file -> read(file).contains("INSERT INTO event "));
        assertThat(foundIn(writers, Pattern.compile("(seq|\\d), '(" + codes() + ")'")))
                .isEmpty();
    }

    @Test
    void no_class_outside_compares_a_code_of_an_event() throws IOException {
        assertThat(foundIn(
                        outside(),
                        Pattern.compile("(\\.equals\\(|EventType\\.of\\()\\s*\"(" + codes() + ")\"|case \"(" + codes()
                                + ")\"")))
                .isEmpty();
    }

    private static Stream<Path> outside() throws IOException {
        try (var files = Files.walk(MAIN)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(MAIN.resolve("log")))
                    .toList()
                    .stream();
        }
    }

    private static List<String> foundIn(Stream<Path> files, Pattern pattern) {
        return files.filter(file -> pattern.matcher(read(file)).find())
                .map(file -> {
                    var match = pattern.matcher(read(file));
                    match.find();
                    return MAIN.relativize(file) + ": " + match.group();
                })
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static String codes() {
        return Arrays.stream(EventType.values()).map(EventType::code).collect(Collectors.joining("|"));
    }

    private static SortedSet<String> names() {
        var names = new TreeSet<String>();
        Arrays.stream(EventType.values())
                .forEach(type ->
                        type.form().flatFields().stream().map(FieldForm::name).forEach(names::add));
        return names;
    }
}
