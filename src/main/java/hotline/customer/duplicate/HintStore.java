package hotline.customer.duplicate;

import static hotline.rows.SqlType.timestamptz;

import hotline.customer.CustomerKind;
import hotline.customer.CustomerName;
import hotline.rows.Fields;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables {@code duplicate_hint}, {@code hint_due} and {@code hint_pass}, and the files that are compared. */
final class HintStore {
    /** Of a number and of a name; a name of more files says little, and a number of more is an office's. */
    private static final int MOST_OF_NUMBER = 30;

    private static final int MOST_OF_NAME = 60;

    private static final String DUE = """
            DELETE FROM hint_due WHERE id = ANY (ARRAY(SELECT id FROM hint_due ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)) RETURNING file
            """;

    private static final String NUMBER_OF_FILES =
            "SELECT greatest(reltuples, 0)::bigint AS files FROM pg_class WHERE oid = 'customer_file'::regclass";

    private static final String FILES = """
            SELECT f.id, coalesce(t.root, f.id) AS root, f.kind, f.name, f.credit_code, f.region,
                   (SELECT jsonb_agg(jsonb_build_object('kind', k.kind, 'value', k.value, 'extension', k.extension))
                    FROM customer_contact k WHERE k.file = f.id AND k.ended_at IS NULL) AS contacts
            FROM customer_file f LEFT JOIN file_root t ON t.file = f.id
            WHERE f.id = ANY ($1) AND f.set_aside_at IS NULL
            """;

    /** Each block is bounded, so that one file costs the same among millions. Open hints of the files are looked at again. */
    private static final String PAIRS = """
            SELECT m.file, o.file AS other, false AS is_by_name
            FROM unnest($1::bigint[]) AS m (file)
                JOIN customer_contact k ON k.file = m.file AND k.kind = 'phone' AND k.ended_at IS NULL,
                LATERAL (
                    SELECT o.file FROM customer_contact o
                    WHERE o.value = k.value AND o.kind = 'phone' AND o.ended_at IS NULL AND o.file <> m.file LIMIT %1$d) o
            UNION ALL
            SELECT m.file, o.id, false
            FROM unnest($1::bigint[]) AS m (file)
                JOIN customer_file f ON f.id = m.file AND f.credit_code IS NOT NULL,
                LATERAL (
                    SELECT o.id FROM customer_file o WHERE o.credit_code = f.credit_code AND o.id <> m.file LIMIT %1$d) o
            UNION ALL
            SELECT n.file, o.file, true
            FROM unnest($2::bigint[], $3::text[], $4::text[]) AS n (file, first, last),
                LATERAL (
                    SELECT k.file FROM customer_name_key k WHERE k.key >= n.first AND k.key < n.last ORDER BY k.key, k.file LIMIT %2$d) o
            WHERE o.file <> n.file
            UNION ALL
            SELECT h.a, h.b, false FROM duplicate_hint h WHERE h.a = ANY ($1) AND h.state = 'open'
            UNION ALL
            SELECT h.b, h.a, false FROM duplicate_hint h WHERE h.b = ANY ($1) AND h.state = 'open'
            """.formatted(MOST_OF_NUMBER, MOST_OF_NAME);

    private static final String NO_MORE = """
            DELETE FROM duplicate_hint h
            WHERE h.state = 'open' AND (h.a = ANY ($1) OR h.b = ANY ($1))
                AND NOT EXISTS (SELECT FROM unnest($2::bigint[], $3::bigint[]) AS n (a, b) WHERE n.a = h.a AND n.b = h.b)
            """;

    /** What people decided about a pair stays. */
    private static final String WRITE = """
            INSERT INTO duplicate_hint (a, b, score, reasons, rule, at)
            SELECT n.a, n.b, n.score, string_to_array(n.reasons, ' '), $5, $6
            FROM unnest($1::bigint[], $2::bigint[], $3::int[], $4::text[]) AS n (a, b, score, reasons)
            ORDER BY n.a, n.b
            ON CONFLICT (a, b) DO UPDATE SET score = excluded.score, reasons = excluded.reasons, rule = excluded.rule
            WHERE duplicate_hint.state = 'open'
            """;

    private static final String BEGIN_PASS =
            "INSERT INTO hint_pass (rule, up_to) VALUES ($1, 0) ON CONFLICT DO NOTHING";

    private static final String PASS =
            "SELECT rule, up_to, ended_at IS NOT NULL AS is_over FROM hint_pass FOR UPDATE SKIP LOCKED";

    private static final String FORGET_OLD = "DELETE FROM duplicate_hint WHERE state = 'open' AND rule <> $1";

    private static final String MOVE_PASS = "UPDATE hint_pass SET rule = $1, up_to = $2, ended_at = $3";

    private static final String NEXT_FILES =
            "SELECT id FROM customer_file WHERE id > $1 AND set_aside_at IS NULL ORDER BY id LIMIT $2";

