package hotline.telephony;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;

import hotline.failure.Expected;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Rfc3339;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Columns of {@code call_event}: what numbers and people are called stands in one of them. */
final class EventColumns {

    /** @param raw the message that brought it; empty: our own sweep */
    record Row(long call, CallEvent event, Optional<Long> raw) {}

    static final Batch<Row> COLUMNS = Batch.<Row>of()
            .fixed("call", BIGINT, Row::call)
            .fixed("leg", TEXT, row -> row.event().leg())
            .fixed("type", TEXT, row -> row.event().type().code())
            .fixed("own_id", TEXT, row -> row.event().ownId())
            .column("at", INSTANT, row -> row.event().at())
            .column("data", JSON, row -> data(row.event()).encode())
            .column("personal", JSON, row -> personal(row.event()).encode())
            .optional("raw", BIGINT, Row::raw);

    private EventColumns() {}

    private static JsonObject data(CallEvent event) {
        var data = new JsonObject().put("byExchange", event.atByExchange());
        event.direction().ifPresent(one -> data.put("direction", one.code()));
        event.queue().ifPresent(one -> data.put("queue", one));
        event.cause().ifPresent(one -> data.put("cause", one.code()));
        event.endedBy().ifPresent(one -> data.put("endedBy", one.code()));
        event.heldMillis().ifPresent(one -> data.put("heldMillis", one));
        event.origCall().ifPresent(one -> data.put("origCall", one));
        put(data, "offered", event.times().offered());
        put(data, "queued", event.times().queued());
        put(data, "alerting", event.times().alerting());
        put(data, "answered", event.times().answered());
        put(data, "ended", event.times().ended());
        return data;
    }

    private static void put(JsonObject data, String name, Optional<Instant> at) {
        at.ifPresent(one -> data.put(name, Rfc3339.of(one)));
    }

    private static JsonObject personal(CallEvent event) {
        var personal = new JsonObject();
        event.from().ifPresent(one -> personal.put("from", one));
        event.to().ifPresent(one -> personal.put("to", one));
        event.callerName().ifPresent(one -> personal.put("callerName", one));
        event.agent().ifPresent(one -> personal.put("agent", one));
        return personal;
    }

    static CallEvent read(String callId, Fields row) {
        var data = Fields.of(row.object("data"));
        var personal = Fields.of(row.object("personal"));
        return new CallEvent(
                callId,
                row.text("leg"),
                Expected.in(CallEventType.byCode(), row.text("type")),
                row.text("own_id"),
                row.instant("at"),
                data.flag("byExchange"),
                data.optionalText("direction").map(code -> Expected.in(CallDirection.byCode(), code)),
                personal.optionalText("from"),
                personal.optionalText("to"),
                personal.optionalText("callerName"),
                data.optionalText("queue"),
                personal.optionalText("agent"),
                data.optionalText("cause").map(code -> Expected.in(CallCause.byCode(), code)),
                data.optionalText("endedBy").map(code -> Expected.in(CallParty.byCode(), code)),
                data.optionalNumber("heldMillis").map(OptionalLong::of).orElseGet(OptionalLong::empty),
                new CallTimes(
                        data.optionalInstant("offered"),
                        data.optionalInstant("queued"),
                        data.optionalInstant("alerting"),
                        data.optionalInstant("answered"),
                        data.optionalInstant("ended")),
                data.optionalText("origCall"));
    }
}
