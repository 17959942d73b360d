package hotline.customer.lists;

import hotline.rows.Fields;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What rows have made of the files, or would make.
 *
 * @param refusalsKept rows that agree to calls or text messages which the customer has refused; the refusal stays
 */
public record ListCounts(long rows, long added, long updated, long same, long refused, long refusalsKept) {
    static final ListCounts NOTHING = new ListCounts(0, 0, 0, 0, 0, 0);

    ListCounts and(ListCounts more) {
        return new ListCounts(
                rows + more.rows,
                added + more.added,
                updated + more.updated,
                same + more.same,
                refused + more.refused,
                refusalsKept + more.refusalsKept);
    }

    public JsonObject json() {
        return new JsonObject()
                .put("rows", rows)
                .put("added", added)
                .put("updated", updated)
                .put("same", same)
                .put("refused", refused)
                .put("refusalsKept", refusalsKept);
    }

    static Optional<ListCounts> of(JsonObject result) {
        if (!result.containsKey("rows")) {
            return Optional.empty();
        }
        var stored = Fields.of(result);
        return Optional.of(new ListCounts(
                stored.number("rows"),
                stored.number("added"),
                stored.number("updated"),
                stored.number("same"),
                stored.number("refused"),
                stored.number("refusalsKept")));
    }
}
