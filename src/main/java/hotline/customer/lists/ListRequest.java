package hotline.customer.lists;

import hotline.rows.Fields;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What a job is to do with a list.
 *
 * @param by who asked for it
 * @param rows that there are, once a trial has counted them
 */
record ListRequest(long list, boolean isTrial, long by, Optional<Long> rows) {
    JsonObject json() {
        var json = new JsonObject().put("list", list).put("trial", isTrial).put("by", by);
        rows.ifPresent(all -> json.put("rows", all));
        return json;
    }

    static ListRequest of(JsonObject json) {
        var stored = Fields.of(json);
        return new ListRequest(
                stored.number("list"), stored.flag("trial"), stored.number("by"), stored.optionalNumber("rows"));
    }
}
