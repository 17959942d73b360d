package hotline.report;

import static hotline.rows.SqlType.timestamptz;

import hotline.report.ReportSchedule.Recipient;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tables {@code report_schedule} and {@code report_recipient}, and who may read reports. */
final class ScheduleStore {
    /** A condition on {@code person p}: the person may read reports now. */
    private static final String READS = "(p.enabled AND p.role IN ('supervisor', 'admin', 'analyst'))";

    private static final String COLUMNS = """
            SELECT s.id, s.kind, s.rule, s.owner, coalesce(p.name, '') AS owner_name, s.active, s.ran_until
            FROM report_schedule s LEFT JOIN person p ON p.id = s.owner
            """;

    private static final String ALL = COLUMNS + "ORDER BY s.id";

    /** People who add at one time wait for each other, so none adds beyond the limit. */
    private static final String ONE_BY_ONE = "LOCK TABLE report_schedule IN SHARE ROW EXCLUSIVE MODE";

    private static final String COUNT = "SELECT count(*) AS n FROM report_schedule";

    private static final String ACTIVE = COLUMNS + "WHERE s.active ORDER BY s.id";

    private static final String ONE = COLUMNS + "WHERE s.id = $1";

    private static final String RECIPIENTS = """
            SELECT r.schedule, r.person, p.login, p.name, %s AS reads
            FROM report_recipient r JOIN person p ON p.id = r.person
            WHERE r.schedule = ANY ($1)
            ORDER BY p.login""".formatted(READS);

    private static final String ADD = """
            INSERT INTO report_schedule (kind, rule, owner, ran_until, made_at) VALUES ($1, $2, $3, $4, $4) RETURNING id""";

    private static final String CHANGE = """
            UPDATE report_schedule SET kind = $2, rule = $3, active = $4, ran_until = $5 WHERE id = $1""";

    private static final String DELETE = "DELETE FROM report_schedule WHERE id = $1";

    private static final String FORGET_RECIPIENTS = "DELETE FROM report_recipient WHERE schedule = $1";

    private static final String RECEIVE = """
            INSERT INTO report_recipient (schedule, person) SELECT $1::bigint, person FROM unnest($2::bigint[]) AS person
            ON CONFLICT DO NOTHING""";

    private static final String DROP_RECIPIENTS =
            "DELETE FROM report_recipient WHERE schedule = $1 AND person = ANY ($2)";

    /** One of the nodes gets it. */
    private static final String CLAIM =
            "UPDATE report_schedule SET ran_until = $3 WHERE id = $1 AND ran_until = $2 AND active";

    private static final String STOP = "UPDATE report_schedule SET active = false WHERE id = $1";

    private static final String READERS_OF_LOGINS = """
            SELECT p.id, p.login FROM person p
            WHERE lower(p.login COLLATE "C") IN (SELECT lower(login COLLATE "C") FROM unnest($1::text[]) AS login) AND %s""".formatted(READS);

    private static final String READS_NOW = "SELECT %s AS reads FROM person p WHERE p.id = $1".formatted(READS);

    private static final String READERS = "SELECT p.id FROM person p WHERE %s ORDER BY p.id".formatted(READS);

    private static final String NAMED_READERS =
            "SELECT p.id AS person, p.login, p.name, true AS reads FROM person p WHERE %s ORDER BY p.name, p.login"
                    .formatted(READS);

    private static final String ADMINISTRATORS =
            "SELECT p.id FROM person p WHERE p.enabled AND p.role = 'admin' ORDER BY p.id";

    private static final String RECIPIENTS_OF_KIND = """
            SELECT DISTINCT r.person AS id
            FROM report_recipient r
            JOIN report_schedule s ON s.id = r.schedule AND s.active AND s.kind = $1
            JOIN person p ON p.id = r.person AND %s""".formatted(READS);

    private ScheduleStore() {}

    static Future<List<ReportSchedule>> all(SqlConnection connection) {
        return schedules(connection, ALL).compose(found -> withRecipients(connection, found));
    }

    /** How many there are; the number stays until the transaction ends. */
    static Future<Long> count(SqlConnection transaction) {
        return transaction
                .query(ONE_BY_ONE)
                .execute()
                .compose(locked -> transaction.preparedQuery(COUNT).execute())
                .map(rows -> Rows.first(rows, row -> row.number("n")).orElseThrow());
    }

    /** Without their recipients. */
    static Future<List<ReportSchedule>> active(SqlConnection connection) {
        return schedules(connection, ACTIVE);
    }

    private static Future<List<ReportSchedule>> schedules(SqlConnection connection, String sql) {
        return connection.preparedQuery(sql).execute().map(rows -> Rows.all(rows, ScheduleStore::schedule));
    }

