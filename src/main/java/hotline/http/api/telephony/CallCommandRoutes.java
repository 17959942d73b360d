package hotline.http.api.telephony;

import hotline.complaint.PersonName;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.policy.Policies;
import hotline.telephony.route.CallCommands;
import hotline.telephony.route.CallCommands.Commanded;
import hotline.telephony.route.Listener;
import hotline.telephony.route.Listening;
import hotline.telephony.route.Reachable;
import hotline.telephony.route.Transfer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.BiConsumer;

/** Agents hold their own calls, take them off hold, and hand them to colleagues (T11). */
public final class CallCommandRoutes implements Routes {
    private static final int LONGEST_WORDS = 500;

    private final CallCommands commands;
    private final Listening listening;
    private final Policies policies;

    public CallCommandRoutes(CallCommands commands, Listening listening, Policies policies) {
        this.commands = commands;
        this.listening = listening;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("holdCall", this::hold);
        bind.accept("retrieveCall", this::retrieve);
        bind.accept("transferCall", this::transfer);
        bind.accept("listMyTransfers", this::handedToMe);
        bind.accept("listColleaguesToHandTo", this::colleagues);
    }

    private Future<Answer> hold(Exchange exchange) {
        long agent = exchange.caller().handler().id();
        return commands.hold(exchange.once(), call(exchange), agent).map(CallCommandRoutes::done);
    }

    private Future<Answer> retrieve(Exchange exchange) {
        long agent = exchange.caller().handler().id();
        return commands.retrieve(exchange.once(), call(exchange), agent).map(CallCommandRoutes::done);
    }

    private Future<Answer> transfer(Exchange exchange) {
        long agent = exchange.caller().handler().id();
        long call = call(exchange);
        var body = exchange.body();
        long to = body.requiredInteger("to", 1, Integer.MAX_VALUE);
        var words = body.requiredLine("words", LONGEST_WORDS);
        body.done();
        return commands.transfer(exchange.once(), call, agent, to, words).map(CallCommandRoutes::done);
    }

    private Future<Answer> handedToMe(Exchange exchange) {
        long person = exchange.caller().handler().id();
        return commands.handedTo(person).compose(handed -> listening
                .to(person)
                .map(listeners -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(handed, this::json))
                        .put("listeners", ComplaintJson.array(listeners, this::json)))));
    }

    private Future<Answer> colleagues(Exchange exchange) {
        long person = exchange.caller().handler().id();
        return commands.colleagues(person)
                .map(found ->
                        Answer.ok(new JsonObject().put("items", ComplaintJson.array(found, CallCommandRoutes::json))));
    }

    private static JsonObject json(Reachable colleague) {
        return new JsonObject()
                .put("person", person(colleague.person()))
                .put("state", colleague.state())
                .put("isOnCall", colleague.isOnCall());
    }

    private JsonObject json(Transfer transfer) {
        var zone = policies.inForce().policy().zone();
        return new JsonObject()
                .put("id", transfer.id())
                .put("call", transfer.call())
                .put("from", person(transfer.from()))
                .put("to", person(transfer.to()))
                .put("words", transfer.words())
                .put("at", Times.of(transfer.at(), zone))
                .put("newCall", JsonValue.orNull(transfer.newCall()));
    }

    private JsonObject json(Listener listener) {
        return new JsonObject()
                .put("call", listener.call())
                .put("mentor", person(listener.mentor()))
                .put("at", Times.of(listener.at(), policies.inForce().policy().zone()));
    }

    private static JsonObject person(PersonName person) {
        return new JsonObject().put("id", person.id()).put("name", person.name());
    }

    static Answer done(Commanded done) {
        return Answer.ok(
                new JsonObject().put("call", done.call()).put("by", done.isByExchange() ? "exchange" : "hand"));
    }

    private static long call(Exchange exchange) {
        return Exchange.id(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("you do not speak on this call"));
    }
}
