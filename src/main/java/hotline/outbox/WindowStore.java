package hotline.outbox;

import static hotline.rows.SqlType.BYTES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;

import hotline.outbox.Caps.Window;
import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlType;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Table {@code outbox_window}. */
final class WindowStore {
    private record Counted(Window window, int n) {}

    private static final Batch<Counted> WINDOWS = Batch.<Counted>of()
            .fixed("hash", BYTES, of -> of.window().hash())
            .fixed("begins_at", INSTANT, of -> of.window().beginsAt())
            .fixed("seconds", INT, of -> (int) of.window().cap().window().toSeconds())
            .column("n", INT, Counted::n);

    private static final Parameters<List<Counted>> PARAMETERS =
            Parameters.<List<Counted>>of().batch("windows", WINDOWS, all -> all);

    /**
     * Locks them in one order until the transaction ends. Those that are new are written as if every message was sent, as nearly always all are; {@code
     * xmax} of a row is 0 where this statement has inserted it.
     */
    private static final Statement<List<Counted>> TAKE = Statement.of(
            "INSERT INTO outbox_window AS w (" + WINDOWS.names() + ") SELECT " + WINDOWS.values() + """
             FROM unnest(:windows) WITH ORDINALITY AS n ORDER BY n.place
            ON CONFLICT (hash, begins_at, seconds) DO UPDATE SET n = w.n
            RETURNING n, xmax = 0 AS is_new
            """, PARAMETERS);

    private static final Statement<List<Counted>> WRITE = Statement.of("""
            UPDATE outbox_window w SET n = n.n FROM unnest(:windows) AS n
            WHERE w.hash = n.hash AND w.begins_at = n.begins_at AND w.seconds = n.seconds
            """, PARAMETERS);

    private static final String FORGET = "DELETE FROM outbox_window WHERE begins_at < $1";

    private static final Comparator<Window> ORDER = Comparator.<Window, String>comparing(
                    window -> HexFormat.of().formatHex(window.hash().getBytes()))
            .thenComparing(Window::beginsAt)
            .thenComparing(window -> window.cap().window());

    private WindowStore() {}

    /**
     * Windows that this transaction has locked.
     *
     * @param before what was counted in them
     * @param written as their rows stand
     */
    record Taken(Map<Window, Integer> before, Map<Window, Integer> written) {}

    /** @param windows one for each message that counts in it */
    static Future<Taken> take(SqlConnection transaction, Collection<Window> windows) {
        var wanted = new HashMap<Window, Integer>();
        windows.forEach(window -> wanted.merge(window, 1, Integer::sum));
        var sorted = wanted.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .map(of -> new Counted(
                        of.getKey(), Math.min(of.getValue(), of.getKey().cap().most())))
                .toList();
        if (sorted.isEmpty()) {
            return Future.succeededFuture(new Taken(Map.of(), Map.of()));
        }
        return transaction
                .preparedQuery(TAKE.sql())
                .execute(TAKE.values(sorted))
                .map(rows -> taken(sorted, Rows.all(rows, row -> new Row(row.integer("n"), row.flag("is_new")))));
    }

    private record Row(int n, boolean isNew) {}

    private static Taken taken(List<Counted> sorted, List<Row> rows) {
        var before = new HashMap<Window, Integer>();
        var written = new HashMap<Window, Integer>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            before.put(sorted.get(i).window(), row.isNew() ? 0 : row.n());
            written.put(sorted.get(i).window(), row.n());
        }
        return new Taken(before, written);
    }

    /** What is not written yet. */
    static Future<Void> write(SqlConnection transaction, Taken taken, Map<Window, Integer> counted) {
        var others = counted.entrySet().stream()
                .filter(of -> !of.getValue().equals(taken.written().get(of.getKey())))
                .map(of -> new Counted(of.getKey(), of.getValue()))
                .toList();
        return others.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(WRITE.sql())
                        .execute(WRITE.values(others))
                        .mapEmpty();
    }

    static Future<Void> forget(SqlClient client, Instant before) {
        return client.preparedQuery(FORGET)
                .execute(Tuple.of(SqlType.timestamptz(before)))
                .mapEmpty();
    }
}
