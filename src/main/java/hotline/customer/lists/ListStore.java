package hotline.customer.lists;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.failure.Failure.WrongField;
import hotline.job.JobState;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tables {@code customer_list}, {@code customer_list_part} and {@code customer_list_refusal}. */
final class ListStore {
    private static final String INSERT = """
            INSERT INTO customer_list (person, file_name, size, begun_at, file_until) VALUES ($1, $2, $3, $4, $5) RETURNING id
            """;

    private static final String SELECT = """
            SELECT l.id, l.person, p.name AS person_name, l.file_name, l.size, l.begun_at, l.file_until,
                (SELECT coalesce(sum(octet_length(b.bytes)), 0) FROM customer_list_part b WHERE b.list = l.id) AS received,
                t.id AS trial_id, t.state AS trial_state, t.done AS trial_done, t.total AS trial_total, t.result AS trial_result,
                t.problem AS trial_problem, t.finished_at AS trial_finished_at,
                k.id AS take_id, k.state AS take_state, k.done AS take_done, k.total AS take_total, k.result AS take_result,
                k.problem AS take_problem, k.finished_at AS take_finished_at
            FROM customer_list l
                JOIN person p ON p.id = l.person
                LEFT JOIN background_job t ON t.id = l.trial_job
                LEFT JOIN background_job k ON k.id = l.take_job
            """;

    private static final String BY_ID = SELECT + " WHERE l.id = $1";
    private static final String NEWEST_FIRST = SELECT + " WHERE l.id < $1 ORDER BY l.id DESC LIMIT $2";
    private static final String LOCK = "SELECT FROM customer_list WHERE id = $1 FOR NO KEY UPDATE";

    private static final String PUT = """
            INSERT INTO customer_list_part (list, seq, bytes) VALUES ($1, $2, $3)
            ON CONFLICT (list, seq) DO UPDATE SET bytes = excluded.bytes
            """;

    private static final String PART = "SELECT bytes FROM customer_list_part WHERE list = $1 AND seq = $2";
    private static final String TRIED = "UPDATE customer_list SET trial_job = $2 WHERE id = $1";
    private static final String TAKEN = "UPDATE customer_list SET take_job = $2, file_until = $3 WHERE id = $1";
    private static final String TITLES = "UPDATE customer_list SET titles = $2 WHERE id = $1";
    private static final String TITLES_OF = "SELECT titles FROM customer_list WHERE id = $1";
    private static final String DELETE_PARTS = "DELETE FROM customer_list_part WHERE list = ANY ($1)";
    private static final String DELETE_REFUSALS = "DELETE FROM customer_list_refusal WHERE list = ANY ($1)";
    private static final String DELETE_NAMED = "DELETE FROM customer_list_named WHERE list = ANY ($1)";
    private static final String NO_FILE = "UPDATE customer_list SET file_until = NULL WHERE id = ANY ($1)";

    /** One that a job still reads stays until it is over. */
    private static final String OVER = """
            SELECT l.id
            FROM customer_list l
            WHERE l.file_until <= $1
                AND NOT EXISTS (
                    SELECT FROM background_job j WHERE j.id IN (l.trial_job, l.take_job) AND j.state IN ('waiting', 'running'))
            ORDER BY l.id
            LIMIT 20
            FOR NO KEY UPDATE OF l SKIP LOCKED
            """;

    private record Refused(long list, ListBatch.Refusal refusal) {}

    private static final Batch<Refused> REFUSED = Batch.<Refused>of()
            .fixed("list", BIGINT, Refused::list)
            .fixed("ordinal", BIGINT, one -> one.refusal().row().ordinal())
            .fixedOptional("sheet", TEXT, one -> one.refusal().row().sheet())
            .fixed("line", BIGINT, one -> one.refusal().row().line())
            .fixed("faults", JSON, one -> faults(one.refusal().faults()).encode())
            .fixed("personal", JSON, one -> new JsonArray(one.refusal().row().cells()).encode());

    private static final Statement<List<Refused>> REFUSE = Statement.of(
            "INSERT INTO customer_list_refusal (%s) SELECT %s FROM unnest(:refused) AS n ON CONFLICT DO NOTHING"
                    .formatted(REFUSED.names(), REFUSED.values()),
            Parameters.<List<Refused>>of().batch("refused", REFUSED, refused -> refused));

    private static final String REFUSALS = """
            SELECT ordinal, sheet, line, faults, personal FROM customer_list_refusal
            WHERE list = $1 AND ordinal > $2 ORDER BY ordinal LIMIT $3
            """;

    private ListStore() {}

