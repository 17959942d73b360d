package hotline.demo.joining;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** Parcels of the demo about which a customer's complaint waits for an answer. */
final class OpenParcelStore {
    private static final String LATEST = """
            SELECT complainant, phone, waybill, description, language
            FROM complaint
            WHERE ended_at IS NULL AND status IN ('received', 'assigned') AND source = 'external'
                AND waybill IS NOT NULL AND phone <> '' AND language = 'zh'
            ORDER BY id DESC
            LIMIT 3""";

    record OpenParcel(String complainant, String phone, String waybill, String description, String language) {}

    private OpenParcelStore() {}

    static Future<List<OpenParcel>> latest(Pool pool) {
        return pool.withConnection(connection -> connection.query(LATEST).execute())
                .map(rows -> Rows.all(
                        rows,
                        row -> new OpenParcel(
                                row.text("complainant"),
                                row.text("phone"),
                                row.text("waybill"),
                                row.text("description"),
                                row.text("language"))));
    }
}
