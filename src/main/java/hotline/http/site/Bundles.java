package hotline.http.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.regex.Pattern;

/**
 * Lets a page start with one file that holds all its modules, and one of its stylesheets, as the build made them. While a developer changes modules
 * the bundles are older than these, and pages start with the modules themselves: a change shows without a build.
 */
final class Bundles {
    private static final String FOLDER = "bundle";
    private static final Pattern START = Pattern.compile("<script type=\"module\" src=\"/web/[a-z-]+/([a-z-]+\\.js)\"");
    /** The stylesheets of a page that the build put together in one file. */
    private static final Pattern STYLES =
            Pattern.compile("<!-- styles: ([a-z-]+\\.css) -->(?:\\s*<link rel=\"stylesheet\" href=\"/web/[^>]*>)+");

    private static final Pattern SINGLE_MODULE = Pattern.compile("\\s*<link rel=\"modulepreload\" href=\"/web/[^>]*>");

    private final boolean areFresh;

    private Bundles(boolean areFresh) {
        this.areFresh = areFresh;
    }

    static Bundles ofClassPath() {
        var bundles = Bundles.class.getClassLoader().getResource(OwnFiles.FOLDER + "/" + FOLDER);
        if (bundles == null) {
            return new Bundles(false);
        }
        // A jar is packed by the build that made its bundles.
        return bundles.getProtocol().equals("file")
                ? below(Path.of(URI.create(bundles.toString())))
                : new Bundles(true);
    }

    /** @param bundles a folder next to those of the modules */
    static Bundles below(Path bundles) {
        try (var made = Files.walk(bundles);
                var modules = Files.walk(bundles.resolveSibling(""))) {
            var oldest = made.filter(Files::isRegularFile).map(Bundles::changed).min(FileTime::compareTo);
            return new Bundles(oldest.isPresent()
                    && modules.filter(file -> Files.isRegularFile(file) && !file.startsWith(bundles))
                            .allMatch(file -> changed(file).compareTo(oldest.get()) <= 0));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param page as a developer wrote it, with all modules by name */
    String into(String page) {
        if (!areFresh) {
            return page;
        }
        var started = START.matcher(page).replaceFirst("<script type=\"module\" src=\"/web/" + FOLDER + "/$1\"");
        var styled =
                STYLES.matcher(started).replaceFirst("<link rel=\"stylesheet\" href=\"/web/" + FOLDER + "/$1\" />");
        return SINGLE_MODULE.matcher(styled).replaceAll("");
    }
}
