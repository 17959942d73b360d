package hotline.http.api.visits;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.Caller;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Fault;
import hotline.measures.RateJson;
import hotline.policy.Policies;
import hotline.visit.Greeted;
import hotline.visit.Visit;
import hotline.visit.VisitFigures;
import hotline.visit.VisitOutcome;
import hotline.visit.Visits;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/** Visitors are noted and ended by all who handle complaints; supervisors give one to an agent. */
public final class VisitRoutes implements Routes {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CODE = 50;
    private static final int LONGEST_NUMBER = 60;
    private static final String PATH = "/api/v1/visits";

    private final PhoneNumbers phones = new PhoneNumbers();
    private final Visits visits;
    private final Policies policies;
    private final InstantSource clock;

    public VisitRoutes(Visits visits, Policies policies, InstantSource clock) {
        this.visits = visits;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("registerVisit", this::register);
        bind.accept("listVisits", this::list);
        bind.accept("getVisitFigures", this::figures);
        bind.accept("listVisitReceivers", this::receivers);
        bind.accept("endVisit", this::end);
        bind.accept("assignVisit", this::assign);
    }

    private Future<Answer> register(Exchange exchange) {
        var by = exchange.caller().handler();
        var body = exchange.body();
        var line = body.line("line", LONGEST_CODE);
        var who = body.line("who", LONGEST_NAME);
        var phone = phone(body);
        var customer = body.integer("customer", 1, Integer.MAX_VALUE).map(Integer::longValue);
        var asked = body.integer("askedFor", 1, Integer.MAX_VALUE).map(Integer::longValue);
        body.done();
        var draft = new Visit.Draft(line(line, by), who, phone, customer, asked);
        return visits.register(exchange.once(), by, draft)
                .map(visit -> Answer.created(json(visit), PATH + "?after=" + (visit.id() + 1)));
    }

    private Optional<String> phone(JsonReader body) {
        if (!body.has("phone")) {
            return Optional.empty();
        }
        var written = body.requiredPlain("phone", LONGEST_NAME);
        var read = phones.read(written, policies.inForce().policy().phoneRegion());
        if (!written.isEmpty() && read instanceof Fault fault) {
            body.wrong("phone", fault.words(), fault.code());
        }
        return read.phone().map(found -> found.number());
    }

    private String line(Optional<String> asked, Caller.Staff by) {
        var line = asked.or(by::department)
                .orElseThrow(() -> Failure.Invalid.field("line", "must be the code of a department"));
        policies.checkDepartment(line, "line");
        return line;
    }

    private Future<Answer> list(Exchange exchange) {
        var by = exchange.caller().handler();
        int limit = exchange.limit();
        var query = query(exchange, by, limit + 1);
        return visits.list(by, query).map(found -> Answer.ok(NewestFirst.page(found, limit, Visit::id, this::json)));
    }

    private Visits.Query query(Exchange exchange, Caller.Staff by, int most) {
        var today = LocalDate.ofInstant(clock.instant(), zone());
        return new Visits.Query(
                line(exchange.query("line"), by),
                exchange.day("from").orElse(today),
                exchange.day("to").orElse(today),
                exchange.query("greeted").map(code -> Greeted.of(code)
                        .orElseThrow(() -> Failure.Invalid.field(
                                "greeted", "must be one of " + String.join(", ", Greeted.codes())))),
                exchange.query("open").map(VisitRoutes::flag),
                NewestFirst.after(exchange),
                most);
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Failure.Invalid.field("open", "must be true or false");
        };
    }

    private Future<Answer> figures(Exchange exchange) {
        var query = query(exchange, exchange.caller().handler(), 1);
        return visits.figures(query).map(found -> Answer.ok(json(query, found)));
    }

    private Future<Answer> receivers(Exchange exchange) {
        var by = exchange.caller().handler();
        return visits.receivers(line(exchange.query("line"), by))
                .map(found -> Answer.ok(new JsonObject().put("items", ComplaintJson.array(found, one -> new JsonObject()
                        .put("person", ComplaintJson.person(Optional.of(one.person())))
                        .put("state", one.state())
                        .put("visitor", one.hasVisitor())))));
    }

    private JsonObject json(Visits.Query query, VisitFigures found) {
        long counted = found.counted();
        var rate =
                counted == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) found.of(Greeted.IN_TIME) / counted);
        return new JsonObject()
                .put("line", query.line())
                .put("from", query.from().toString())
                .put("to", query.to().toString())
                .put(
                        "seconds",
                        policies.inForce().policy().telephony().respond().toSeconds())
                .put("inTime", found.of(Greeted.IN_TIME))
                .put("late", found.of(Greeted.LATE))
                .put("left", found.of(Greeted.LEFT))
                .put("leftSoon", found.of(Greeted.LEFT_SOON))
                .put("waiting", found.of(Greeted.WAITING))
                .put("counted", counted)
                .put("rate", RateJson.rounded(rate));
    }

    private Future<Answer> end(Exchange exchange) {
        var by = exchange.caller().handler();
        long id = id(exchange);
        var body = exchange.body();
        var outcome = VisitOutcome.named(body.requiredCode("outcome", VisitOutcome.codes()));
        var complaint = body.line("case", LONGEST_NUMBER).map(exchange.caseNumbers()::meant);
        body.done();
        return visits.end(exchange.once(), by, id, outcome, complaint).map(visit -> Answer.ok(json(visit)));
    }

    private Future<Answer> assign(Exchange exchange) {
        exchange.caller().supervisor();
        long id = id(exchange);
        var body = exchange.body();
        long person = body.requiredInteger("person", 1, Integer.MAX_VALUE);
        body.done();
        return visits.assign(exchange.once(), id, person).map(visit -> Answer.ok(json(visit)));
    }

    private static long id(Exchange exchange) {
        return Exchange.id(exchange.path("id")).orElseThrow(() -> new Failure.NotFound("there is no such visit"));
    }

    private ZoneId zone() {
        return policies.inForce().policy().zone();
    }

    private JsonObject json(Visit visit) {
        var zone = zone();
        return new JsonObject()
                .put("id", visit.id())
                .put("line", visit.line())
                .put("who", JsonValue.orNull(visit.who()))
                .put("customer", JsonValue.orNull(visit.customer()))
                .put("registeredBy", ComplaintJson.person(Optional.of(visit.registeredBy())))
                .put("arrivedAt", Times.of(visit.arrived(), zone))
                .put("dueAt", Times.of(visit.due(), zone))
                .put("askedFor", ComplaintJson.person(visit.asked()))
                .put("agent", ComplaintJson.person(visit.agent()))
                .put("greetedAt", Times.of(visit.greeted(), zone))
                .put("endedAt", Times.of(visit.ended(), zone))
                .put("outcome", JsonValue.orNull(visit.outcome().map(VisitOutcome::code)))
                .put("case", JsonValue.orNull(visit.complaint()));
    }
}
