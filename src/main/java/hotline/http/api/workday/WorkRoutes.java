package hotline.http.api.workday;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.http.api.breakdown.FigureScope;
import hotline.http.api.breakdown.PeriodReader;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.measures.Period;
import hotline.measures.facts.Dimension;
import hotline.policy.Policies;
import hotline.secret.KeyPurpose;
import hotline.secret.ServerKeys;
import hotline.workday.WorkDays;
import hotline.workday.WorkPart;
import hotline.workday.WorkQuery;
import hotline.workday.WorkQuery.By;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What agents did with work, by day, department or person, and what stands behind a number; {@link FigureScope} says who may read figures of people. */
public final class WorkRoutes implements Routes {
    private final WorkDays days;
    private final Policies policies;
    private final ServerKeys keys;
    private final InstantSource clock;

    public WorkRoutes(WorkDays days, Policies policies, ServerKeys keys, InstantSource clock) {
        this.keys = keys;
        this.days = days;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getWork", this::work);
        bind.accept("listWorkBehind", this::behind);
    }

    private Future<Answer> work(Exchange exchange) {
        var caller = ofTheHouse(exchange);
        var query = query(exchange);
        FigureScope.check(caller, query.by() == By.AGENT ? Set.of(Dimension.AGENT) : Set.of());
        var policy = policies.inForce().policy();
        return days.of(query)
                .map(counted -> Answer.ok(WorkJson.of(policy, query.by()).of(query, counted)));
    }

    /** Agents read what stands behind their own numbers, supervisors all, analysts without people and cases. */
    private Future<Answer> behind(Exchange exchange) {
        var caller = ofTheHouse(exchange);
        var query = query(exchange);
        var person = exchange.query("agent").map(text -> Exchange.id(text)
                .orElseThrow(() -> Failure.Invalid.field("agent", "must be a number above 0")));
        boolean isOwn = caller.role() == Role.AGENT;
        if (isOwn) {
            person = Optional.of(caller.id());
        } else {
            FigureScope.check(caller, person.isPresent() ? Set.of(Dimension.AGENT) : Set.of());
        }
        var part = Optional.ofNullable(WorkPart.byCode().get(exchange.path("part")))
                .orElseThrow(() -> new Failure.NotFound("there is no such number"));
        var namesPeople = isOwn || caller.role() == Role.SUPERVISOR;
        var asked = new WorkQuery(query.period(), By.WHOLE, query.line(), person);
        return keys.of(KeyPurpose.PLACE).map(key -> new WorkPlaces(key.seal())).compose(places -> days.behind(
                        part,
                        asked,
                        exchange.query("about"),
                        exchange.query("after").map(places::read),
                        exchange.limit())
                .map(page -> Answer.ok(WorkJson.behind(policies.inForce().policy(), page, places, namesPeople))));
    }

    private static Caller.Staff ofTheHouse(Exchange exchange) {
        var caller = exchange.caller().signedIn();
        if (caller.role() == Role.BRANCH) {
            throw new Failure.Forbidden("these figures are for people of the house");
        }
        return caller;
    }

    private WorkQuery query(Exchange exchange) {
        var wrong = new ArrayList<WrongField>();
        var today =
                LocalDate.ofInstant(clock.instant(), policies.inForce().policy().zone());
        var period = PeriodReader.read(exchange::query, today, today, Period.MOST_DAYS, wrong);
        var by = exchange.query("by");
        if (by.filter(code -> !By.codes().contains(code)).isPresent()) {
            wrong.add(new WrongField("by", "must be one of " + String.join(", ", By.codes())));
        }
        if (!wrong.isEmpty()) {
            throw Failure.Invalid.ofParameters(wrong);
        }
        return new WorkQuery(period, by.map(By::of).orElse(By.WHOLE), exchange.query("line"), Optional.empty());
    }
}
