package hotline.configuration;

import java.nio.file.Path;

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
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Where this program's classes are. */
    public static String classPath() {
        return System.getProperty("java.class.path");
    }
}
