package hotline.http.api.ties;

import hotline.customer.Customers;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.Caller;
import hotline.policy.Policies;
import hotline.tie.Fault;
import hotline.tie.Opinion;
import hotline.tie.Refusal;
import hotline.tie.Relation;
import hotline.tie.Tie;
import hotline.tie.Ties;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Whose customer a customer is: kin by all who handle complaints, refusals and disputes by supervisors. */
public final class TieRoutes implements Routes {
    private static final int LONGEST_TEXT = 2000;

    private final Ties ties;
    private final Policies policies;
    private final InstantSource clock;

    public TieRoutes(Ties ties, Policies policies, InstantSource clock) {
        this.ties = ties;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getTieOfCustomer", this::read);
        bind.accept("addKin", this::addKin);
        bind.accept("endKin", this::endKin);
        bind.accept("refuseAgent", this::refuse);
        bind.accept("liftRefusal", this::lift);
        bind.accept("giveTieOpinion", this::giveOpinion);
        bind.accept("decideTie", this::decide);
        bind.accept("getAskedAgent", this::asked);
        bind.accept("askForAgent", this::ask);
    }

    private Future<Answer> read(Exchange exchange) {
        return ties.read(by(exchange.caller().handler()), customer(exchange)).map(this::answer);
    }

    private Future<Answer> addKin(Exchange exchange) {
        var by = by(exchange.caller().handler());
        var body = exchange.body();
        long other = id(body, "customer");
        var relation =
                Relation.of(body.requiredCode("relation", Relation.codes())).orElse(Relation.OTHER_KIN);
        body.done();
        return ties.addKin(exchange.once(), by, customer(exchange), other, relation)
                .map(this::answer);
    }

    private Future<Answer> endKin(Exchange exchange) {
        var by = by(exchange.caller().handler());
        return ties.endKin(exchange.once(), by, customer(exchange), named(exchange, "kin"))
                .map(this::answer);
    }

    private Future<Answer> refuse(Exchange exchange) {
        var by = by(exchange.caller().supervisor());
        var body = exchange.body();
        var draft = new Refusal.Draft(
                id(body, "agent"),
                Fault.of(body.requiredCode("fault", Fault.codes())).orElse(Fault.NONE),
                body.requiredFlag("standsFirm"),
                body.requiredText("words", LONGEST_TEXT));
        body.done();
        return ties.refuse(exchange.once(), by, customer(exchange), draft).map(this::answer);
    }

    private Future<Answer> lift(Exchange exchange) {
        var by = by(exchange.caller().supervisor());
        return ties.lift(exchange.once(), by, customer(exchange), named(exchange, "refusal"))
                .map(this::answer);
    }

    private Future<Answer> giveOpinion(Exchange exchange) {
        var by = by(exchange.caller().supervisor());
        var body = exchange.body();
        long agent = id(body, "agent");
        var opinion = body.requiredText("opinion", LONGEST_TEXT);
        body.done();
        return ties.giveOpinion(exchange.once(), by, customer(exchange), agent, opinion)
                .map(this::answer);
    }

    private Future<Answer> decide(Exchange exchange) {
        var by = by(exchange.caller().supervisor());
        var body = exchange.body();
        boolean isAgreed = body.requiredFlag("agreed");
        var reason = body.text("reason", LONGEST_TEXT);
        body.done();
        return ties.decide(exchange.once(), by, customer(exchange), named(exchange, "opinion"), isAgreed, reason)
                .map(this::answer);
    }

    private Future<Answer> asked(Exchange exchange) {
        exchange.caller().handler();
        return ties.asked(exchange.path("number"))
                .map(asked -> Answer.ok(new JsonObject()
                        .put("agent", JsonValue.orNull(asked.agent().map(TieRoutes::person)))
                        .put("agents", ComplaintJson.array(asked.agents(), TieRoutes::person))));
    }

    private Future<Answer> ask(Exchange exchange) {
        var by = by(exchange.caller().handler());
        var body = exchange.body();
        long agent = id(body, "agent");
        boolean standsFirm = body.requiredFlag("standsFirm");
        body.done();
        return ties.ask(exchange.once(), by, exchange.path("number"), agent, standsFirm)
                .map(noted -> Answer.nothing());
    }

    private Customers.Reader by(Caller.Staff person) {
        return new Customers.Reader(person, clock.instant());
    }

    private static long id(JsonReader body, String name) {
        return body.requiredInteger(name, 1, Integer.MAX_VALUE);
    }

    private static long customer(Exchange exchange) {
        return named(exchange, "id");
    }

    private static long named(Exchange exchange, String what) {
        return Exchange.id(exchange.path(what)).orElseThrow(() -> new Failure.NotFound("no number of what is meant"));
    }

    private Answer answer(Ties.Standing standing) {
        var zone = policies.inForce().policy().zone();
        return Answer.ok(new JsonObject()
                .put("tie", JsonValue.orNull(standing.tie().map(tie -> tie(tie, standing.until(), zone))))
                .put("kin", ComplaintJson.array(standing.kin(), kin -> new JsonObject()
                        .put("id", kin.id())
                        .put("customer", kin.customer())
                        .put("name", kin.name())
                        .put("relation", kin.relation().code())
                        .put("sharesTie", kin.relation().sharesTie())))
                .put("refusals", ComplaintJson.array(standing.refusals(), refusal -> refusal(refusal, zone)))
                .put("opinions", ComplaintJson.array(standing.opinions(), opinion -> opinion(opinion, zone))));
    }

    private static JsonObject tie(Tie tie, Optional<Instant> until, ZoneId zone) {
        return new JsonObject()
                .put("agent", person(tie.agent()))
                .put("because", tie.because().code())
                .put("lastContactAt", Times.of(tie.lastContact(), zone))
                .put("until", Times.of(until, zone));
    }

    private static JsonObject refusal(Refusal refusal, ZoneId zone) {
        return new JsonObject()
                .put("id", refusal.id())
                .put("agent", person(refusal.agent()))
                .put("fault", refusal.fault().code())
                .put("standsFirm", refusal.standsFirm())
                .put("outcome", refusal.fault().outcome(refusal.standsFirm()).code())
                .put("words", refusal.words())
                .put("decidedByName", refusal.decidedByName())
                .put("decidedAt", Times.of(refusal.decidedAt(), zone))
                .put("liftedAt", Times.of(refusal.lifted(), zone));
    }

    private static JsonObject opinion(Opinion opinion, ZoneId zone) {
        var decision = opinion.decision();
        return new JsonObject()
                .put("id", opinion.id())
                .put("agent", person(opinion.agent()))
                .put("opinion", opinion.opinion())
                .put("givenByName", opinion.givenByName())
                .put("givenAt", Times.of(opinion.givenAt(), zone))
                .put("agreed", JsonValue.orNull(decision.map(Opinion.Decision::isAgreed)))
                .put("reason", JsonValue.orNull(decision.flatMap(Opinion.Decision::reason)))
                .put("decidedByName", JsonValue.orNull(decision.map(Opinion.Decision::byName)))
                .put("decidedAt", Times.of(decision.map(Opinion.Decision::at), zone));
    }

    private static JsonObject person(Tie.Person person) {
        return new JsonObject().put("id", person.id()).put("name", person.name());
    }
}
