package hotline.measures.facts;

import hotline.database.LongStatement;
import hotline.log.reading.LogPosition;
import hotline.log.reading.LogReader;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.measures.facts.RollUpStore.Stretch;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Adds facts to the sums of months, years and all time, and to the stocks at the ends of months, some time after they were written, so
 * that their writer does not wait. Readers add the facts that are missing yet, so the sums are exact at any moment.
 *
 * <p>No fact is ever written at a place in the log before the reader's position, and only facts before it are added: none
 * is added twice or left out.
 */
public final class RollUps {
    private static final Pace PACE = Pace.ofMillis(20_000, 240_000);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int MOST_FACTS = 500_000;

    private final Pool pool;
    private final int most;
    private final Loop loop;

    public RollUps(Loops loops, Pool pool) {
        this(loops, pool, MOST_FACTS);
    }

    /** @param most how many facts are added in one transaction, about */
    public RollUps(Loops loops, Pool pool, int most) {
        this.pool = pool;
        this.most = most;
        this.loop = loops.loop("roll-ups", PACE, () -> addSome().map(Next::atOnceIf));
    }

    /** Call once the tables exist. */
    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** Answers whether there are more. */
    public Future<Boolean> addSome() {
        return addSome(RollUpStore::claim, RollUpStore::add)
                .compose(more ->
                        addSome(MonthEndStore::claim, MonthEndStore::add).map(alsoMore -> more || alsoMore));
    }

    /** Each kind of sums keeps its own place in the log. */
    private Future<Boolean> addSome(
            Function<SqlClient, Future<Optional<LogPosition>>> claim,
            BiFunction<SqlClient, Stretch, Future<Void>> add) {
        return pool.withTransaction(transaction -> claim.apply(transaction)
                .compose(claimed ->
                        claimed.map(from -> addAfter(transaction, from, add)).orElse(Future.succeededFuture(false))));
    }

    private Future<Boolean> addAfter(
            SqlConnection transaction, LogPosition from, BiFunction<SqlClient, Stretch, Future<Void>> add) {
        return LogReader.position(transaction, FactReader.NAME).compose(counted -> {
            if (!counted.isAfter(from)) {
                return Future.succeededFuture(false);
            }
            return LongStatement.allow(transaction, LONGEST)
                    .compose(allowed -> RollUpStore.end(transaction, new Stretch(from, counted), most))
                    .compose(until ->
                            add.apply(transaction, new Stretch(from, until)).map(added -> counted.isAfter(until)));
        });
    }
}