    /** Two files that are to be compared. */
    record Pair(long file, long other, boolean byName) {}

    /** How far all files were compared. */
    record Pass(int rule, long upTo, boolean over) {}

    private HintStore() {}

    /** Takes files that are due; other nodes take others. */
    static Future<List<Long>> due(SqlConnection transaction, int most) {
        return transaction
                .preparedQuery(DUE)
                .execute(Tuple.of(most))
                .map(rows -> Rows.all(rows, row -> row.number("file")).stream()
                        .distinct()
                        .toList());
    }

    static Future<Long> numberOfFiles(SqlConnection transaction) {
        return transaction
                .preparedQuery(NUMBER_OF_FILES)
                .execute()
                .map(rows -> Rows.only(rows, row -> row.number("files")));
    }

    static Future<List<Compared>> files(SqlConnection transaction, Collection<Long> files) {
        return transaction
                .preparedQuery(FILES)
                .execute(Tuple.of(ids(files)))
                .map(rows -> Rows.all(rows, HintStore::compared));
    }

    private static Compared compared(Fields row) {
        Set<String> phones = new HashSet<>();
        Set<String> mails = new HashSet<>();
        Set<String> addresses = new HashSet<>();
        for (Fields contact : row.each("contacts", fields -> fields)) {
            var value = contact.text("value");
            switch (contact.text("kind")) {
                case "phone" ->
                    phones.add(value + ' ' + contact.optionalText("extension").orElse(""));
                case "e-mail" -> mails.add(value);
                case "address" -> addresses.add(value);
                default -> throw new IllegalStateException("unknown: " + contact.text("kind"));
            }
        }
        return new Compared(
                row.number("id"),
                row.number("root"),
                row.code("kind", CustomerKind::of),
                CustomerName.of(row.text("name")),
                row.optionalText("credit_code"),
                row.optionalText("region"),
                phones,
                mails,
                addresses);
    }

    static Future<List<Pair>> pairs(SqlConnection transaction, Collection<Long> files, List<Sought> sought) {
        return transaction
                .preparedQuery(PAIRS)
                .execute(Tuple.of(
                        ids(files),
                        sought.stream().map(Sought::file).toArray(Long[]::new),
                        sought.stream().map(Sought::first).toArray(String[]::new),
                        sought.stream().map(Sought::end).toArray(String[]::new)))
                .map(rows -> Rows.all(
                        rows, row -> new Pair(row.number("file"), row.number("other"), row.flag("is_by_name"))));
    }

    /** Hints of the files are exactly these, apart from those that people decided. */
    static Future<Void> write(SqlConnection transaction, Collection<Long> files, List<Found> found, Instant at) {
        var a = found.stream().map(Found::a).toArray(Long[]::new);
        var b = found.stream().map(Found::b).toArray(Long[]::new);
        var scores = found.stream().map(one -> one.likeness().score()).toArray(Integer[]::new);
        var reasons = found.stream()
                .map(one -> String.join(
                        " ",
                        one.likeness().reasons().stream()
                                .sorted()
                                .map(Reason::code)
                                .toList()))
                .toArray(String[]::new);
        return transaction
                .preparedQuery(NO_MORE)
                .execute(Tuple.of(ids(files), a, b))
                .compose(deleted -> found.isEmpty()
                        ? Future.succeededFuture()
                        : transaction
                                .preparedQuery(WRITE)
                                .execute(Tuple.of(a, b, scores, reasons, Likeness.RULE, timestamptz(at)))
                                .mapEmpty());
    }

    /** Empty while another node is at it. */
    static Future<Optional<Pass>> pass(SqlConnection transaction) {
        return transaction
                .preparedQuery(BEGIN_PASS)
                .execute(Tuple.of(Likeness.RULE))
                .compose(begun -> transaction.preparedQuery(PASS).execute())
                .map(rows -> Rows.first(
                        rows, row -> new Pass(row.integer("rule"), row.number("up_to"), row.flag("is_over"))));
    }

    static Future<Void> forgetOld(SqlConnection transaction) {
        return transaction
                .preparedQuery(FORGET_OLD)
                .execute(Tuple.of(Likeness.RULE))
                .mapEmpty();
    }

    static Future<List<Long>> next(SqlConnection transaction, long upTo, int most) {
        return transaction
                .preparedQuery(NEXT_FILES)
                .execute(Tuple.of(upTo, most))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    /** @param ended empty while files are left */
    static Future<Void> move(SqlConnection transaction, long upTo, Optional<Instant> ended) {
        return transaction
                .preparedQuery(MOVE_PASS)
                .execute(Tuple.of(Likeness.RULE, upTo, SqlValue.orNull(ended.map(at -> timestamptz(at)))))
                .mapEmpty();
    }

    static Long[] ids(Collection<Long> files) {
        return new ArrayList<>(files).toArray(Long[]::new);
    }
}
