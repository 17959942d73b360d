package hotline.http.api.calls;

import hotline.callback.hand.HandCall;
import hotline.complaint.PersonName;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.intake.PhoneNumbers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Callbacks by hand as the contract writes them.
 *
 * @param region ISO 3166 region of the readers
 */
public record HandCallJson(PhoneNumbers phones, ZoneId zone, String region) {

    /** A {@code HandCallback}. */
    public JsonObject whole(HandCall call) {
        var wanted = call.wanted();
        var phone = Optional.of(wanted.phone()).filter(number -> !number.isEmpty());
        return row(call)
                .put("phone", JsonValue.orNull(phone))
                .put("phoneExtension", JsonValue.orNull(wanted.extension()))
                .put("phoneWritten", JsonValue.orNull(phone.map(number -> phones.written(number, region))))
                .put(
                        "phoneLink",
                        JsonValue.orNull(phone.map(number -> phones.link(number, wanted.extension(), region))));
    }

    /** A {@code HandCallback} of a list of many customers, without numbers. */
    public JsonObject listed(HandCall call) {
        return row(call)
                .putNull("phone")
                .putNull("phoneExtension")
                .putNull("phoneWritten")
                .putNull("phoneLink");
    }

    private JsonObject row(HandCall call) {
        var wanted = call.wanted();
        var at = call.at();
        return new JsonObject()
                .put("id", call.id())
                .put("number", JsonValue.orNull(wanted.complaint()))
                .put("customer", JsonValue.orNull(wanted.file()))
                .put("purpose", wanted.purpose().code())
                .put("name", JsonValue.orNull(wanted.name()))
                .put("reason", wanted.reason())
                .put("wishedAt", Times.of(wanted.wishedAt(), zone))
                .put("status", at.status().code())
                .put("dueAt", Times.of(at.dueAt(), zone))
                .put("notBefore", Times.of(at.notBefore(), zone))
                .put("attempts", at.attempts())
                .put("agent", person(at.holder()))
                .put("leaseUntil", Times.of(at.leaseUntil(), zone))
                .put("askedBy", person(Optional.of(call.askedBy()).filter(one -> one.id() != 0)))
                .put("askedAt", Times.of(call.askedAt(), zone))
                .put("cancelReason", JsonValue.orNull(call.cancelReason()))
                .put("missedCalls", call.missed().calls())
                .put("missedAt", Times.of(call.missed().lastAt(), zone))
                .put("undelivered", JsonValue.orNull(call.untold().stream().findFirst()))
                .put("untold", new JsonArray(call.untold()));
    }

    private static @Nullable JsonObject person(Optional<PersonName> person) {
        return JsonValue.orNull(
                person.map(one -> new JsonObject().put("id", one.id()).put("name", one.name())));
    }
}
