package hotline.http.api.telephony.calls;

import hotline.callback.CallbackStatus;
import hotline.complaint.PersonName;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.intake.PhoneNumbers;
import hotline.telephony.CallCause;
import hotline.telephony.CallParty;
import hotline.telephony.caller.CallerOfNumber.DueCall;
import hotline.telephony.caller.CallerOfNumber.PastCall;
import hotline.telephony.desk.ShownCall;
import hotline.telephony.record.CallRecord;
import hotline.telephony.record.Point;
import hotline.telephony.record.RecordKind;
import hotline.telephony.record.Urgency;
import hotline.telephony.record.Verified;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Collection;
import java.util.function.Function;

/**
 * Calls and records as the contract writes them.
 *
 * @param region ISO 3166 region of the readers
 */
record CallJson(PhoneNumbers phones, ZoneId zone, String region) {
    private static final String MASKED = "＊";

    /** A {@code Call}. */
    JsonObject call(ShownCall call) {
        var times = call.times();
        return new JsonObject()
                .put("id", call.id())
                .put("byHand", call.isByHand())
                .put("direction", call.direction().code())
                .put("state", call.state().code())
                .put("number", JsonValue.orNull(call.number()))
                .put("numberWritten", JsonValue.orNull(call.number().map(this::written)))
                .put("callerName", JsonValue.orNull(call.callerName()))
                .put("queue", JsonValue.orNull(call.queue()))
                .put("offeredAt", Times.of(times.offeredAt(), zone))
                .put("queuedAt", Times.of(times.queuedAt(), zone))
                .put("alertingAt", Times.of(times.alertingAt(), zone))
                .put("answeredAt", Times.of(times.answeredAt(), zone))
                .put("heldSince", Times.of(times.heldSince(), zone))
                .put("heldMs", times.heldMillis())
                .put("endedAt", Times.of(times.endedAt(), zone))
                .put("wrapUpUntil", Times.of(times.wrapUpUntil(), zone))
                .put("cause", JsonValue.orNull(call.cause().map(CallCause::code)))
                .put("endedBy", JsonValue.orNull(call.endedBy().map(CallParty::code)))
                .put("agent", ComplaintJson.person(call.agent()))
                .put("ringing", ComplaintJson.array(call.ringing(), CallJson::person))
                .put("before", JsonValue.orNull(call.before().map(before -> new JsonObject()
                        .put("call", before.call())
                        .put("agent", ComplaintJson.person(before.agent()))
                        .put("kind", JsonValue.orNull(before.kind().map(RecordKind::code))))))
                .put("customer", JsonValue.orNull(call.file()))
                .put("complaint", JsonValue.orNull(call.complaint()))
                .put("record", JsonValue.orNull(call.record().map(record -> new JsonObject()
                        .put("kind", record.kind().code())
                        .put("who", record.who())
                        .put("what", record.what()))))
                .put("owed", call.isOwed());
    }

    /** Extensions and what is masked stay as they are. */
    private String written(String number) {
        return number.startsWith("+") && !number.contains(MASKED) ? phones.written(number, region) : number;
    }

    /** A {@code CallRecord}. */
    JsonObject record(CallRecord record) {
        return new JsonObject()
                .put("call", record.call())
                .put("version", record.version())
                .put("agent", person(record.agent()))
                .put("kind", record.kind().code())
                .put("who", record.who())
                .put("phone", JsonValue.orNull(record.phone()))
                .put("phoneWritten", JsonValue.orNull(record.phone().map(this::written)))
                .put("phoneExtension", JsonValue.orNull(record.extension()))
                .put("address", JsonValue.orNull(record.address()))
                .put("cameFrom", JsonValue.orNull(record.cameFrom()))
                .put("what", record.what())
                .put("why", JsonValue.orNull(record.why()))
                .put("verified", codes(record.verified(), Verified::code))
                .put("toVerify", codes(record.unverified(), Verified::code))
                .put("missing", codes(record.missing(), Point::code))
                .put("urgency", JsonValue.orNull(record.urgency().map(Urgency::code)))
                .put("customer", JsonValue.orNull(record.file()))
                .put("complaint", JsonValue.orNull(record.complaint()))
                .put("callback", JsonValue.orNull(record.callback().map(planned -> new JsonObject()
                        .put("id", planned.id())
                        .put("status", planned.status().code())
                        .put("dueAt", Times.of(planned.dueAt(), zone)))))
                .put("passed", JsonValue.orNull(record.passed().map(passed -> new JsonObject()
                        .put("department", passed.department())
                        .put("at", Times.of(passed.at(), zone))
                        .put("readBy", ComplaintJson.person(passed.readBy()))
                        .put("readAt", Times.of(passed.readAt(), zone))
                        .put("answer", JsonValue.orNull(passed.answer())))))
                .put("recordedAt", Times.of(record.recordedAt(), zone))
                .put("changedAt", Times.of(record.changedAt(), zone))
                .put("changedBy", ComplaintJson.person(record.changedBy()));
    }

    JsonObject due(DueCall call) {
        return new JsonObject()
                .put("id", call.id())
                .put("purpose", call.purpose().code())
                .put("status", call.status().code())
                .put("dueAt", Times.of(call.dueAt(), zone))
                .put("agent", ComplaintJson.person(call.agent()))
                .put("complaint", JsonValue.orNull(call.complaint()))
                .put("customer", JsonValue.orNull(call.file()))
                .put("reason", JsonValue.orNull(call.reason().filter(words -> !words.isEmpty())))
                .put("canBeTaken", call.purpose().canBeTaken() && call.status() == CallbackStatus.WAITING);
    }

    JsonObject past(PastCall call) {
        return new JsonObject()
                .put("call", call.call())
                .put("at", Times.of(call.at(), zone))
                .put("agent", person(call.agent()))
                .put("kind", call.kind().code())
                .put("what", JsonValue.orNull(call.what()))
                .put("urgency", JsonValue.orNull(call.urgency().map(Urgency::code)))
                .put("customer", JsonValue.orNull(call.file()));
    }

    private static JsonObject person(PersonName person) {
        return new JsonObject().put("id", person.id()).put("name", person.name());
    }

    private static <T> JsonArray codes(Collection<T> items, Function<T, String> code) {
        var codes = new JsonArray();
        items.forEach(item -> codes.add(code.apply(item)));
        return codes;
    }
}
