package hotline.database.embedded;

import hotline.configuration.Machine;
import hotline.database.DatabaseStartFailed;
import java.util.Locale;

/** The operating system of this machine, as far as PostgreSQL runs differently on it. */
enum OperatingSystem {
    LINUX("Linux"),
    MACOS("Darwin"),
    WINDOWS("Windows");

    /** The name that the packaged binaries use. */
    final String binariesName;

    OperatingSystem(String binariesName) {
        this.binariesName = binariesName;
    }

    static OperatingSystem current() {
        String name = Machine.operatingSystem().toLowerCase(Locale.ROOT);
        if (name.contains("linux")) {
            return LINUX;
        }
        if (name.contains("mac")) {
            return MACOS;
        }
        if (name.contains("windows")) {
            return WINDOWS;
        }
        throw new DatabaseStartFailed("No PostgreSQL is packaged for " + name
                + ". Set HOTLINE_DATABASE_URL to a PostgreSQL 16 or newer, for example"
                + " postgres://hotline:password@localhost:5432/hotline");
    }

    boolean isPosix() {
        return this != WINDOWS;
    }

    String executable(String name) {
        return this == WINDOWS ? name + ".exe" : name;
    }
}
