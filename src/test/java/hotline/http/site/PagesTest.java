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

    /** The build reads the one, a page without a bundle the other. */
    @Test
    void the_bundle_of_stylesheets_has_those_that_the_console_names() throws IOException {
        var bundled = WEB.resolve("console/console-page.css");
        var imported = Pattern.compile("@import '([^']+)';")
                .matcher(Files.readString(bundled))
                .results()
                .map((MatchResult found) -> WEB.relativize(
                                bundled.resolveSibling(found.group(1)).normalize())
                        .toString())
                .toList();
        var named = Pattern.compile("rel=\"stylesheet\" href=\"/web/([^\"]+)\"")
                .matcher(Files.readString(WEB.resolve("console/index.html")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(imported).isNotEmpty().containsExactlyElementsOf(named);
    }

    /** A file whose path has no version, such as a manifest, is named without the folder. */
    private static boolean isThere(String path) {
        if (path.startsWith("/_static/")) {
            return PagesTest.class.getResource("/META-INF/resources" + path) != null;
        }
        return Files.isRegularFile((path.startsWith("/web/") ? RESOURCES : WEB).resolve(path.substring(1)));
    }
}
