package hotline.http.api.handovers;

import hotline.customer.handover.FileHandOver;
import hotline.customer.handover.FileKind;
import hotline.customer.handover.Given;
import hotline.customer.handover.HandOverRules;
import hotline.customer.handover.HandOverState;
import hotline.customer.handover.HandOverStep;
import hotline.customer.handover.HandOvers;
import hotline.customer.handover.HandOvers.Filter;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.Caller.Staff;
import hotline.paging.ListCursor;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Files that change departments: given, checked, returned, mended and accepted by all who handle complaints. */
public final class HandOverRoutes implements Routes {
    private static final int LONGEST = 100;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_DEFECT = 500;
    private static final int MOST_DEFECTS = 50;
    private static final Duration OLDEST = Duration.ofDays(366);
    private static final String OVERDUE = "overdue";

    private final HandOvers handOvers;
    private final Policies policies;
    private final InstantSource clock;

    public HandOverRoutes(HandOvers handOvers, Policies policies, InstantSource clock) {
        this.handOvers = handOvers;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("giveFiles", this::give);
        bind.accept("listFileHandOvers", this::list);
        bind.accept("countFileHandOvers", this::counts);
        bind.accept("stepFileHandOver", this::step);
    }

    private Future<Answer> give(Exchange exchange) {
        long by = exchange.caller().handler().id();
        var now = clock.instant();
        var given = given(exchange.body(), now);
        policies.checkDepartment(given.to(), "/to");
        return handOvers
                .give(exchange.once(), given, by, now)
                .map(result -> Answer.ok(new JsonObject()
                        .put("made", result.made())
                        .put("refused", ComplaintJson.array(result.refused(), one -> new JsonObject()
                                .put("customer", one.file())
                                .put("why", one.why().code())))
                        .put("more", result.more())));
    }

    private static Given given(JsonReader body, Instant now) {
        var kind = FileKind.of(body.requiredCode("kind", FileKind.codes())).orElse(FileKind.SALES);
        var department = body.line("department", LONGEST);
        var of = id(body, "of");
        var files = department.isEmpty() ? body.requiredIds("customers", HandOvers.MOST) : List.<Long>of();
        if (department.isPresent() && body.has("customers")) {
            body.wrong("customers", "must not be given beside a department");
        }
        if (department.isEmpty() && of.isPresent()) {
            body.wrong("of", "needs a department");
        }
        var to = body.requiredLine("to", LONGEST);
        if (department.filter(to::equals).isPresent()) {
            body.wrong("to", "must be another department", "same-department");
        }
        var responsible = id(body, "responsible");
        var since = body.time("since").orElse(now);
        if (since.isAfter(now) || since.isBefore(now.minus(OLDEST))) {
            body.wrong("since", "must be a time of the last year", "last-year");
        }
        var note = body.text("note", LONGEST_TEXT);
        body.done();
        return new Given(kind, files, department.map(code -> new Given.All(code, of)), to, responsible, since, note);
    }

    private static Optional<Long> id(JsonReader body, String name) {
        return body.integer(name, 1, Integer.MAX_VALUE).map(Integer::longValue);
    }

    private Future<Answer> list(Exchange exchange) {
        var reader = exchange.caller().handler();
        var now = clock.instant();
        int limit = exchange.limit();
        var state = exchange.query("state");
        var filter = new Filter(
                state.filter(code -> !code.equals(OVERDUE)).map(HandOverRoutes::open),
                state.filter(OVERDUE::equals).map(overdue -> now),
                exchange.query("department"),
                Optional.empty(),
                exchange.query("after").map(ListCursor::parse).orElse(ListCursor.BEFORE_FIRST_DUE),
                limit + 1);
        var page = exchange.query("customer")
                .map(id -> handOvers.ofCustomer(
                        reader.id(),
                        now,
                        Exchange.id(id)
                                .orElseThrow(() -> Failure.Invalid.field("customer", "must be the number of a file")),
                        filter))
                .orElseGet(() -> handOvers.list(reader.id(), now, filter, limit));
        return page.map(found -> Answer.ok(new JsonObject()
                .put("items", ComplaintJson.array(found.items(), one -> json(one, reader, now)))
                .put("next", JsonValue.orNull(found.next()))));
    }

    private static HandOverState open(String code) {
        return HandOverState.of(code)
                .filter(HandOverState::isOpen)
                .orElseThrow(() -> Failure.Invalid.field("state", "must be to-check, returned or overdue"));
    }

    private Future<Answer> counts(Exchange exchange) {
        exchange.caller().handler();
        return handOvers
                .counts(clock.instant())
                .map(counts ->
                        Answer.ok(new JsonObject().put("items", ComplaintJson.array(counts, one -> new JsonObject()
                                .put("department", JsonValue.orNull(one.department()))
                                .put("toCheck", one.toCheck())
                                .put("returned", one.returned())
                                .put("overdue", one.overdue())))));
    }

    private Future<Answer> step(Exchange exchange) {
        var by = exchange.caller().handler();
        var now = clock.instant();
        long id =
                Exchange.id(exchange.path("id")).orElseThrow(() -> new Failure.NotFound("there is no such hand-over"));
        var body = exchange.body();
        var step =
                HandOverStep.of(body.requiredCode("step", HandOverStep.codes())).orElse(HandOverStep.WITHDRAW);
        var defects = body.texts("defects", MOST_DEFECTS, LONGEST_DEFECT);
        if ((step == HandOverStep.RETURN) != defects.isPresent()) {
            body.wrong(
                    "defects",
                    step == HandOverStep.RETURN ? "must name what is to be mended" : "are of a return only",
                    "missing");
        }
        body.done();
        return handOvers
                .step(exchange.once(), id, new HandOvers.Taken(step, defects.orElse(List.of()), by, now))
                .map(after -> Answer.ok(json(after, by, now)));
    }

    private JsonObject json(FileHandOver of, Staff reader, Instant now) {
        var zone = policies.inForce().policy().zone();
        var standing = of.standing();
        return new JsonObject()
                .put("id", of.id())
                .put("customer", of.file())
                .put("name", of.name())
                .put("kind", standing.kind().code())
                .put("from", JsonValue.orNull(standing.from()))
                .put("to", standing.to())
                .put("responsible", ComplaintJson.person(of.responsible()))
                .put("state", standing.state().code())
                .put("waitsFor", JsonValue.orNull(of.waitsFor()))
                .put("dueAt", Times.of(standing.dueAt(), zone))
                .put("overdue", standing.isOverdue(now))
                .put("late", standing.isLate())
                .put("givenBy", ComplaintJson.person(Optional.of(of.givenBy())))
                .put("givenAt", Times.of(of.givenAt(), zone))
                .put("returns", of.returns())
                .put("note", JsonValue.orNull(of.note()))
                .put("defects", new JsonArray(of.defects()))
                .put(
                        "steps",
                        new JsonArray(HandOverRules.possible(standing, reader).stream()
                                .map(HandOverStep::code)
                                .toList()));
    }
}
