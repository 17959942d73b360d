package hotline.http.api.telephony;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.intake.PhoneNumbers;
import hotline.paging.Page;
import hotline.policy.Policies;
import hotline.telephony.route.Dial;
import hotline.telephony.route.Dials;
import hotline.telephony.route.Unproven;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** Agents dial for their callbacks by a click; supervisors see which attempts no call proves. */
public final class DialRoutes implements Routes {
    private final PhoneNumbers phones = new PhoneNumbers();
    private final Dials dials;
    private final Policies policies;

    public DialRoutes(Dials dials, Policies policies) {
        this.dials = dials;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("dialCallback", this::dial);
        bind.accept("listUnprovenAttempts", this::unproven);
    }

    private Future<Answer> dial(Exchange exchange) {
        long agent = exchange.caller().handler().id();
        var body = exchange.body();
        long callback = body.requiredInteger("callback", 1, Integer.MAX_VALUE);
        int attempt = body.requiredInteger("attempt", 1, Integer.MAX_VALUE);
        body.done();
        return dials.dial(exchange.once(), callback, attempt, agent).map(done -> Answer.ok(json(done)));
    }

    private JsonObject json(Dial dial) {
        var region = policies.inForce().policy().phoneRegion();
        return new JsonObject()
                .put("callback", dial.callback())
                .put("attempt", dial.attempt())
                .put("state", dial.state().code())
                .put("link", phones.link(dial.number(), Optional.empty(), region))
                .put("call", JsonValue.orNull(dial.call()))
                .put("rangSeconds", JsonValue.orNull(optional(dial.rangSeconds())));
    }

    private Future<Answer> unproven(Exchange exchange) {
        exchange.caller().supervisor();
        var after = exchange.query("after").map(DialRoutes::place);
        int limit = exchange.limit();
        var zone = policies.inForce().policy().zone();
        return dials.unproven(after.map(Place::at), after.map(Place::id).orElse(Long.MAX_VALUE), limit + 1)
                .map(found -> {
                    var page =
                            Page.of(found.attempts(), limit, last -> last.at().toEpochMilli() + "-" + last.callback());
                    return Answer.ok(new JsonObject()
                            .put("checked", found.isChecked())
                            .put("items", ComplaintJson.array(page.items(), one -> json(one)
                                    .put("at", Times.of(one.at(), zone))))
                            .put("next", JsonValue.orNull(page.next())));
                });
    }

    private static JsonObject json(Unproven one) {
        return new JsonObject()
                .put("callback", one.callback())
                .put("number", JsonValue.orNull(one.number()))
                .put("customer", JsonValue.orNull(one.file()))
                .put("attempt", one.attempt())
                .put("agent", new JsonObject().put("id", one.agent()).put("name", one.name()))
                .put("outcome", one.outcome())
                .put("call", JsonValue.orNull(one.call()))
                .put("rangSeconds", JsonValue.orNull(optional(one.rangSeconds())));
    }

    private static Optional<Long> optional(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private record Place(Instant at, long id) {}

    private static Place place(String text) {
        int dash = text.indexOf('-');
        try {
            return new Place(
                    Instant.ofEpochMilli(Long.parseLong(text.substring(0, Math.max(dash, 0)))),
                    Long.parseLong(text.substring(dash + 1)));
        } catch (NumberFormatException none) {
            throw Failure.Invalid.field("after", "must be the next of the page before");
        }
    }
}
