package hotline.configuration;

import java.util.Map;
import java.util.Optional;

/** The environment variables of a process. A blank one counts as one that is not set. */
public record Environment(Map<String, String> variables) {
    public static Environment ofThisProcess() {
        return new Environment(System.getenv());
    }

    public Optional<String> value(Setting setting) {
        return setting.variable().map(variables::get).filter(value -> !value.isBlank());
    }
}
