package hotline.http.api.telephony.calls;

import hotline.customer.Customers.Reader;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.policy.Policies;
import hotline.telephony.help.HelpedCall;
import hotline.telephony.help.HelpedCalls;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What colleagues did for one's own customers (R9). */
public final class HelpedCallRoutes implements Routes {
    private final HelpedCalls helped;
    private final Policies policies;
    private final InstantSource clock;

    public HelpedCallRoutes(HelpedCalls helped, Policies policies, InstantSource clock) {
        this.helped = helped;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listHelpedCalls", this::list);
        bind.accept("noteHelpedCall", this::note);
    }

    private Future<Answer> list(Exchange exchange) {
        var reader = new Reader(exchange.caller().handler(), clock.instant());
        int limit = exchange.limit();
        var zone = policies.inForce().policy().zone();
        return helped.of(reader, NewestFirst.after(exchange).orElse(Long.MAX_VALUE), limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, HelpedCall::call, one -> json(one, zone))));
    }

    private Future<Answer> note(Exchange exchange) {
        long person = exchange.caller().handler().id();
        long call = Exchange.id(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("there is no such call of a customer of yours"));
        return helped.read(exchange.once(), call, person, clock.instant()).map(done -> Answer.nothing());
    }

    private static JsonObject json(HelpedCall one, ZoneId zone) {
        return new JsonObject()
                .put("call", one.call())
                .put("at", Times.of(one.at(), zone))
                .put("helper", ComplaintJson.person(Optional.of(one.helper())))
                .put("word", JsonValue.orNull(one.word().map(word -> word(word, zone))))
                .put("readAt", Times.of(one.readAt(), zone));
    }

    private static JsonObject word(HelpedCall.Word word, ZoneId zone) {
        return new JsonObject()
                .put("kind", word.kind().code())
                .put("customer", JsonValue.orNull(word.customer()))
                .put("who", JsonValue.orNull(word.who()))
                .put("what", JsonValue.orNull(word.what()))
                .put("complaint", JsonValue.orNull(word.complaint()))
                .put("callbackDueAt", Times.of(word.callbackDueAt(), zone))
                .put("covered", word.isCovered());
    }
}
