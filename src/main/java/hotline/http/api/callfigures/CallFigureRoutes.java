package hotline.http.api.callfigures;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.http.api.breakdown.FigureScope;
import hotline.http.api.breakdown.PeriodReader;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.identity.Role;
import hotline.measures.Period;
import hotline.measures.facts.Dimension;
import hotline.policy.Policies;
import hotline.telephony.figure.CallFigureQuery;
import hotline.telephony.figure.CallFigureQuery.By;
import hotline.telephony.figure.CallFigureQuery.Only;
import hotline.telephony.figure.CallPart;
import hotline.telephony.figure.CallReading;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Figures of telephone calls, by day, hour, queue, exchange or agent, and the calls behind a number; {@link FigureScope} says who may read figures of people. */
public final class CallFigureRoutes implements Routes {
    private static final int PAGE = 50;
    private static final int MOST = 200;
    private static final Pattern HOUR = Pattern.compile("0?[0-9]|1[0-9]|2[0-3]");

    private final CallReading reading;
    private final Policies policies;
    private final InstantSource clock;

    public CallFigureRoutes(CallReading reading, Policies policies, InstantSource clock) {
        this.reading = reading;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getCallFigures", this::figures);
        bind.accept("listCallsBehind", this::behind);
    }

    private Future<Answer> figures(Exchange exchange) {
        var query = query(exchange, by(exchange));
        check(exchange, query);
        var policy = policies.inForce().policy();
        return reading.of(query).map(counted -> Answer.ok(new CallFigureJson(policy).of(query, counted)));
    }

    private Future<Answer> behind(Exchange exchange) {
        var query = query(exchange, By.WHOLE);
        check(exchange, query);
        var part = Optional.ofNullable(CallPart.byCode().get(exchange.path("part")))
                .orElseThrow(() -> new Failure.NotFound("there is no such number"));
        var before = number(exchange, "before");
        int limit = number(exchange, "limit").map(n -> (int) Math.min(n, MOST)).orElse(PAGE);
        var isOfPeople = exchange.caller().signedIn().role() == Role.SUPERVISOR;
        var json = new CallFigureJson(policies.inForce().policy());
        return reading.behind(part, query, before, Math.min(limit, MOST))
                .map(page -> Answer.ok(json.of(page, isOfPeople)));
    }

    private static void check(Exchange exchange, CallFigureQuery query) {
        var caller = exchange.caller().signedIn();
        if (caller.role() == Role.BRANCH) {
            throw new Failure.Forbidden("these figures are for people of the house");
        }
        boolean isOfPeople = query.by() == By.AGENT || query.only().person().isPresent();
        FigureScope.check(caller, isOfPeople ? Set.of(Dimension.AGENT) : Set.of());
    }

    private static Optional<Long> number(Exchange exchange, String name) {
        return exchange.query(name).map(text -> Exchange.id(text)
                .orElseThrow(() -> Failure.Invalid.field(name, "must be a number above 0")));
    }

    private static Optional<Integer> hour(Exchange exchange) {
        return exchange.query("hour").map(text -> {
            if (!HOUR.matcher(text).matches()) {
                throw Failure.Invalid.field("hour", "must be from 0 to 23");
            }
            return Integer.valueOf(text);
        });
    }

    private static By by(Exchange exchange) {
        return exchange.query("by")
                .map(code -> By.of(code).orElseThrow(() -> Failure.Invalid.field("by", "must be one of " + By.codes())))
                .orElse(By.WHOLE);
    }

    private CallFigureQuery query(Exchange exchange, By by) {
        var wrong = new ArrayList<WrongField>();
        var today =
                LocalDate.ofInstant(clock.instant(), policies.inForce().policy().zone());
        var period = PeriodReader.read(exchange::query, today, today, Period.MOST_DAYS, wrong);
        if (!wrong.isEmpty()) {
            throw Failure.Invalid.ofParameters(wrong);
        }
        return new CallFigureQuery(
                period,
                by,
                new Only(
                        exchange.query("queue"),
                        number(exchange, "agent"),
                        number(exchange, "connector"),
                        hour(exchange)));
    }
}
