package hotline.http.site;

import hotline.digest.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of the screens themselves. Pages name them below {@code /web/}, which becomes {@code /web-<digest>/} on the
 * way out: browsers then keep them for good, and after an update ask for others. Modules name each other relatively, so
 * that they stay below it.
 */
final class OwnFiles {
    static final String FOLDER = "web";
    private static final String IN_PAGES = "\"/" + FOLDER + "/";

    private final String root;

    private OwnFiles(String digest) {
        this.root = "/" + FOLDER + "-" + digest;
    }

    /** Read once in a process. */
    static OwnFiles ofClassPath() {
        return OfClassPath.FILES;
    }

    private static final class OfClassPath {
        static final OwnFiles FILES = read();
    }

    private static OwnFiles read() {
        try {
            var folder = OwnFiles.class.getClassLoader().getResource(FOLDER);
            var hash = Sha256.begin();
            for (String name : names(folder)) {
                hash.update(name.getBytes(StandardCharsets.UTF_8));
                try (var in = OwnFiles.class.getClassLoader().getResourceAsStream(name)) {
                    hash.update(in.readAllBytes());
                }
            }
            return new OwnFiles(Hash.shortName(hash));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Sorted, so that the same files give the same digest on every server. */
    private static List<String> names(URL folder) throws IOException {
        if (folder.openConnection() instanceof JarURLConnection inJar) {
            return inJar.getJarFile().stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(FOLDER + "/"))
                    .map(entry -> entry.getName())
                    .sorted()
                    .toList();
        }
        var root = Path.of(URI.create(folder.toString()));
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER + "/" + root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** @param name below the folder of the screens, such as {@code /shared/page.css} */
    String path(String name) {
        return root + name;
    }

    String into(String page) {
        return page.replace(IN_PAGES, "\"" + root + "/");
    }

    /** Whether it may be kept for good: pages may not, they lead to the others. */
    boolean isVersioned(String path) {
        return path.startsWith(root + "/") && !path.endsWith(".html");
    }

    /**
     * Without the version. A page loaded before an update asks for files of an older version and gets the current
     * ones.
     */
    String name(String path) {
        boolean versioned = path.startsWith("/" + FOLDER + "-") && path.indexOf('/', 1) > 0;
        return versioned ? path.substring(path.indexOf('/', 1)) : path;
    }
}
