package hotline.http.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All files that pages name exist: our own files, and those of library jars, with versions in the paths. */
class PagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path WEB = RESOURCES.resolve("web");
    private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "console/index.html", "wallboard/index.html"})
    void every_file_a_page_names_is_there(String page) throws IOException {
        var named = NAMED.matcher(Files.readString(WEB.resolve(page)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(named).isNotEmpty().allMatch(PagesTest::isThere);
    }

    @Test
    void the_stylesheets_of_the_console_are_there() throws IOException {
        var page = WEB.resolve("console/console-page.css");
        var imported = Pattern.compile("@import '([^']+)';")
                .matcher(Files.readString(page))
                .results()
                .map((MatchResult found) -> page.resolveSibling(found.group(1)))
                .toList();
        assertThat(imported).isNotEmpty().allMatch(Files::isRegularFile);
    }

    private static boolean isThere(String path) {
        return path.startsWith("/_static/")
                ? PagesTest.class.getResource("/META-INF/resources" + path) != null
                : Files.isRegularFile(RESOURCES.resolve(path.substring(1)));
    }
}
