package hotline.configuration;

import java.util.Map;
import java.util.Optional;

/** The environment variables of a process. A blank one counts as one that is not set. */
public record Environment(Map<String, String> variables) {
    /** Replaces bytes that are no character in the encoding of the locale. */
    private static final char UNREADABLE = '\uFFFD';

    public static Environment ofThisProcess() {
        return new Environment(System.getenv());
    }

    /** Throws {@link SettingRefused} for a value that Java could not decode: it has other characters than were written. */
    public Optional<String> value(Setting setting) {
        var value = setting.variable().map(variables::get).filter(written -> !written.isBlank());
        if (value.filter(written -> written.indexOf(UNREADABLE) >= 0).isPresent()) {
            throw new SettingRefused(setting, "can't be read in this locale; set LC_ALL=C.UTF-8 in the environment");
        }
        return value;
    }
}
