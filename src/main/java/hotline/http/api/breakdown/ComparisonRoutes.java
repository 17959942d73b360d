package hotline.http.api.breakdown;

import hotline.failure.Failure;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.measures.breakdown.Breakdowns;
import hotline.measures.comparison.ComparisonQuery;
import hotline.measures.comparison.Comparisons;
import hotline.policy.Policies;
import io.vertx.core.Future;
import java.util.Set;
import java.util.function.BiConsumer;

/** Units and people compared with all of them, or two with each other, for supervisors. */
public final class ComparisonRoutes implements Routes {
    private final Comparisons comparisons;
    private final Breakdowns breakdowns;
    private final Policies policies;

    /** @param breakdowns knows which day it is */
    public ComparisonRoutes(Comparisons comparisons, Breakdowns breakdowns, Policies policies) {
        this.comparisons = comparisons;
        this.breakdowns = breakdowns;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("compareMembers", this::all);
        bind.accept("compareTwoMembers", this::two);
    }

    private Future<Answer> all(Exchange exchange) {
        var query = query(exchange);
        return comparisons.of(query).map(read -> Answer.ok(json().of(query, comparisons.fewest(query), read)));
    }

    private Future<Answer> two(Exchange exchange) {
        var query = query(exchange);
        return comparisons
                .two(query, required(exchange, "one"), required(exchange, "other"))
                .map(read -> Answer.ok(json().of(query, comparisons.fewest(query), read)));
    }

    private ComparisonQuery query(Exchange exchange) {
        var reader = exchange.caller().figureReader();
        var query = new BreakdownReader(exchange, breakdowns.today()).comparison();
        FigureScope.check(reader, Set.of(query.by()));
        FigureScope.check(reader, query.only().keySet());
        return query;
    }

    private static String required(Exchange exchange, String name) {
        return exchange.query(name).orElseThrow(() -> Failure.Invalid.field(name, "is required"));
    }

    private ComparisonJson json() {
        return new ComparisonJson(policies.inForce().policy().zone());
    }
}
