package hotline.floor;

import hotline.database.SharedReading;
import hotline.database.Snapshot;
import hotline.floor.FloorSnapshot.Line;
import hotline.floor.FloorSnapshot.Row;
import hotline.floor.FloorSnapshot.Waiting;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The floor as supervisors see it: read at most once a second for all of them, and of one moment, so that sums are those of the rows. */
public final class FloorView {
    private final Pool pool;
    private final Supplier<FloorRules> rules;
    private final InstantSource clock;
    private final SharedReading<FloorSnapshot> reading = new SharedReading<>(this::read);

    public FloorView(Pool pool, Supplier<FloorRules> rules, InstantSource clock) {
        this.pool = pool;
        this.rules = rules;
        this.clock = clock;
    }

    /** @param line empty: all of them */
    public Future<FloorSnapshot> of(Optional<String> line) {
        return reading.now().map(whole -> line.map(code -> only(whole, code)).orElse(whole));
    }

    private static FloorSnapshot only(FloorSnapshot whole, String line) {
        return new FloorSnapshot(
                whole.at(),
                whole.agents().stream()
                        .filter(row -> row.agent().line().equals(line))
                        .toList(),
                whole.lines().stream().filter(one -> one.code().equals(line)).toList());
    }

    private Future<FloorSnapshot> read() {
        var now = clock.instant();
        var zone = rules.get().zone();
        var midnight = rules.get().day(now).atStartOfDay(zone).toInstant();
        return pool.withTransaction(
                transaction -> Snapshot.ofOneMoment(transaction).compose(set -> read(transaction, now, midnight)));
    }

    private static Future<FloorSnapshot> read(SqlConnection transaction, Instant now, Instant midnight) {
        return FloorViewStore.agents(transaction, now, midnight)
                .compose(rows -> FloorViewStore.waiting(transaction, now).map(waiting -> snapshot(now, rows, waiting)));
    }

    private static FloorSnapshot snapshot(Instant now, List<Row> rows, Map<String, Waiting> waiting) {
        var codes = new TreeSet<>(waiting.keySet());
        rows.forEach(row -> codes.add(row.agent().line()));
        return new FloorSnapshot(
                now,
                rows,
                codes.stream().map(code -> line(now, code, rows, waiting)).toList());
    }

    private static Line line(Instant now, String code, List<Row> rows, Map<String, Waiting> waiting) {
        var own = rows.stream().filter(row -> row.agent().line().equals(code)).toList();
        return Line.of(code, own, waiting.getOrDefault(code, Waiting.NOTHING), now);
    }
}
