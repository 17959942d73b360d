package hotline.customer;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a file's history.
 *
 * @param by the person, by {@code person.id}; empty: the server, by a complaint
 * @param what code of the kind of change
 * @param complaint id of the one that it came with
 * @param values by field, each an object with {@code before} and {@code after}; personal data
 */
public record FileChange(
        long file, Instant at, Optional<Long> by, String what, Optional<Long> complaint, JsonObject values) {

    static FileChange byServer(long file, String what, Filer filer, JsonObject values) {
        return new FileChange(file, filer.at(), Optional.empty(), what, Optional.of(filer.complaint()), values);
    }

    /** A field that differs; empty before or after is left out. */
    public static JsonObject values(String field, Optional<?> before, Optional<?> after) {
        var both = new JsonObject();
        before.ifPresent(value -> both.put("before", value));
        after.ifPresent(value -> both.put("after", value));
        return new JsonObject().put(field, both);
    }

    /** A contact that is new. */
    public static JsonObject values(Contact.Draft added) {
        return values(added, "after");
    }

    static JsonObject values(Contact.Draft contact, String when) {
        var value = contact.extension()
                .map(extension -> contact.value() + " ext. " + extension)
                .orElse(contact.value());
        return new JsonObject().put(contact.kind().code(), new JsonObject().put(when, value));
    }

    List<String> fields() {
        return values.fieldNames().stream().sorted().toList();
    }
}
