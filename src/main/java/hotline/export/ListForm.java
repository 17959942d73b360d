package hotline.export;

import hotline.complaint.Status;
import hotline.complaint.reading.Between;
import hotline.complaint.reading.ListFilter;
import hotline.complaint.reading.ListQuery;
import hotline.complaint.reading.Search;
import hotline.escalation.NoticeQuery;
import hotline.policy.NoticeKind;
import hotline.policy.taxonomy.Severity;
import hotline.rows.Fields;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Lists as they are stored with an export, so that each node reads the same rows at any time: days and "today" are
 * instants there.
 */
final class ListForm {
    private ListForm() {}

    static JsonObject json(Exportable list) {
        if (list instanceof Exportable.Complaints complaints) {
            return json(complaints.query());
        }
        if (list instanceof Exportable.Callbacks callbacks) {
            return new JsonObject().put("inHand", callbacks.inHand());
        }
        return json(((Exportable.Notices) list).query());
    }

    /** @param limit rows of a page */
    static Exportable read(Exportable.What what, JsonObject json, int limit) {
        var stored = Fields.of(json);
        return switch (what) {
            case COMPLAINTS -> new Exportable.Complaints(complaints(stored, limit));
            case CALLBACKS -> new Exportable.Callbacks(stored.flag("inHand"));
            case NOTICES -> new Exportable.Notices(notices(stored, limit));
        };
    }

    private static JsonObject json(ListQuery query) {
        var filter = query.filter();
        var json = new JsonObject()
                .put("view", query.view().name())
                .put("order", query.order().name());
        put(json, "status", filter.status().map(Status::code));
        put(json, "type", filter.type());
        put(json, "severity", filter.severity().map(Severity::code));
        put(json, "channel", filter.channel());
        put(json, "pastDue", filter.pastDue());
        put(json, "paused", filter.paused());
        put(json, "toBeJudged", filter.toBeJudged());
        put(json, "heldBy", filter.heldBy());
        put(json, "owner", filter.owner());
        put(json, "received", filter.received());
        put(json, "due", filter.due());
        put(json, "ended", filter.ended());
        put(json, "phone", query.phone());
        put(json, "waybill", query.waybill());
        put(json, "search", query.search().map(search -> new JsonObject()
                .put("numbers", new JsonArray(search.numbers()))
                .put("waybills", new JsonArray(search.waybills()))
                .put("phones", new JsonArray(search.phones()))));
        return json;
    }

    private static ListQuery complaints(Fields stored, int limit) {
        return new ListQuery(
                ListQuery.View.valueOf(stored.text("view")),
                ListQuery.Order.valueOf(stored.text("order")),
                new ListFilter(
                        stored.optionalText("status").flatMap(Status::of),
                        stored.optionalText("type"),
                        stored.optionalText("severity").flatMap(Severity::of),
                        stored.optionalText("channel"),
                        stored.optionalFlag("pastDue"),
                        stored.optionalFlag("paused"),
                        stored.optionalFlag("toBeJudged"),
                        stored.optionalText("heldBy"),
                        stored.optionalNumber("owner"),
                        between(stored, "received"),
                        between(stored, "due"),
                        between(stored, "ended")),
                stored.optionalText("phone"),
                stored.optionalText("waybill"),
                stored.optionalObject("search")
                        .map(Fields::of)
                        .map(search ->
                                new Search(search.texts("numbers"), search.texts("waybills"), search.texts("phones"))),
                Optional.empty(),
                limit);
    }

    private static JsonObject json(NoticeQuery query) {
        var json = new JsonObject().put("view", query.view().name());
        put(json, "kind", query.kind().map(NoticeKind::code));
        put(json, "department", query.department());
        put(json, "inDigest", query.inDigest());
        put(json, "digest", query.digest().map(Object::toString));
        return json;
    }

    private static NoticeQuery notices(Fields stored, int limit) {
        return new NoticeQuery(
                NoticeQuery.View.valueOf(stored.text("view")),
                stored.optionalText("kind").flatMap(NoticeKind::of),
                stored.optionalText("department"),
                stored.optionalFlag("inDigest"),
                stored.optionalInstant("digest"),
                Optional.empty(),
                limit);
    }

    private static void put(JsonObject json, String name, Between span) {
        put(json, name + "From", span.from().map(Object::toString));
        put(json, name + "Before", span.before().map(Object::toString));
    }

    private static void put(JsonObject json, String name, Optional<?> value) {
        value.ifPresent(some -> json.put(name, some));
    }

    private static Between between(Fields stored, String name) {
        return new Between(stored.optionalInstant(name + "From"), stored.optionalInstant(name + "Before"));
    }
}
