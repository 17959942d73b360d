package hotline.measures.facts;

import hotline.log.reading.LogPosition;
import hotline.parking.FailedRow;
import hotline.parking.Parking.Failing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The facts of whole complaints, for tables next to the facts that are read. One caller at a time. */
public final class WholeFacts {
    /** The tables that the loop of roll-ups fills again from the facts, when they are empty. */
    public static final String ROLL_UPS =
            "roll_up, branch_roll_up, rolled_up, month_stock, month_stock_place, month_end, month_end_place";

    private final Vertx vertx;
    private final Pool pool;
    private final ZoneId zone;
    private final FactMemory codes = new FactMemory();

    /** @param zone in which days are meant */
    public WholeFacts(Vertx vertx, Pool pool, ZoneId zone) {
        this.vertx = vertx;
        this.pool = pool;
        this.zone = zone;
    }

    /** What was counted of some complaints. */
    public static final class Counted {
        private final WholeCount count;

        private Counted(WholeCount count) {
            this.count = count;
        }

        /** In which there are facts. */
        public Set<YearMonth> months() {
            return count.facts().stream()
                    .map(placed -> YearMonth.from(placed.fact().day()))
                    .collect(Collectors.toSet());
        }

        /** The events that can't be counted. */
        public List<Failing> leftOut() {
            return count.leftOut().stream()
                    .map(one -> new Failing(
                            new FailedRow(
                                    one.event().at().toString(),
                                    Optional.of(one.event().complaint()),
                                    Optional.empty(),
                                    Optional.of(one.event().type().code())),
                            one.why()))
                    .toList();
        }
    }

    /** Counts the complaints from the first to the last, of events up to that place. */
    public Future<Counted> count(SqlConnection transaction, long first, long last, LogPosition upTo) {
        return RecountStore.eventsButLeftOut(transaction, first, last, upTo)
                .compose(log -> vertx.executeBlocking(() -> new Counted(new WholeCount(zone, log)), false));
    }

    /** Codes that are new get their numbers in their own transaction: the live reader does not wait for this one. */
    public Future<Void> write(SqlConnection transaction, Counted counted) {
        var facts = counted.count.facts();
        if (facts.isEmpty()) {
            return Future.succeededFuture();
        }
        var known = DimensionStore.knowsAll(codes, facts)
                ? Future.<Void>succeededFuture()
                : pool.withTransaction(apart -> DimensionStore.learn(apart, codes, facts));
        return known.compose(ready -> vertx.executeBlocking(() -> FactStore.next(codes, facts), false))
                .compose(values -> FactStore.writeNext(transaction, values));
    }

    /** Notes which of the complaints from the first to the last are of returning customers. */
    public static Future<Void> noteReturns(SqlClient transaction, long first, long last, LogPosition upTo) {
        return ReturnStore.noteOf(transaction, first, last, upTo);
    }

    /** Claims the sums of months and years; false while facts are being added to them. */
    public static Future<Boolean> claimRollUps(SqlClient transaction) {
        return RollUpStore.claim(transaction).map(Optional::isPresent);
    }

    /** How far the reader of the log has counted; it does not continue until the transaction ends. */
    public static Future<LogPosition> readerStandsAt(SqlClient transaction) {
        return CaseLogStore.standsAt(transaction);
    }
}