    static Future<Long> insert(
            SqlConnection transaction, long person, String fileName, long size, Instant at, Instant until) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(person, fileName, size, timestamptz(at), timestamptz(until)))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    static Future<Optional<CustomerList>> byId(SqlClient client, long id) {
        return client.preparedQuery(BY_ID).execute(Tuple.of(id)).map(rows -> Rows.first(rows, ListStore::list));
    }

    static Future<List<CustomerList>> newestFirst(SqlClient client, long before, int most) {
        return client.preparedQuery(NEWEST_FIRST)
                .execute(Tuple.of(before, most))
                .map(rows -> Rows.all(rows, ListStore::list));
    }

    static Future<Void> lock(SqlConnection transaction, long id) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(id)).mapEmpty();
    }

    static Future<Void> put(SqlClient transaction, long id, int seq, Buffer bytes) {
        return transaction.preparedQuery(PUT).execute(Tuple.of(id, seq, bytes)).mapEmpty();
    }

    /** Empty after the last. */
    static Future<Optional<Buffer>> part(SqlClient client, long id, int seq) {
        return client.preparedQuery(PART)
                .execute(Tuple.of(id, seq))
                .map(rows -> rows.iterator().hasNext()
                        ? Optional.of(rows.iterator().next().getBuffer(0))
                        : Optional.empty());
    }

    static Future<Void> tried(SqlConnection transaction, long id, long job) {
        return transaction.preparedQuery(TRIED).execute(Tuple.of(id, job)).mapEmpty();
    }

    static Future<Void> taken(SqlConnection transaction, long id, long job, Instant until) {
        return transaction
                .preparedQuery(TAKEN)
                .execute(Tuple.of(id, job, timestamptz(until)))
                .mapEmpty();
    }

    static Future<Void> titles(SqlConnection transaction, long id, List<String> titles) {
        return transaction
                .preparedQuery(TITLES)
                .execute(Tuple.of(id).addArrayOfString(titles.toArray(String[]::new)))
                .mapEmpty();
    }

    static Future<List<String>> titles(SqlClient client, long id) {
        return client.preparedQuery(TITLES_OF)
                .execute(Tuple.of(id))
                .map(rows -> Rows.only(rows, row -> row.texts("titles")));
    }

    static Future<Void> forgetRefusals(SqlConnection transaction, long id) {
        return transaction
                .preparedQuery(DELETE_REFUSALS)
                .execute(Tuple.tuple().addArrayOfLong(new Long[] {id}))
                .mapEmpty();
    }

    static Future<Void> refuse(SqlConnection transaction, long id, List<ListBatch.Refusal> refusals) {
        return refusals.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(REFUSE.sql())
                        .execute(REFUSE.values(refusals.stream()
                                .map(one -> new Refused(id, one))
                                .toList()))
                        .mapEmpty();
    }

    static Future<List<RefusedRow>> refusals(SqlClient client, long id, long after, int most) {
        return client.preparedQuery(REFUSALS)
                .execute(Tuple.of(id, after, most))
                .map(rows -> Rows.all(
                        rows,
                        row -> new RefusedRow(
                                row.number("ordinal"),
                                row.optionalText("sheet"),
                                row.number("line"),
                                row.array("faults"),
                                row.array("personal").stream()
                                        .map(Object::toString)
                                        .toList())));
    }

    static Future<List<Long>> over(SqlConnection transaction, Instant now) {
        return transaction
                .preparedQuery(OVER)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    /** Deletes bytes and refused rows; what the list has made of the files stays. */
    static Future<Void> deleteFiles(SqlConnection transaction, List<Long> lists) {
        var ids = lists.toArray(Long[]::new);
        return transaction
                .preparedQuery(DELETE_PARTS)
                .execute(Tuple.tuple().addArrayOfLong(ids))
                .compose(deleted -> transaction
                        .preparedQuery(DELETE_REFUSALS)
                        .execute(Tuple.tuple().addArrayOfLong(ids)))
                .compose(deleted -> transaction
                        .preparedQuery(DELETE_NAMED)
                        .execute(Tuple.tuple().addArrayOfLong(ids)))
                .compose(deleted ->
                        transaction.preparedQuery(NO_FILE).execute(Tuple.tuple().addArrayOfLong(ids)))
                .mapEmpty();
    }

    private static JsonArray faults(List<WrongField> faults) {
        var array = new JsonArray();
        faults.forEach(fault -> array.add(new JsonObject()
                .put(
                        "column",
                        fault.pointer().substring(Math.min(1, fault.pointer().length())))
                .put("place", fault.column())
                .put("code", fault.code())
                .put("values", new JsonArray(fault.values()))
                .put("detail", fault.detail())));
        return array;
    }

    private static CustomerList list(Fields row) {
        return new CustomerList(
                row.number("id"),
                PersonName.of(row, "person").orElseThrow(),
                row.text("file_name"),
                row.number("size"),
                row.number("received"),
                row.instant("begun_at"),
                run(row, "trial"),
                run(row, "take"),
                row.optionalInstant("file_until"));
    }

    private static Optional<CustomerList.Run> run(Fields row, String which) {
        return row.optionalNumber(which + "_id")
                .map(job -> new CustomerList.Run(
                        job,
                        row.code(which + "_state", JobState::of),
                        row.number(which + "_done"),
                        row.optionalNumber(which + "_total"),
                        row.optionalObject(which + "_result").orElseGet(JsonObject::new),
                        row.optionalText(which + "_problem"),
                        row.optionalInstant(which + "_finished_at")));
    }
}
