package hotline.measures.facts;

import hotline.log.reading.LogConsumer;
import hotline.log.reading.LogPosition;
import hotline.log.reading.LogReader;
import hotline.log.reading.LogSpan;
import hotline.measures.facts.logged.LoggedRow;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.ZoneId;
import java.util.List;

/**
 * Counts facts from the log. What it adds for a complaint follows from all of the complaint's events, so that the order
 * in which they are read does not matter, and a recount finds the same.
 */
public final class FactReader implements LogConsumer {
    public static final String NAME = "facts";
    static final String PLACE = LogReader.place(NAME);

    private final Vertx vertx;
    private final ZoneId zone;
    private final FactMemory memory = new FactMemory();

    /** @param zone the policy's, in which days are meant */
    public FactReader(Vertx vertx, ZoneId zone) {
        this.vertx = vertx;
        this.zone = zone;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Future<Boolean> waits(SqlConnection transaction) {
        return CaseLogStore.readerWaits(transaction);
    }

    @Override
    public Future<Void> consume(SqlConnection transaction, LogSpan span) {
        return CaseLogStore.standsAt(transaction).compose(position -> {
            memory.begin(position);
            return ReturnStore.note(transaction, span)
                    .compose(noted -> CaseLogStore.fresh(transaction, span))
                    .compose(fresh -> facts(transaction, fresh, position))
                    .compose(facts -> write(transaction, facts))
                    .onSuccess(written -> countedUpTo(span, position));
        });
    }

    private Future<List<PlacedFact>> facts(SqlConnection transaction, List<LoggedRow> fresh, LogPosition position) {
        if (fresh.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return vertx.executeBlocking(() -> new FactCounting(zone, memory, fresh))
                .compose(counting -> CaseLogStore.stories(transaction, counting.unknown(), position)
                        .compose(earlier -> vertx.executeBlocking(() -> counting.facts(earlier, position))));
    }

    private Future<Void> write(SqlConnection transaction, List<PlacedFact> facts) {
        if (facts.isEmpty()) {
            return Future.succeededFuture();
        }
        return DimensionStore.learn(transaction, memory, facts)
                .compose(known -> FactStore.partitions(transaction, memory, facts))
                .compose(ready -> FactStore.write(transaction, memory, facts));
    }

    /** A single event that is read late leaves the reader where it is, and nothing of it is remembered. */
    private void countedUpTo(LogSpan span, LogPosition position) {
        if (span.upTo().isAfter(position)) {
            memory.countedUpTo(span.upTo());
        }
    }
}
