package hotline.export;

import hotline.audit.Looks;
import hotline.complaint.Status;
import hotline.complaint.reading.Between;
import hotline.complaint.reading.ListFilter;
import hotline.complaint.reading.ListQuery;
import hotline.complaint.reading.Search;
import hotline.customer.lists.ListedCustomers;
import hotline.escalation.NoticeQuery;
import hotline.measures.Period;
import hotline.network.UnitKind;
import hotline.network.UnitQuery;
import hotline.policy.NoticeKind;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.Severity;
import hotline.policy.tier.Tier;
import hotline.rows.Fields;
import hotline.volume.VolumeQuery;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
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
        if (list instanceof Exportable.Notices notices) {
            return json(notices.query());
        }
        if (list instanceof Exportable.ExtensionsAsked extensions) {
            return new JsonObject().put("decided", extensions.decided());
        }
        if (list instanceof Exportable.LogEntries entries) {
            return new JsonObject()
                    .put("from", entries.days().from().toString())
                    .put("to", entries.days().to().toString());
        }
        if (list instanceof Exportable.Warnings warnings) {
            return new JsonObject().put("judged", warnings.judged());
        }
        if (list instanceof Exportable.Figures figures) {
            return FigureForm.json(figures);
        }
        if (list instanceof Exportable.Behind behind) {
            return FigureForm.json(behind.query());
        }
        if (list instanceof Exportable.Compared compared) {
            return FigureForm.json(compared);
        }
        if (list instanceof Exportable.Units units) {
            return json(units.query());
        }
        if (list instanceof Exportable.Volumes volumes) {
            return json(volumes.query());
        }
        if (list instanceof Exportable.Customers customers) {
            var json = new JsonObject();
            put(json, "tier", customers.query().tier().map(Tier::code));
            return json;
        }
        return json(((Exportable.LooksTaken) list).wanted());
    }

    /** @param limit rows of a page */
    static Exportable read(Exportable.What what, JsonObject json, int limit) {
        var stored = Fields.of(json);
        return switch (what) {
            case COMPLAINTS -> new Exportable.Complaints(complaints(stored, limit));
            case CALLBACKS -> new Exportable.Callbacks(stored.flag("inHand"));
            case NOTICES -> new Exportable.Notices(notices(stored, limit));
            case EXTENSIONS -> new Exportable.ExtensionsAsked(stored.flag("decided"));
            case LOG_ENTRIES -> new Exportable.LogEntries(new Period(stored.day("from"), stored.day("to")));
            case WARNINGS -> new Exportable.Warnings(stored.flag("judged"));
            case FIGURES -> FigureForm.figures(stored);
            case BEHIND -> new Exportable.Behind(FigureForm.behind(stored, limit));
            case COMPARISON -> FigureForm.compared(stored);
            case UNITS -> new Exportable.Units(units(stored));
            case VOLUMES -> new Exportable.Volumes(volumes(stored));
            case CUSTOMERS ->
                new Exportable.Customers(
                        new ListedCustomers.Query(stored.optionalText("tier").flatMap(Tier::of)));
            case LOOKS -> new Exportable.LooksTaken(looks(stored));
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
        put(json, "unanswered", filter.unanswered());
        put(json, "heldBy", filter.heldBy());
        put(json, "owner", filter.owner());
        put(json, "received", filter.received());
        put(json, "due", filter.due());
        put(json, "ended", filter.ended());
        var codes = new JsonObject();
        filter.codes().forEach((list, code) -> codes.put(list.code(), code));
        json.put("codes", codes);
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
                        stored.optionalFlag("unanswered"),
                        stored.optionalText("heldBy"),
                        stored.optionalNumber("owner"),
                        between(stored, "received"),
                        between(stored, "due"),
                        between(stored, "ended"),
                        codes(stored)),
                stored.optionalText("phone"),
                stored.optionalText("waybill"),
                stored.optionalObject("search")
                        .map(Fields::of)
                        .map(search ->
                                new Search(search.texts("numbers"), search.texts("waybills"), search.texts("phones"))),
                Optional.empty(),
                limit);
    }

    /** Exports of earlier releases have none. */
    private static Map<CodeList, String> codes(Fields stored) {
        var codes = new EnumMap<CodeList, String>(CodeList.class);
        stored.optionalObject("codes")
                .ifPresent(object -> object.forEach(entry -> CodeList.of(entry.getKey())
                        .ifPresent(list -> codes.put(list, entry.getValue().toString()))));
        return codes;
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

    private static JsonObject json(UnitQuery query) {
        var json = new JsonObject()
                .put("top", query.top())
                .put("ended", query.ended())
                .put("on", query.on().toString());
        put(json, "search", query.search());
        put(json, "kind", query.kind().map(UnitKind::code));
        put(json, "parent", query.parent());
        return json;
    }

    private static UnitQuery units(Fields stored) {
        return new UnitQuery(
                stored.optionalText("search"),
                stored.optionalText("kind").flatMap(UnitKind::of),
                stored.optionalText("parent"),
                stored.flag("top"),
                stored.flag("ended"),
                stored.day("on"));
    }

    private static JsonObject json(VolumeQuery query) {
        return new JsonObject()
                .put("from", query.from().toString())
                .put("to", query.to().toString())
                .put("by", query.by().code());
    }

    private static VolumeQuery volumes(Fields stored) {
        return new VolumeQuery(stored.day("from"), stored.day("to"), stored.code("by", VolumeQuery.By::of));
    }

    private static JsonObject json(Looks.Wanted wanted) {
        var json = new JsonObject()
                .put("from", wanted.from().toString())
                .put("until", wanted.until().toString());
        put(json, "number", wanted.number());
        put(json, "login", wanted.login());
        put(json, "customer", wanted.customer());
        return json;
    }

    private static Looks.Wanted looks(Fields stored) {
        return new Looks.Wanted(
                stored.optionalText("number"),
                stored.optionalText("login"),
                stored.optionalNumber("customer"),
                stored.instant("from"),
                stored.instant("until"));
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
