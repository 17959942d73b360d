package hotline.telephony.figure;

import hotline.measures.Period;
import hotline.paging.Page;
import hotline.policy.Policy;
import hotline.telephony.figure.CallFigureQuery.By;
import hotline.telephony.figure.CallFigureStore.Asked;
import hotline.telephony.figure.CallFigureStore.Sums;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads figures of calls. */
public final class CallReading {
    private final Pool pool;
    private final Supplier<Policy> policy;
    private final InstantSource clock;

    /** @param policy the one in force, whose limits judge the times */
    public CallReading(Pool pool, Supplier<Policy> policy, InstantSource clock) {
        this.pool = pool;
        this.policy = policy;
        this.clock = clock;
    }

    /** One of the split, with the name that people have. */
    public record Row(String code, Optional<String> name, CallFigures figures) {}

    /** @param rows days and hours by time, agents by name: never by a figure */
    public record Counted(Instant at, CallLimits limits, List<Row> rows, CallFigures total) {
        public Counted {
            rows = List.copyOf(rows);
        }
    }

    public Future<Counted> of(CallFigureQuery query) {
        var limits = CallLimits.of(policy.get());
        var whole = new CallFigureQuery(query.period(), By.WHOLE, query.only());
        return pool.withConnection(connection -> CallFigureStore.sums(connection, asked(whole, limits))
                .compose(total -> query.by() == By.WHOLE
                        ? Future.succeededFuture(counted(limits, query.by(), List.of(), Map.of(), total))
                        : CallFigureStore.sums(connection, asked(query, limits)).compose(sums -> CallFigureStore.names(
                                        connection,
                                        query.by(),
                                        sums.stream().map(Sums::key).toList())
                                .map(names -> counted(limits, query.by(), sums, names, total)))));
    }

    /** Of all calls of a period, for a report. */
    public static Future<CallFigures> total(SqlConnection connection, Period period, CallLimits limits) {
        return CallFigureStore.sums(
                        connection, asked(new CallFigureQuery(period, By.WHOLE, CallFigureQuery.Only.ALL), limits))
                .map(sums -> sums.stream().findFirst().map(Sums::figures).orElse(CallFigures.NONE));
    }

    private static Asked asked(CallFigureQuery query, CallLimits limits) {
        return new Asked(query, limits, Optional.empty(), 0);
    }

    private Counted counted(CallLimits limits, By by, List<Sums> sums, Map<String, String> names, List<Sums> total) {
        var rows = new ArrayList<Row>();
        sums.forEach(sum -> rows.add(new Row(sum.key(), Optional.ofNullable(names.get(sum.key())), sum.figures())));
        if (by == By.AGENT || by == By.CONNECTOR) {
            rows.sort(Comparator.comparing((Row row) -> row.name().orElse(""))
                    .thenComparing(row -> Long.valueOf(row.code())));
        }
        return new Counted(
                clock.instant(),
                limits,
                rows,
                total.stream().findFirst().map(Sums::figures).orElse(CallFigures.NONE));
    }

    /** The calls that a number counts, the newest first. */
    public Future<Page<CallBehind, Long>> behind(
            CallPart part, CallFigureQuery query, Optional<Long> before, int limit) {
        var asked = new Asked(query, CallLimits.of(policy.get()), before, limit);
        return pool.withConnection(connection -> CallFigureStore.behind(connection, part, asked))
                .map(calls -> Page.of(calls, limit, CallBehind::id));
    }
}
