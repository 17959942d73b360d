package hotline.attachment.blob;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Table {@code blob_bucket}: the mark of the bucket in which files lie. */
final class BucketMarkStore {
    private static final String FIND = "SELECT mark::text AS mark FROM blob_bucket";
    private static final String ADD = "INSERT INTO blob_bucket (mark) VALUES ($1) ON CONFLICT (is_only) DO NOTHING";
    private static final String FORGET =
            "DELETE FROM blob_bucket WHERE mark = $1 AND NOT EXISTS (SELECT FROM blob_object)";

    private BucketMarkStore() {}

    static Future<Optional<UUID>> find(SqlClient connection) {
        return connection
                .preparedQuery(FIND)
                .execute()
                .map(rows -> Rows.first(rows, row -> UUID.fromString(row.text("mark"))));
    }

    /** False where there is one. */
    static Future<Boolean> add(SqlClient connection, UUID mark) {
        return connection.preparedQuery(ADD).execute(Tuple.of(mark)).map(added -> added.rowCount() == 1);
    }

    /** False where objects are left, or another mark is there. */
    static Future<Boolean> forget(SqlClient connection, UUID mark) {
        return connection.preparedQuery(FORGET).execute(Tuple.of(mark)).map(forgotten -> forgotten.rowCount() == 1);
    }
}
