package hotline.customer;

import hotline.complaint.PersonName;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a file's history as people read it.
 *
 * @param file id of the one that changed, perhaps a merged one
 * @param by the person; empty: the server, by a complaint
 * @param what code of the kind of change
 * @param number of the complaint that it came with
 * @param fields names of those that differ
 * @param values by field, each with {@code before} and {@code after}; empty once they are erased
 */
public record PastChange(
        long id,
        long file,
        Instant at,
        Optional<PersonName> by,
        String what,
        Optional<String> number,
        List<String> fields,
        JsonObject values) {

    public PastChange {
        fields = List.copyOf(fields);
    }
}
