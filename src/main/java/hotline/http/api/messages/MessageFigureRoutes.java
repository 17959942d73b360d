package hotline.http.api.messages;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.http.api.ComplaintJson;
import hotline.http.api.breakdown.PeriodReader;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.identity.Role;
import hotline.measures.Period;
import hotline.outbox.figure.MessageCell;
import hotline.outbox.figure.MessageFact;
import hotline.outbox.figure.MessageFacts;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.BiConsumer;

/** How many messages of a period ended how, and which; none of them says what was said to whom. */
public final class MessageFigureRoutes implements Routes {
    private static final int LONGEST_CODE = 50;

    private final MessageFacts facts;
    private final Policies policies;
    private final InstantSource clock;

    public MessageFigureRoutes(MessageFacts facts, Policies policies, InstantSource clock) {
        this.facts = facts;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getMessageFigures", this::counts);
        bind.accept("listMessagesBehind", this::behind);
    }

    private Future<Answer> counts(Exchange exchange) {
        check(exchange);
        var period = period(exchange);
        return facts.counts(period.from(), period.to()).map(counts -> {
            var items = new JsonArray();
            counts.forEach((cell, n) -> items.add(json(cell).put("count", n)));
            return Answer.ok(new JsonObject()
                    .put("from", period.from().toString())
                    .put("to", period.to().toString())
                    .put("items", items));
        });
    }

    private Future<Answer> behind(Exchange exchange) {
        check(exchange);
        var period = period(exchange);
        var cell = new MessageCell(code(exchange, "way"), code(exchange, "kind"), code(exchange, "state"));
        var before = exchange.query("before").map(text -> Exchange.id(text)
                .orElseThrow(() -> Failure.Invalid.field("before", "must be the next of the page before")));
        return facts.behind(period.from(), period.to(), cell, before, exchange.limit())
                .map(page -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(page.items(), MessageFigureRoutes::json))
                        .put("next", JsonValue.orNull(page.next()))));
    }

    private static JsonObject json(MessageCell cell) {
        return new JsonObject().put("way", cell.way()).put("kind", cell.kind()).put("state", cell.state());
    }

    private static JsonObject json(MessageFact fact) {
        return json(fact.cell())
                .put("message", fact.message())
                .put("day", fact.day().toString())
                .put("complaint", JsonValue.orNull(fact.complaint()));
    }

    private static void check(Exchange exchange) {
        if (exchange.caller().signedIn().role() == Role.BRANCH) {
            throw new Failure.Forbidden("these figures are for people of the house");
        }
    }

    private static String code(Exchange exchange, String name) {
        var code = exchange.query(name).orElseThrow(() -> Failure.Invalid.field(name, "is missing"));
        if (code.length() > LONGEST_CODE) {
            throw Failure.Invalid.field(name, "must be one of the answer of figures");
        }
        return code;
    }

    private Period period(Exchange exchange) {
        var wrong = new ArrayList<WrongField>();
        var today =
                LocalDate.ofInstant(clock.instant(), policies.inForce().policy().zone());
        var period = PeriodReader.read(exchange::query, today, today, Period.MOST_DAYS, wrong);
        if (!wrong.isEmpty()) {
            throw Failure.Invalid.ofParameters(wrong);
        }
        return period;
    }
}
