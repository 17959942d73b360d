package hotline.http.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a page starts with its bundle, and when with single modules. */
class BundlesTest {
    private static final Instant BUILT = Instant.parse("2026-11-02T08:00:00Z");

    @TempDir
    private Path web;

    private Path bundles;

    @BeforeEach
    void build() throws IOException {
        bundles = Files.createDirectories(web.resolve("bundle"));
        write("console/hotline-console.js", BUILT.minusSeconds(60));
        write("bundle/hotline-console.js", BUILT);
    }

    private void write(String name, Instant when) throws IOException {
        var file = web.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "export {};");
        Files.setLastModifiedTime(file, FileTime.from(when));
    }

    @Test
    void page_names_one_bundle_of_modules_and_one_of_stylesheets() throws IOException {
        var page = Files.readString(Path.of("src/main/resources/web/console/index.html"));
        assertThat(Bundles.below(bundles).into(page))
                .contains("src=\"/web/bundle/hotline-console.js\"", "href=\"/web/bundle/console-page.css\"")
                .doesNotContain("modulepreload");
    }

    @Test
    void page_names_single_modules_while_a_developer_changes_them() throws IOException {
        write("shared/times.js", BUILT.plusSeconds(60));
        var page = Files.readString(Path.of("src/main/resources/web/console/index.html"));
        assertThat(Bundles.below(bundles).into(page)).isEqualTo(page);
    }

    @Test
    void page_names_single_modules_where_no_bundle_was_built() throws IOException {
        Files.delete(bundles.resolve("hotline-console.js"));
        assertThat(Bundles.below(bundles).into("<script type=\"module\" src=\"/web/console/a.js\">"))
                .contains("/web/console/a.js");
    }
}
