package hotline.http.api.offers;

import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.offer.OfferAnswer;
import hotline.offer.ShownOffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Map;

/** Offers as the contract writes them. */
final class OfferJson {
    private OfferJson() {}

    /** An {@code Offer}. */
    static JsonObject of(ShownOffer shown, ZoneId zone) {
        var offer = shown.offer();
        var subject = shown.subject();
        return new JsonObject()
                .put("kind", offer.id().work().kind().code())
                .put("subject", offer.id().work().subject())
                .put("number", offer.id().number())
                .put("line", offer.line())
                .put("offeredAt", Times.of(offer.offeredAt(), zone))
                .put("until", Times.of(offer.until(), zone))
                .put("answer", JsonValue.orNull(offer.answer().map(OfferAnswer::code)))
                .put("answeredAt", Times.of(offer.answeredAt(), zone))
                .put("reason", JsonValue.orNull(offer.reason()))
                .put("case", JsonValue.orNull(subject.number()))
                .put("call", JsonValue.orNull(subject.call()))
                .put("type", JsonValue.orNull(subject.type()))
                .put("subtype", JsonValue.orNull(subject.subtype()))
                .put("severity", JsonValue.orNull(subject.severity()))
                .put("channel", JsonValue.orNull(subject.channel()))
                .put("tier", JsonValue.orNull(subject.tier()))
                .put("emergency", subject.isEmergency())
                .put("dueAt", Times.of(subject.dueAt(), zone))
                .put("takenBy", JsonValue.orNull(shown.takenBy()))
                .put("why", why(offer.why(), shown.names()));
    }

    /** An {@code OfferReason}: as it is kept, with the names of the people in it. */
    static JsonObject why(JsonObject kept, Map<Long, String> names) {
        var why = kept.copy().put("tied", null);
        var tied = kept.getJsonObject("tied");
        if (tied != null) {
            why.put("tied", named(tied, names));
        }
        var passedOver = new JsonArray();
        kept.getJsonArray("passedOver").forEach(one -> passedOver.add(named((JsonObject) one, names)));
        return why.put("passedOver", passedOver);
    }

    private static JsonObject named(JsonObject person, Map<Long, String> names) {
        return person.copy().put("name", names.getOrDefault(person.getLong("person"), ""));
    }
}
