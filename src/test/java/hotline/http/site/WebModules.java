package hotline.http.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The screens' own modules and which of them each imports, at once or later. The sentences are not among them. */
record WebModules(Map<Path, Set<Path>> imports) {
    static final Path WEB = Path.of("src/main/resources/web");
    private static final Path SENTENCES = WEB.resolve("i18n");
    private static final Pattern IMPORTED = Pattern.compile("\\b(?:from|import)\\s*\\(?\\s*'(\\.[^']+)'");
    private static final Pattern STARTED = Pattern.compile("<script type=\"module\" src=\"/web/([^\"]+)\"");

    static WebModules read() throws IOException {
        var imports = new LinkedHashMap<Path, Set<Path>>();
        for (Path module : files(".js")) {
            if (!module.startsWith(SENTENCES)) {
                imports.put(module, imported(module));
            }
        }
        return new WebModules(imports);
    }

    static List<Path> pages() throws IOException {
        return files("index.html");
    }

    /** All modules that a page may load. */
    Set<Path> reachedFrom(Path page) throws IOException {
        var reached = new TreeSet<Path>();
        var open = new ArrayDeque<Path>();
        STARTED.matcher(Files.readString(page)).results().forEach(found -> open.add(WEB.resolve(found.group(1))));
        while (!open.isEmpty()) {
            var module = open.remove();
            if (reached.add(module)) {
                open.addAll(imports.get(module));
            }
        }
        return reached;
    }

    /** The folder of a module, such as {@code shared/elements}. */
    static String folder(Path module) {
        return WEB.relativize(module.getParent()).toString().replace('\\', '/');
    }

    private static Set<Path> imported(Path module) throws IOException {
        var imported = new TreeSet<Path>();
        IMPORTED.matcher(Files.readString(module))
                .results()
                .forEach(found ->
                        imported.add(module.resolveSibling(found.group(1)).normalize()));
        return imported;
    }

    private static List<Path> files(String end) throws IOException {
        try (Stream<Path> files = Files.walk(WEB)) {
            return files.filter(file -> file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        }
    }
}