    private static Future<List<ReportSchedule>> withRecipients(SqlConnection connection, List<ReportSchedule> found) {
        record Of(long schedule, Recipient recipient) {}
        return connection
                .preparedQuery(RECIPIENTS)
                .execute(Tuple.tuple()
                        .addArrayOfLong(found.stream().map(ReportSchedule::id).toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> new Of(row.number("schedule"), recipient(row))).stream()
                        .collect(Collectors.groupingBy(
                                Of::schedule, Collectors.mapping(Of::recipient, Collectors.toList()))))
                .map(recipients -> found.stream()
                        .map(one -> one.with(recipients.getOrDefault(one.id(), List.of())))
                        .toList());
    }

    static Future<Optional<ReportSchedule>> find(SqlConnection connection, long id) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, ScheduleStore::schedule))
                .compose(found -> withRecipients(connection, found.stream().toList()))
                .map(found -> found.stream().findFirst());
    }

    static Future<List<Recipient>> recipients(SqlConnection connection, ReportSchedule schedule) {
        return withRecipients(connection, List.of(schedule))
                .map(found -> found.get(0).recipients());
    }

    static Future<List<Recipient>> namedReaders(SqlConnection connection) {
        return connection.preparedQuery(NAMED_READERS).execute().map(rows -> Rows.all(rows, ScheduleStore::recipient));
    }

    private static Recipient recipient(Fields row) {
        return new Recipient(row.number("person"), row.text("login"), row.text("name"), row.flag("reads"));
    }

    static Future<Long> add(SqlConnection transaction, ReportKind kind, ScheduleRule rule, long owner, Instant now) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(kind.code(), rule.json(), owner, timestamptz(now)))
                .map(rows -> Rows.first(rows, row -> row.number("id")).orElseThrow());
    }

    static Future<Boolean> change(
            SqlConnection transaction, long id, ReportKind kind, ScheduleRule rule, boolean isActive, Instant now) {
        return transaction
                .preparedQuery(CHANGE)
                .execute(Tuple.of(id, kind.code(), rule.json(), isActive, timestamptz(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Boolean> delete(SqlConnection transaction, long id) {
        return transaction.preparedQuery(DELETE).execute(Tuple.of(id)).map(rows -> rows.rowCount() == 1);
    }

    static Future<Void> receive(SqlConnection transaction, long schedule, List<Long> persons) {
        return transaction
                .preparedQuery(FORGET_RECIPIENTS)
                .execute(Tuple.of(schedule))
                .compose(forgotten -> transaction
                        .preparedQuery(RECEIVE)
                        .execute(Tuple.tuple().addLong(schedule).addArrayOfLong(persons.toArray(Long[]::new))))
                .mapEmpty();
    }

    static Future<Void> drop(SqlConnection transaction, long schedule, List<Long> persons) {
        return transaction
                .preparedQuery(DROP_RECIPIENTS)
                .execute(Tuple.tuple().addLong(schedule).addArrayOfLong(persons.toArray(Long[]::new)))
                .mapEmpty();
    }

    /** False where another node has had it, or it was changed meanwhile. */
    static Future<Boolean> claim(SqlConnection transaction, ReportSchedule schedule, Instant run) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(schedule.id(), timestamptz(schedule.ranUntil()), timestamptz(run)))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Void> stop(SqlConnection transaction, long schedule) {
        return transaction.preparedQuery(STOP).execute(Tuple.of(schedule)).mapEmpty();
    }

    /** A person who reads reports. */
    record Reader(long id, String login) {}

    /** Those of the logins who may read reports now. */
    static Future<List<Reader>> readers(SqlConnection connection, List<String> logins) {
        return connection
                .preparedQuery(READERS_OF_LOGINS)
                .execute(Tuple.of(logins.toArray(String[]::new)))
                .map(rows -> Rows.all(rows, row -> new Reader(row.number("id"), row.text("login"))));
    }

    static Future<Boolean> reads(SqlConnection connection, long person) {
        return connection.preparedQuery(READS_NOW).execute(Tuple.of(person)).map(rows -> Rows.first(
                        rows, row -> row.flag("reads"))
                .orElse(false));
    }

    /** All who may read reports. */
    static Future<List<Long>> readers(SqlConnection connection) {
        return ids(connection.preparedQuery(READERS).execute());
    }

    static Future<List<Long>> administrators(SqlConnection connection) {
        return ids(connection.preparedQuery(ADMINISTRATORS).execute());
    }

    /** Whom schedules of that kind notify, those of them who may read reports now. */
    static Future<List<Long>> recipients(SqlConnection connection, ReportKind kind) {
        return ids(connection.preparedQuery(RECIPIENTS_OF_KIND).execute(Tuple.of(kind.code())));
    }

    private static Future<List<Long>> ids(Future<RowSet<Row>> rows) {
        return rows.map(found -> Rows.all(found, row -> row.number("id")));
    }

    private static ReportSchedule schedule(Fields row) {
        JsonObject rule = row.object("rule");
        return new ReportSchedule(
                row.number("id"),
                row.code("kind", ReportKind::of),
                rule,
                row.number("owner"),
                row.text("owner_name"),
                row.flag("active"),
                row.instant("ran_until"),
                List.of());
    }
}
