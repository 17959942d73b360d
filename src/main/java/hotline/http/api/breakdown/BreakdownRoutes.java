package hotline.http.api.breakdown;

import hotline.complaint.reading.ComplaintReader;
import hotline.complaint.reading.ComplaintRow;
import hotline.failure.Expected;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.identity.Caller;
import hotline.measures.breakdown.Behind;
import hotline.measures.breakdown.Breakdowns;
import hotline.network.Network;
import hotline.paging.Page;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Measures by unit, person, type and other dimensions; {@link FigureScope} says which of them a caller may read. */
public final class BreakdownRoutes implements Routes {
    private final Breakdowns breakdowns;
    private final ComplaintReader reader;
    private final ComplaintJson complaints;
    private final Policies policies;
    private final Network network;
    private final InstantSource clock;

    public BreakdownRoutes(
            Breakdowns breakdowns,
            ComplaintReader reader,
            ComplaintJson complaints,
            Policies policies,
            Network network,
            InstantSource clock) {
        this.breakdowns = breakdowns;
        this.reader = reader;
        this.complaints = complaints;
        this.policies = policies;
        this.network = network;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getBreakdown", this::breakdown);
        bind.accept("listComplaintsBehind", this::behind);
    }

    private Future<Answer> breakdown(Exchange exchange) {
        var query = scope(exchange).of(new BreakdownReader(exchange, breakdowns.today()).breakdown());
        var policy = policies.inForce().policy();
        var json = new BreakdownJson(policy.zone(), policy.measures().fewest());
        // Tens of thousands of values take longer than an event loop may.
        return breakdowns.of(query).compose(read -> exchange.context()
                .vertx()
                .executeBlocking(() -> Answer.ok(json.of(query, read)), false));
    }

    private Future<Answer> behind(Exchange exchange) {
        var scope = scope(exchange);
        var query = scope.of(new BreakdownReader(exchange, breakdowns.today()).behind());
        return breakdowns.behind(query, exchange.flag("total")).compose(found -> rows(
                        scope, exchange.caller().signedIn(), found.page())
                .map(rows ->
                        Answer.ok(json(found.page(), rows, scope.seesCases() ? complaints::row : complaints::bareRow)
                                .put("complaints", JsonValue.orNull(found.complaints())))));
    }

    private FigureScope scope(Exchange exchange) {
        return FigureScope.of(exchange.caller().signedIn(), network.map(), breakdowns.today());
    }

    private Future<Map<Long, ComplaintRow>> rows(FigureScope scope, Caller.Staff caller, Page<Behind, Long> page) {
        var ids = page.items().stream().map(Behind::complaint).toList();
        var read = scope.seesCases() ? reader.behind(caller, ids, clock.instant()) : reader.counted(ids);
        return read.map(rows -> rows.stream().collect(Collectors.toMap(ComplaintRow::id, Function.identity())));
    }

    private static JsonObject json(
            Page<Behind, Long> page, Map<Long, ComplaintRow> rows, Function<ComplaintRow, JsonObject> written) {
        List<Behind> readable = page.items().stream()
                .filter(of -> rows.containsKey(of.complaint()))
                .toList();
        var items = new JsonArray();
        for (Behind of : readable) {
            items.add(new JsonObject()
                    .put("times", of.times())
                    .put("complaint", written.apply(Expected.in(rows, of.complaint()))));
        }
        return new JsonObject()
                .put("items", items)
                .put("next", JsonValue.orNull(page.next().map(String::valueOf)))
                .put("unreadable", page.items().size() - readable.size());
    }
}
