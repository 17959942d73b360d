package hotline.offer;

import hotline.dispatch.Offering;
import hotline.dispatch.Why;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The reason of an offer as it is kept and shown: ids of people and codes, nothing about the customer. */
final class WhyJson {
    private WhyJson() {}

    static JsonObject of(Offering offering) {
        var why = offering.why();
        var json = new JsonObject()
                .put("order", why.order().code())
                .put("place", why.place())
                .put("step", why.step())
                .put("waitedSeconds", why.waited().toSeconds())
                .put("ahead", why.ahead())
                .put("counts", offering.counts());
        why.tied()
                .ifPresent(tied -> json.put(
                        "tied",
                        new JsonObject()
                                .put("person", tied.person())
                                .put("because", code(tied.because()))
                                .put("outcome", code(tied.outcome()))));
        var passedOver = new JsonArray();
        for (Why.PassedOver one : why.passedOver()) {
            passedOver.add(new JsonObject().put("person", one.person()).put("because", code(one.because())));
        }
        return json.put("passedOver", passedOver);
    }

    /** The exchange chose: no one was looked for, and no one passed over. */
    static JsonObject ofExchange(Instant now, CallWork work) {
        return new JsonObject()
                .put("order", "exchange")
                .put("place", 1)
                .put("step", 0)
                .put("waitedSeconds", Duration.between(work.arrived(), now).toSeconds())
                .put("ahead", 0)
                .put("counts", true)
                .put("passedOver", new JsonArray());
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
