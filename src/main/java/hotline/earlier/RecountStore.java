package hotline.earlier;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.policy.taxonomy.Source;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Reads complaints that are counted again after a correction, and writes which earlier ones they count. */
final class RecountStore {
    /** A dispatch desk's number, or a waybill of a whole consignment, costs no more. */
    private static final int MOST_LATER = 30;

    private static final int MOST_FILES = 20;

    /** The corrected ones, and open ones after them that count one of them or may count it now; locked in the order of their ids. */
    private static final String CONCERNED = """
            WITH corrected AS MATERIALIZED (
                SELECT id, source, phone, replace(waybill, '-', '') AS waybill FROM complaint WHERE id = ANY ($1::bigint[])),
            later AS (
                SELECT l.id, x.source
                FROM corrected x, LATERAL (
                    SELECT e.complaint AS id FROM complaint_earlier e WHERE e.earlier = x.id
                    UNION ALL
                    (SELECT w.id FROM complaint w WHERE w.waybill = x.waybill AND w.id > x.id ORDER BY w.id LIMIT %1$d)
                    UNION ALL
                    (SELECT w.id FROM complaint w
                     WHERE w.waybill LIKE '%%-%%' AND replace(w.waybill, '-', '') = x.waybill AND w.id > x.id
                     ORDER BY w.id LIMIT %1$d)
                    UNION ALL
                    (SELECT p.id FROM complaint p WHERE p.phone = x.phone AND p.id > x.id AND x.phone <> '' ORDER BY p.id LIMIT %1$d)
                    UNION ALL
                    SELECT f.id
                    FROM (SELECT k.file FROM customer_contact k
                          WHERE k.value = x.phone AND k.kind = 'phone' AND k.ended_at IS NULL AND x.phone <> '' LIMIT %2$d) k
                        LEFT JOIN file_root r ON r.file = k.file, LATERAL (
                        SELECT coalesce(r.root, k.file) AS file
                        UNION ALL SELECT o.file FROM file_root o WHERE o.root = coalesce(r.root, k.file)) g, LATERAL (
                        SELECT complaint AS id FROM complaint_file
                        WHERE file = g.file AND complaint > x.id ORDER BY complaint LIMIT %1$d) f
                ) l),
            concerned AS (
                SELECT id FROM corrected
                UNION
                SELECT c.id FROM later l JOIN complaint c ON c.id = l.id
                WHERE c.ended_at IS NULL AND c.follows IS NULL AND c.source = l.source)
            SELECT c.id
            FROM complaint c JOIN concerned n ON n.id = c.id
            ORDER BY c.id
            FOR UPDATE OF c
            """.formatted(MOST_LATER, MOST_FILES);

    /** After the lock, so that what another person has just said is read. */
    private static final String STANDING = """
            SELECT c.id, c.policy_version, c.source, c.phone, c.phone_extension, c.complainant, c.waybill, c.type, c.received_at,
                   c.linked_to, coalesce(r.root, l.file) AS chosen_file,
                   (SELECT jsonb_agg(jsonb_build_object('earlier', e.earlier, 'number', o.number, 'because', e.because,
                        'counts', e.undone_at IS NULL, 'byPerson', e.by IS NOT NULL OR e.undone_at IS NOT NULL))
                    FROM complaint_earlier e JOIN complaint o ON o.id = e.earlier WHERE e.complaint = c.id) AS pairs
            FROM complaint c
                LEFT JOIN complaint_file l ON l.complaint = c.id AND l.chosen_by IS NOT NULL
                LEFT JOIN file_root r ON r.file = l.file
            WHERE c.id = ANY ($1::bigint[])
            ORDER BY c.id
            """;

    private record Row(long complaint, long earlier, String because) {}

    private static final Batch<Row> PAIRS = Batch.<Row>of()
            .fixed("complaint", BIGINT, Row::complaint)
            .fixed("earlier", BIGINT, Row::earlier)
            .fixed("because", TEXT, Row::because);

    private static final Statement<List<Row>> GONE =
            Statement.of("""
            DELETE FROM complaint_earlier e USING unnest(:pairs) AS n WHERE e.complaint = n.complaint AND e.earlier = n.earlier
            """, Parameters.<List<Row>>of().batch("pairs", PAIRS, rows -> rows));

    private record Come(List<Row> rows, Instant at) {}

    private static final Statement<Come> COME = Statement.of(
            """
            INSERT INTO complaint_earlier (complaint, earlier, because, at)
            SELECT n.complaint, n.earlier, n.because, :at FROM unnest(:pairs) AS n
            """, Parameters.<Come>of().batch("pairs", PAIRS, Come::rows).value("at", INSTANT, Come::at));

    private RecountStore() {}

    static Future<List<FiledComplaint>> concerned(SqlConnection transaction, Collection<Long> corrected) {
        return transaction
                .preparedQuery(CONCERNED)
                .execute(ids(corrected))
                .map(rows -> Rows.all(rows, row -> row.number("id")))
                .compose(locked -> standing(transaction, locked));
    }

    /** As they are now, without a lock. */
    static Future<List<FiledComplaint>> standing(SqlConnection connection, Collection<Long> complaints) {
        return connection
                .preparedQuery(STANDING)
                .execute(ids(complaints))
                .map(rows -> Rows.all(rows, RecountStore::standing));
    }

    private static Tuple ids(Collection<Long> ids) {
        return Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new));
    }

    private static FiledComplaint standing(Fields row) {
        return new FiledComplaint(
                row.number("id"),
                row.integer("policy_version"),
                row.code("source", Source::of),
                row.text("phone"),
                row.optionalText("phone_extension"),
                row.text("complainant"),
                row.optionalText("waybill"),
                row.text("type"),
                row.instant("received_at"),
                row.optionalNumber("linked_to"),
                row.optionalNumber("chosen_file"),
                row.each(
                        "pairs",
                        pair -> new FiledComplaint.Pair(
                                pair.number("earlier"),
                                pair.text("number"),
                                pair.text("because"),
                                pair.flag("counts"),
                                pair.flag("byPerson"))));
    }

    static Future<Void> write(SqlConnection transaction, List<CountedPairs> changed, Instant at) {
        var gone = changed.stream()
                .flatMap(one -> one.gone().stream().map(pair -> row(one, pair)))
                .toList();
        var come = changed.stream()
                .flatMap(one -> one.come().stream().map(pair -> row(one, pair)))
                .toList();
        return Stream.of(gone, come).allMatch(List::isEmpty)
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(GONE.sql())
                        .execute(GONE.values(gone))
                        .compose(deleted ->
                                transaction.preparedQuery(COME.sql()).execute(COME.values(new Come(come, at))))
                        .mapEmpty();
    }

    private static Row row(CountedPairs changed, FiledComplaint.Pair pair) {
        return new Row(changed.complaint(), pair.earlier(), pair.because());
    }
}
