package hotline.report;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.measures.Period;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code report_delivery}. */
final class DeliveryStore {
    /**
     * The same to several people.
     *
     * @param key of the occasion: a person gets one delivery under a key
     */
    record Sent(
            List<Long> persons,
            Delivery.What what,
            ReportKind kind,
            Period period,
            Optional<String> report,
            Optional<String> about,
            Instant at,
            String key) {}

    private static final Statement<Sent> SEND = Statement.of(
            """
            INSERT INTO report_delivery (person, what, kind, first_day, last_day, report, about, at, key)
            SELECT person, :what, :kind, :from, :to, :report, :about, :at, :what || ':' || :key || ':' || person
            FROM unnest(:persons::bigint[]) AS person
            ON CONFLICT (key) DO NOTHING""",
            Parameters.<Sent>of()
                    .array("persons", BIGINT, Sent::persons)
                    .value("what", TEXT, sent -> sent.what().code())
                    .value("kind", TEXT, sent -> sent.kind().code())
                    .value("from", DATE, sent -> sent.period().from())
                    .value("to", DATE, sent -> sent.period().to())
                    .optional("report", TEXT, Sent::report)
                    .optional("about", TEXT, Sent::about)
                    .value("at", INSTANT, Sent::at)
                    .value("key", TEXT, Sent::key));

    /** What was not published then may be now: the draft of these days has gone, and a report stands in its place. */
    private static final String LIST = """
            SELECT d.id, d.what, d.kind, d.first_day, d.last_day, coalesce(d.report, published.number) AS report, draft.id AS draft,
                   d.about, d.at, d.seen_at IS NOT NULL AS seen
            FROM report_delivery d
            LEFT JOIN report_draft draft ON d.what IN ('draft', 'late') AND draft.kind = d.kind AND draft.first_day = d.first_day
            LEFT JOIN report published ON d.what IN ('draft', 'late') AND published.kind = d.kind AND published.first_day = d.first_day
                AND NOT EXISTS (SELECT FROM report later WHERE later.replaces = published.number)
            WHERE d.person = $1 AND d.id < $2
            ORDER BY d.id DESC
            LIMIT $3""";

    private static final String UNSEEN =
            "SELECT count(*) AS n FROM report_delivery WHERE person = $1 AND seen_at IS NULL";

    private static final String SEE =
            "UPDATE report_delivery SET seen_at = $3 WHERE person = $1 AND id <= $2 AND seen_at IS NULL";

    private DeliveryStore() {}

    static Future<Void> send(SqlConnection transaction, Sent sent) {
        return sent.persons().isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(SEND.sql())
                        .execute(SEND.values(sent))
                        .mapEmpty();
    }

    /** Newest first, those before that id. */
    static Future<List<Delivery>> list(SqlConnection connection, long person, long before, int most) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(person, before, most))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Delivery(
                                row.number("id"),
                                row.code("what", Delivery.What::of),
                                row.code("kind", ReportKind::of),
                                new Period(row.day("first_day"), row.day("last_day")),
                                row.optionalText("report"),
                                row.optionalNumber("draft"),
                                row.optionalText("about"),
                                row.instant("at"),
                                row.flag("seen"))));
    }

    static Future<Long> unseen(SqlConnection connection, long person) {
        return connection.preparedQuery(UNSEEN).execute(Tuple.of(person)).map(rows -> Rows.first(
                        rows, row -> row.number("n"))
                .orElse(0L));
    }

    static Future<Void> see(SqlConnection transaction, long person, long upTo, Instant at) {
        return transaction
                .preparedQuery(SEE)
                .execute(Tuple.of(person, upTo, timestamptz(at)))
                .mapEmpty();
    }
}
