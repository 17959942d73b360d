package hotline.tier;

import hotline.policy.tier.Tier;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Customers one by one, and whether any trade of theirs is known. */
final class WithoutTradeStore {
    /** Merged files are looked at with the one that they are merged into. */
    private static final String FILES = """
            SELECT f.id, EXISTS (
                       SELECT FROM customer_trade t
                       WHERE t.file IN %1$s AND (t.year = $1 OR t.year < $1 AND t.amount_fen > 0)) AS traded,
                   %2$s AS held
            FROM (
                SELECT id FROM customer_file
                WHERE id > $2 AND set_aside_at IS NULL AND erased_at IS NULL AND sealed_at IS NULL
                    AND NOT EXISTS (SELECT FROM file_root r WHERE r.file = id)
                ORDER BY id LIMIT $3) f
            ORDER BY f.id
            """.formatted(
            ReviewStore.FILES_OF.formatted("f.id"),
            ReviewStore.HELD.formatted(ReviewStore.FILES_OF.formatted("f.id"), "''", "f.id", Tier.placeOf("h.tier")));

    /** @param hasTraded also with a line that says 0 in that year's list, by which they have been judged */
    record Untraded(long file, boolean hasTraded, Optional<Tier> held) {}

    private WithoutTradeStore() {}

    static Future<List<Untraded>> files(SqlClient client, int year, long after, int most) {
        return client.preparedQuery(FILES)
                .execute(Tuple.of(year, after, most))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Untraded(
                                row.number("id"),
                                row.flag("traded"),
                                row.optionalText("held").flatMap(Tier::of))));
    }
}
