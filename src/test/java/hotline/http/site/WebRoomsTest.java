package hotline.http.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rooms of the screens, as {@code web/README.md} describes them. */
class WebRoomsTest {
    /** What all folders may import. */
    private static final Set<String> SHARED = Set.of(
            "shared",
            "shared/elements",
            "shared/dialogs",
            "shared/desk",
            "shared/calls",
            "shared/kept",
            "live",
            "files");

    /** The modules in which the console's page puts features together. */
    private static final Set<Path> COMPOSERS =
            Set.of(WebModules.WEB.resolve("console/desks.js"), WebModules.WEB.resolve("console/case-panel.js"));

    private static final Pattern STYLESHEET = Pattern.compile("new URL\\('([^']*\\.css)'");
    private static final Pattern OWN_REMOVE = Pattern.compile("(?m)^  (?:async )?(?:remove|replaceWith)\\(");
    private static final int MOST_FILES = 35;

    private static final Pattern TEXT_AREA = Pattern.compile("<(?:vaadin-text-area|textarea)\\b|extends ReasonDialog");
    private static final Pattern KEEPS = Pattern.compile("\\b(?:KeptInput|keepWords|keepDraft|openPhoneDraft)\\b");
    /** Texts of policies, calendars and settings come from files, and the others lend their text area to an element that keeps it. */
    private static final Set<String> KEPT_ELSEWHERE = Set.of(
            "administration/text-upload.js",
            "replay/replay-form.js",
            "connectors/connector-dialog.js",
            "customer/form-field.js",
            "shared/elements/fault.js",
            "shared/calls/survey-questions.js");

    private static WebModules modules;

    @BeforeAll
    static void readModules() throws IOException {
        modules = WebModules.read();
        assertThat(modules.imports()).hasSizeGreaterThan(50).containsKeys(COMPOSERS.toArray(Path[]::new));
    }

    @Test
    void every_import_leads_to_a_module() {
        modules.imports()
                .forEach((module, imported) -> assertThat(modules.imports().keySet())
                        .as(module.toString())
                        .containsAll(imported));
    }

    @Test
    void a_folder_imports_itself_and_shared_folders() {
        modules.imports().forEach((module, imported) -> {
            if (!COMPOSERS.contains(module)) {
                var own = WebModules.folder(module);
                assertThat(foldersOf(imported))
                        .as(module.toString())
                        .allMatch(folder -> folder.equals(own) || SHARED.contains(folder));
            }
        });
    }

    @Test
    void shared_folders_import_only_shared_folders() {
        modules.imports().forEach((module, imported) -> {
            if (SHARED.contains(WebModules.folder(module))) {
                assertThat(foldersOf(imported)).as(module.toString()).isSubsetOf(SHARED);
            }
        });
    }

    /** A page's modules are put together in one file that lies next to the folders, so a name must lead there from both places. */
    @Test
    void each_stylesheet_is_named_with_its_folder() throws IOException {
        for (Path module : modules.imports().keySet()) {
            var names = STYLESHEET.matcher(Files.readString(module)).results().map(found -> found.group(1));
            assertThat(names).as(module.toString()).allSatisfy(name -> {
                assertThat(name).startsWith("../");
                assertThat(WebModules.WEB.resolve("bundle").resolve(name).normalize())
                        .exists();
                assertThat(module.resolveSibling(name).normalize()).exists();
            });
        }
    }

    @Test
    void each_element_with_a_text_area_keeps_what_is_typed() throws IOException {
        for (Path module : modules.imports().keySet()) {
            var text = Files.readString(module);
            var name = WebModules.WEB.relativize(module).toString().replace('\\', '/');
            if (TEXT_AREA.matcher(text).find() && !KEPT_ELSEWHERE.contains(name)) {
                assertThat(KEEPS.matcher(text).find()).as(name).isTrue();
            }
        }
    }

    /** The page takes an element away by that method: one that does something else stays. */
    @Test
    void no_element_means_something_else_by_what_takes_it_away() throws IOException {
        for (Path module : modules.imports().keySet()) {
            var text = Files.readString(module);
            if (text.contains("customElements.define(")) {
                assertThat(OWN_REMOVE.matcher(text).find()).as("%s", module).isFalse();
            }
        }
    }

    @Test
    void no_two_folders_import_each_other() {
        Map<String, Set<String>> needs = new HashMap<>();
        modules.imports()
                .forEach((module, imported) -> needs.computeIfAbsent(WebModules.folder(module), of -> new HashSet<>())
                        .addAll(foldersOf(imported)));
        needs.forEach((folder, direct) -> {
            direct.remove(folder);
            assertThat(reached(direct, needs)).as(folder).doesNotContain(folder);
        });
    }

    @Test
    void no_folder_has_too_many_files() throws IOException {
        for (String folder : foldersOf(modules.imports().keySet())) {
            try (Stream<Path> files = Files.list(WebModules.WEB.resolve(folder))) {
                assertThat(files.filter(Files::isRegularFile).count())
                        .as(folder)
                        .isLessThanOrEqualTo(MOST_FILES);
            }
        }
    }

    private static Set<String> reached(Set<String> direct, Map<String, Set<String>> needs) {
        var reached = new TreeSet<String>();
        direct.forEach(folder -> reach(folder, needs, reached));
        return reached;
    }

    private static void reach(String folder, Map<String, Set<String>> needs, Set<String> reached) {
        if (reached.add(folder)) {
            needs.get(folder).stream()
                    .filter(next -> !next.equals(folder))
                    .forEach(next -> reach(next, needs, reached));
        }
    }

    private static Set<String> foldersOf(Set<Path> modules) {
        var folders = new TreeSet<String>();
        modules.forEach(module -> folders.add(WebModules.folder(module)));
        return folders;
    }
}
