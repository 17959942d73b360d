package hotline.configuration;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Java's properties of the machine and of the user that this process runs as. */
public final class Machine {
    private Machine() {}

    public static String operatingSystem() {
        return System.getProperty("os.name");
    }

    public static String architecture() {
        return System.getProperty("os.arch");
    }

    public static String user() {
        return System.getProperty("user.name");
    }

    public static Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    public static Path temporaryFiles() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Java's program. */
    public static Path java() {
        return javaHome().resolve("bin").resolve("java");
    }

    public static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    /** Where this program's classes are, in whatever folder another process is started. */
    public static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(element -> Path.of(element).toAbsolutePath())
                .toList();
    }
}
