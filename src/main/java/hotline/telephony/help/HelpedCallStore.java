package hotline.telephony.help;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.rows.Fields;
import hotline.rows.Rows;
import hotline.telephony.help.HelpedCall.Word;
import hotline.telephony.record.RecordKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code helped_call}. */
final class HelpedCallStore {
    private static final String INSERT = """
            INSERT INTO helped_call (call, owner, helper, at) VALUES ($1, $2, $3, $4) ON CONFLICT (call) DO NOTHING
            """;

    private static final String OF = """
            SELECT h.call, h.at, h.helper, p.name AS helper_name, h.read_at, r.kind, r.who, r.what, coalesce(t.root, r.file) AS file,
                   f.sealed_at IS NOT NULL AS sealed, c.number AS complaint, k.due_at AS callback_due
            FROM helped_call h
                JOIN person p ON p.id = h.helper
                LEFT JOIN call_record r ON r.call = h.call
                LEFT JOIN file_root t ON t.file = r.file
                LEFT JOIN customer_file f ON f.id = coalesce(t.root, r.file)
                LEFT JOIN complaint c ON c.id = r.complaint
                LEFT JOIN callback k ON k.id = r.callback
            WHERE h.owner = $1 AND h.call < $2
            ORDER BY h.call DESC
            LIMIT $3
            """;

    private static final String COUNT = """
            SELECT count(*)::int AS count FROM (SELECT FROM helped_call WHERE owner = $1 AND read_at IS NULL LIMIT $2) n
            """;

    private static final String LOCK = """
            SELECT EXISTS (SELECT FROM call_record r WHERE r.call = h.call) AS recorded
            FROM helped_call h WHERE h.call = $1 AND h.owner = $2 FOR UPDATE
            """;

    private static final String READ = "UPDATE helped_call SET read_at = $2 WHERE call = $1 AND read_at IS NULL";

    private HelpedCallStore() {}

    static Future<Void> insert(SqlConnection transaction, long call, long owner, long helper, Instant at) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(call, owner, helper, timestamptz(at)))
                .mapEmpty();
    }

    static Future<List<HelpedCall>> of(SqlConnection connection, long owner, long before, int most) {
        return connection
                .preparedQuery(OF)
                .execute(Tuple.of(owner, before, most))
                .map(rows -> Rows.all(rows, HelpedCallStore::call));
    }

    static Future<Integer> countToRead(SqlConnection connection, long owner, int most) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(owner, most))
                .map(rows -> Rows.only(rows, row -> row.integer("count")));
    }

    /** Whether it has a record. */
    static Future<Optional<Boolean>> lock(SqlConnection transaction, long call, long owner) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(call, owner))
                .map(rows -> Rows.first(rows, row -> row.flag("recorded")));
    }

    static Future<Void> read(SqlConnection transaction, long call, Instant at) {
        return transaction
                .preparedQuery(READ)
                .execute(Tuple.of(call, timestamptz(at)))
                .mapEmpty();
    }

    private static HelpedCall call(Fields row) {
        return new HelpedCall(
                row.number("call"),
                row.instant("at"),
                new PersonName(row.number("helper"), row.text("helper_name")),
                row.optionalText("kind").flatMap(RecordKind::of).map(kind -> word(kind, row)),
                row.optionalInstant("read_at"));
    }

    private static Word word(RecordKind kind, Fields row) {
        return new Word(
                kind,
                row.optionalNumber("file"),
                row.optionalText("who").filter(text -> !text.isEmpty()),
                row.optionalText("what").filter(text -> !text.isEmpty()),
                row.optionalText("complaint"),
                row.optionalInstant("callback_due"),
                row.flag("sealed"),
                false);
    }
}
