package hotline.identity;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A change of an account as the register keeps it (S1).
 *
 * @param by login of the person who changed it; empty: the command line, or an account that is gone
 * @param fields each changed field with its value {@code before} and {@code after}, as far as it had one
 */
public record AccountChange(
        long id, Instant at, Kind kind, Optional<String> by, Optional<String> byName, JsonObject fields) {

    /** The kinds of changes. */
    public enum Kind {
        ADDED("added"),
        CHANGED("changed"),
        DISABLED("disabled"),
        ENABLED("enabled"),
        /** An administrator handed over a one-time password. */
        ONE_TIME_PASSWORD("one-time-password"),
        /** The person chose another password. */
        OWN_PASSWORD("own-password"),
        /** The command line set a password. */
        PASSWORD_SET("password-set");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code.equals(code))
                    .findFirst();
        }
    }

    /** Passwords stay out. */
    static JsonObject between(Person before, Person after) {
        var fields = new JsonObject();
        put(fields, "name", Optional.of(before.name()), Optional.of(after.name()));
        put(
                fields,
                "role",
                Optional.of(before.role().code()),
                Optional.of(after.role().code()));
        put(fields, "branch", before.branch(), after.branch());
        put(
                fields,
                "department",
                before.post().map(Post::department),
                after.post().map(Post::department));
        put(fields, "duty", duty(before), duty(after));
        return fields;
    }

    private static Optional<String> duty(Person person) {
        return person.post().flatMap(Post::duty).map(Duty::code);
    }

    private static void put(JsonObject fields, String name, Optional<String> before, Optional<String> after) {
        if (!before.equals(after)) {
            var both = new JsonObject();
            before.ifPresent(value -> both.put("before", value));
            after.ifPresent(value -> both.put("after", value));
            fields.put(name, both);
        }
    }
}
