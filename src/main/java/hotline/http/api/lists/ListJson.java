package hotline.http.api.lists;

import hotline.customer.lists.CustomerList;
import hotline.customer.lists.ListCounts;
import hotline.customer.lists.RefusedRow;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Lists of customers as the contract has them. */
record ListJson(ZoneId zone, Instant now) {

    /** A {@code CustomerList}. */
    JsonObject list(CustomerList list, long reader) {
        var run = list.run();
        return new JsonObject()
                .put("id", list.id())
                .put("fileName", list.fileName())
                .put("size", list.size())
                .put("received", list.received())
                .put("byName", list.person().name())
                .put("isMine", list.person().id() == reader)
                .put("begunAt", Times.of(list.begunAt(), zone))
                .put("state", list.state())
                .put("done", run.map(CustomerList.Run::done).orElse(0L))
                .put("total", JsonValue.orNull(run.flatMap(CustomerList.Run::total)))
                .put("trial", JsonValue.orNull(counts(list.trial())))
                .put("taken", JsonValue.orNull(counts(list.taking())))
                .put("unreadable", JsonValue.orNull(run.flatMap(CustomerList.Run::unreadable)))
                .put("problem", JsonValue.orNull(run.flatMap(CustomerList.Run::problem)))
                .put("finishedAt", Times.of(run.flatMap(CustomerList.Run::finishedAt), zone))
                .put("fileUntil", Times.of(list.fileUntil().filter(now::isBefore), zone));
    }

    private static Optional<JsonObject> counts(Optional<CustomerList.Run> run) {
        return run.flatMap(CustomerList.Run::counts).map(ListCounts::json);
    }

    /** A {@code RefusedRow}. */
    static JsonObject refused(RefusedRow row) {
        return new JsonObject()
                .put("sheet", JsonValue.orNull(row.sheet()))
                .put("line", row.line())
                .put("faults", row.faults());
    }
}
