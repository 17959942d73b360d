package hotline.replay;

import hotline.parking.EachRow;
import hotline.parking.FailedRow;
import hotline.policy.ClockKind;
import hotline.rows.Fields;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Runs stored histories through a {@link PolicyTrial}, batch by batch: each is read in a separate short transaction
 * and counted on a worker thread, so that neither an event loop nor the clean-up of old rows waits for the whole.
 */
public final class Replay {
    /** Some hundred milliseconds of reading, and as much of counting. */
    static final int BATCH = 10_000;

    private final Vertx vertx;
    private final Pool pool;
    private final PolicyTrial trial;
    private final HistoryStore store = new HistoryStore();

    public Replay(Vertx vertx, Pool pool, PolicyTrial trial) {
        this.vertx = vertx;
        this.pool = pool;
        this.trial = trial;
    }

    /** Ids, in order, of the complaints to replay that come after that one. */
    Future<long[]> complaints(long after) {
        return pool.withTransaction(transaction -> store.mayTakeLong(transaction)
                .compose(set -> store.alive(transaction, trial.window(), trial.policyVersions(), after)));
    }

    /** Hears how far a replay is, on any thread. */
    public interface Progress {
        void begun(long complaints);

        void done(long more);
    }

    /** Replays all of it, with so many batches in parallel. */
    public Future<ReplayFigures> all(int atOnce, Progress progress) {
        return complaints(Long.MIN_VALUE).compose(ids -> {
            progress.begun(ids.length);
            var next = new AtomicInteger();
            var lanes = IntStream.range(0, atOnce)
                    .mapToObj(lane -> countFrom(ids, next, new Tally(), progress))
                    .toList();
            return Future.all(lanes)
                    .compose(done -> figures(lanes.stream().map(Future::result).reduce(new Tally(), Tally::addAll)));
        });
    }

    private Future<Tally> countFrom(long[] ids, AtomicInteger next, Tally soFar, Progress progress) {
        int from = next.getAndAdd(BATCH);
        if (from >= ids.length) {
            return Future.succeededFuture(soFar);
        }
        var batch = Arrays.copyOfRange(ids, from, Math.min(ids.length, from + BATCH));
        return count(batch).compose(counted -> {
            progress.done(batch.length);
            return countFrom(ids, next, soFar.addAll(counted), progress);
        });
    }

    Future<Tally> count(long[] batch) {
        var ids = Arrays.stream(batch).boxed().toArray(Long[]::new);
        boolean holdingCounts = trial.otherClocks().contains(ClockKind.HOLDING);
        return pool.withTransaction(transaction -> store.forABatch(transaction).compose(set -> read(transaction, ids)))
                .compose(rows -> vertx.executeBlocking(() -> count(rows.histories(holdingCounts)), false));
    }

    private Tally count(EachRow<ReplayedCase> histories) {
        var tally = trial.count(histories.items());
        histories
                .unreadable()
                .forEach(one -> tally.unreadable.add(one.row().complaint().orElseThrow()));
        return tally;
    }

    /** A batch as it was read. */
    private record Rows(RowSet<Row> cases, RowSet<Row> clocks, Iterable<Row> changes) {
        EachRow<ReplayedCase> histories(boolean holdingCounts) {
            var histories = new Histories(changes, clocks, holdingCounts);
            return EachRow.of(cases, histories::of, row -> FailedRow.complaint(row.getLong("id")));
        }
    }

    private Future<Rows> read(SqlConnection transaction, Long[] ids) {
        var cases = store.cases(transaction, ids);
        var clocks = store.clocks(transaction, ids, trial.otherClocks());
        return Future.all(cases, clocks)
                .compose(both -> changes(transaction, cases.result(), clocks.result()))
                .map(changes -> new Rows(cases.result(), clocks.result(), changes));
    }

    private Future<Iterable<Row>> changes(SqlConnection transaction, RowSet<Row> cases, RowSet<Row> clocks) {
        var changed = new TreeSet<Long>();
        for (Row one : cases) {
            var row = Fields.of(one);
            if (row.flag("has_changed")) {
                changed.add(row.number("id"));
            }
        }
        for (Row one : clocks) {
            var row = Fields.of(one);
            if (row.text("kind").equals(ClockKind.HANDLING.code())) {
                changed.add(row.number("complaint_id"));
            }
        }
        return changed.isEmpty()
                ? Future.succeededFuture(List.of())
                : store.changes(transaction, changed.toArray(Long[]::new)).map(rows -> rows);
    }

    Future<ReplayFigures> figures(Tally tally) {
        return pool.withConnection(connection -> store.numbers(connection, Summary.examples(tally)))
                .map(numbers -> Summary.of(tally, trial, numbers));
    }
}
