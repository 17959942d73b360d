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

    /** Locks them in one order until the transaction ends. */
    private static final Statement<List<Counted>> TAKE = Statement.of(
            "INSERT INTO outbox_window AS w (" + WINDOWS.names() + ") SELECT " + WINDOWS.values() + """
             FROM unnest(:windows) WITH ORDINALITY AS n ORDER BY n.place
            ON CONFLICT (hash, begins_at, seconds) DO UPDATE SET n = w.n
            RETURNING hash, begins_at, seconds, n
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

    static Future<Map<Window, Integer>> take(SqlConnection transaction, Collection<Window> windows) {
        var sorted = windows.stream()
                .distinct()
                .sorted(ORDER)
                .map(window -> new Counted(window, 0))
                .toList();
        if (sorted.isEmpty()) {
            return Future.succeededFuture(new HashMap<>());
        }
        return transaction
                .preparedQuery(TAKE.sql())
                .execute(TAKE.values(sorted))
                .map(rows -> Rows.all(rows, row -> row.integer("n")))
                .map(counts -> {
                    var counted = new HashMap<Window, Integer>();
                    for (int i = 0; i < counts.size(); i++) {
                        counted.put(sorted.get(i).window(), counts.get(i));
                    }
                    return counted;
                });
    }

    static Future<Void> write(SqlConnection transaction, Map<Window, Integer> counted) {
        if (counted.isEmpty()) {
            return Future.succeededFuture();
        }
        var all = counted.entrySet().stream()
                .map(of -> new Counted(of.getKey(), of.getValue()))
                .toList();
        return transaction.preparedQuery(WRITE.sql()).execute(WRITE.values(all)).mapEmpty();
    }

    static Future<Void> forget(SqlClient client, Instant before) {
        return client.preparedQuery(FORGET)
                .execute(Tuple.of(SqlType.timestamptz(before)))
                .mapEmpty();
    }
}
