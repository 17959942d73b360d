package hotline.report;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.measures.Period;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tables {@code report_draft} and {@code report_remark}. */
final class DraftStore {
    /**
     * A draft to open.
     *
     * @param by a person; empty: a schedule
     */
    record Opened(
            ReportKind kind,
            Period period,
            Optional<String> replaces,
            Optional<String> reason,
            Optional<Long> by,
            Instant at) {}

    /** A remark to add. */
    record Added(long draft, Section section, String text, Optional<String> department, long by, Instant at) {}

    private static final Statement<Opened> OPEN = Statement.of(
            """
            INSERT INTO report_draft (kind, first_day, last_day, replaces, reason, opened_by, opened_at)
            VALUES (:kind, :from, :to, :replaces, :reason, :by, :at)
            ON CONFLICT (kind, first_day) DO NOTHING
            RETURNING id""",
            Parameters.<Opened>of()
                    .value("kind", TEXT, opened -> opened.kind().code())
                    .value("from", DATE, opened -> opened.period().from())
                    .value("to", DATE, opened -> opened.period().to())
                    .optional("replaces", TEXT, Opened::replaces)
                    .optional("reason", TEXT, Opened::reason)
                    .optional("by", BIGINT, Opened::by)
                    .value("at", INSTANT, Opened::at));

    /** A correction begins with the remarks of the report that it corrects, by those of their authors who still have accounts. */
    private static final String COPY = """
            INSERT INTO report_remark (draft, section, text, department, by, at)
            SELECT $1::bigint, m.remark ->> 'section', m.remark ->> 'text', m.remark -> 'department' ->> 'code', p.id,
                   (m.remark ->> 'at')::timestamptz
            FROM report AS r
            CROSS JOIN LATERAL jsonb_array_elements(convert_from(r.body, 'UTF8')::jsonb -> 'content' -> 'remarks')
                WITH ORDINALITY AS m (remark, place)
            JOIN person AS p ON p.login = m.remark -> 'by' ->> 'login'
            WHERE r.number = $2
            ORDER BY m.place""";

    private static final String COLUMNS = """
            SELECT d.id, d.kind, d.first_day, d.last_day, d.replaces, d.reason, p.name AS opened_by, d.opened_at, d.version
            FROM report_draft d LEFT JOIN person p ON p.id = d.opened_by
            """;

    private static final String LIST = COLUMNS + "WHERE d.id < $1 ORDER BY d.id DESC LIMIT $2";

    private static final String OF_PERIOD = "SELECT id FROM report_draft WHERE kind = $1 AND first_day = $2";

    private static final String ONE = COLUMNS + "WHERE d.id = $1";

    private static final String REMARKS = """
            SELECT r.id, r.section, r.text, r.department, r.by, p.login, p.name, r.at
            FROM report_remark r JOIN person p ON p.id = r.by
            WHERE r.draft = $1
            ORDER BY r.id
            """;

    private static final Statement<Added> REMARK = Statement.of(
            """
            INSERT INTO report_remark (draft, section, text, department, by, at)
            VALUES (:draft, :section, :text, :department, :by, :at)""",
            Parameters.<Added>of()
                    .value("draft", BIGINT, Added::draft)
                    .value("section", TEXT, added -> added.section().code())
                    .value("text", TEXT, Added::text)
                    .optional("department", TEXT, Added::department)
                    .value("by", BIGINT, Added::by)
                    .value("at", INSTANT, Added::at));

    /** Two changes of one draft wait for each other here. */
    private static final String RAISE = "UPDATE report_draft SET version = version + 1 WHERE id = $1 RETURNING version";

    private static final String TAKE_AWAY = "DELETE FROM report_remark WHERE draft = $1 AND id = $2";

    private static final String DROP = "DELETE FROM report_draft WHERE id = $1 AND version = $2";

    private DraftStore() {}

    /** Empty where there is one of that period already. */
    static Future<Optional<Long>> open(SqlConnection transaction, Opened draft) {
        return transaction
                .preparedQuery(OPEN.sql())
                .execute(OPEN.values(draft))
                .map(rows -> Rows.first(rows, row -> row.number("id")))
                .compose(id -> id.isPresent() && draft.replaces().isPresent()
                        ? transaction
                                .preparedQuery(COPY)
                                .execute(Tuple.of(id.get(), draft.replaces().get()))
                                .map(id)
                        : Future.succeededFuture(id));
    }

    static Future<Optional<Long>> ofPeriod(SqlConnection connection, ReportKind kind, Period period) {
        return connection
                .preparedQuery(OF_PERIOD)
                .execute(Tuple.of(kind.code(), period.from()))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<List<ReportDraft>> list(SqlConnection connection, long before, int most) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(before, most))
                .map(rows -> Rows.all(rows, DraftStore::draft));
    }

    static Future<Optional<ReportDraft>> find(SqlConnection connection, long id) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, DraftStore::draft))
                .compose(found -> found.map(draft ->
                                remarks(connection, id).map(draft::with).map(Optional::of))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private static Future<List<Remark>> remarks(SqlConnection connection, long draft) {
        return connection
                .preparedQuery(REMARKS)
                .execute(Tuple.of(draft))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Remark(
                                row.number("id"),
                                row.code("section", Section::of),
                                row.text("text"),
                                row.optionalText("department"),
                                row.number("by"),
                                row.text("login"),
                                row.text("name"),
                                row.instant("at"))));
    }

    /** False where there is no such draft. */
    static Future<Boolean> raise(SqlConnection transaction, long draft) {
        return transaction.preparedQuery(RAISE).execute(Tuple.of(draft)).map(rows -> rows.rowCount() == 1);
    }

    static Future<Void> add(SqlConnection transaction, Added remark) {
        return transaction
                .preparedQuery(REMARK.sql())
                .execute(REMARK.values(remark))
                .mapEmpty();
    }

    static Future<Boolean> takeAway(SqlConnection transaction, long draft, long remark) {
        return transaction
                .preparedQuery(TAKE_AWAY)
                .execute(Tuple.of(draft, remark))
                .map(rows -> rows.rowCount() == 1);
    }

    /** False where it has changed since that version, or is gone. */
    static Future<Boolean> drop(SqlConnection transaction, long draft, int version) {
        return transaction.preparedQuery(DROP).execute(Tuple.of(draft, version)).map(rows -> rows.rowCount() == 1);
    }

    private static ReportDraft draft(Fields row) {
        return new ReportDraft(
                row.number("id"),
                row.code("kind", ReportKind::of),
                new Period(row.day("first_day"), row.day("last_day")),
                row.optionalText("replaces"),
                row.optionalText("reason"),
                row.optionalText("opened_by"),
                row.instant("opened_at"),
                row.integer("version"),
                List.of());
    }
}
