package hotline.complaint;

import hotline.complaint.Complaint.GivenRating;
import hotline.complaint.Complaint.PlannedCallback;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads one complaint with all that its page shows, in one statement and so of one moment. */
final class ComplaintStore {
    private static final String SELECT = "SELECT " + StateColumns.SELECTED + """
            , c.language, c.complainant, c.phone, c.waybill, c.branch, c.region, c.description, c.demand,
            o.name AS owner_name, f.name AS first_contact_name, origin.number AS linked_to_number,
            ARRAY(SELECT later.number FROM complaint later WHERE later.linked_to = c.id ORDER BY later.id) AS linked_from,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('score', r.score, 'comment', r.comment, 'at', r.rated_at,
                                                          'onPage', r.callback_id IS NULL) ORDER BY r.id), '[]')
             FROM rating r WHERE r.complaint_id = c.id) AS ratings,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'status', k.status, 'dueAt', k.due_at,
                                                          'notBefore', k.not_before, 'attempts', k.attempts,
                                                          'agent', k.agent, 'agentName', a.name,
                                                          'leaseUntil', k.lease_until) ORDER BY k.id), '[]')
             FROM callback k LEFT JOIN person a ON a.id = k.agent WHERE k.complaint_id = c.id) AS callbacks,
            (SELECT jsonb_build_object('granted', count(*) FILTER (WHERE e.granted),
                'undecided', jsonb_agg(jsonb_build_object('id', e.id, 'workingDays', e.working_days, 'reason', e.reason,
                                                          'askedBy', e.asked_by, 'askedByName', a.name,
                                                          'askedAt', e.asked_at)) FILTER (WHERE e.granted IS NULL))
             FROM extension e LEFT JOIN person a ON a.id = e.asked_by WHERE e.complaint_id = c.id) AS extensions,
            (SELECT
            """ + ClockColumns.AGGREGATED + """
             FROM sla_clock s WHERE s.complaint_id = c.id) AS clocks
            FROM complaint c
                LEFT JOIN person o ON o.id = c.owner
                LEFT JOIN person f ON f.id = c.first_contact
                LEFT JOIN complaint origin ON origin.id = c.linked_to
            """;

    private static final String BY_NUMBER = SELECT + " WHERE c.number = $1";

    /** A node of the version before may still have written the secret itself. */
    private static final String BY_CODE = SELECT + """
             WHERE c.number = $1 AND coalesce(c.tracking_hash, sha256(convert_to(c.tracking_secret, 'UTF8'))) = $2
            """;

    private static final String BY_ID = SELECT + " WHERE c.id = $1";

    Future<Optional<Complaint>> byNumber(SqlConnection connection, String number) {
        return connection.preparedQuery(BY_NUMBER).execute(Tuple.of(number)).map(rows -> first(rows)
                .map(ComplaintStore::complaint));
    }

    Future<Optional<Complaint>> byId(SqlConnection connection, long id) {
        return connection.preparedQuery(BY_ID).execute(Tuple.of(id)).map(rows -> first(rows)
                .map(ComplaintStore::complaint));
    }

    /** Empty where there is no such number or the secret is another. */
    Future<Optional<Complaint>> byTrackingCode(SqlConnection connection, TrackingCode code) {
        return connection
                .preparedQuery(BY_CODE)
                .execute(Tuple.of(code.number(), Buffer.buffer(TrackingCode.hash(code.secret()))))
                .map(rows -> first(rows).map(ComplaintStore::complaint));
    }

    private static Complaint complaint(Row row) {
        var state = StateColumns.state(row, ClockColumns.clocks((JsonArray) row.getJson("clocks")));
        return new Complaint(
                state,
                new Complaint.Report(
                        row.getString("language"),
                        row.getString("complainant"),
                        row.getString("phone"),
                        Optional.ofNullable(row.getString("waybill")),
                        Optional.ofNullable(row.getString("branch")),
                        Optional.ofNullable(row.getString("region")),
                        row.getString("description"),
                        Optional.ofNullable(row.getString("demand"))),
                state.progress().owner().map(id -> new PersonName(id, row.getString("owner_name"))),
                state.progress().firstContact().map(id -> new PersonName(id, row.getString("first_contact_name"))),
                Optional.ofNullable(row.getString("linked_to_number")),
                List.of(row.getArrayOfStrings("linked_from")),
                each(row, "ratings", ComplaintStore::rating),
                each(row, "callbacks", ComplaintStore::callback),
                extensions((JsonObject) row.getJson("extensions")));
    }

    /** One at most is undecided, so the first is all of them. */
    private static Complaint.Extensions extensions(JsonObject json) {
        var undecided = Optional.ofNullable(json.getJsonArray("undecided")).map(all -> all.getJsonObject(0));
        return new Complaint.Extensions(
                json.getInteger("granted"),
                undecided.map(asked -> new Complaint.AskedExtension(
                        asked.getLong("id"),
                        asked.getInteger("workingDays"),
                        asked.getString("reason"),
                        Optional.ofNullable(asked.getString("askedByName"))
                                .map(name -> new PersonName(asked.getLong("askedBy"), name)),
                        instant(asked.getString("askedAt")))));
    }

    private static GivenRating rating(JsonObject json) {
        return new GivenRating(
                json.getInteger("score"),
                Optional.ofNullable(json.getString("comment")),
                instant(json.getString("at")),
                json.getBoolean("onPage"));
    }

    private static PlannedCallback callback(JsonObject json) {
        return new PlannedCallback(
                json.getLong("id"),
                json.getString("status"),
                instant(json.getString("dueAt")),
                instant(json.getString("notBefore")),
                json.getInteger("attempts"),
                Optional.ofNullable(json.getLong("agent")).map(id -> new PersonName(id, json.getString("agentName"))),
                Optional.ofNullable(json.getString("leaseUntil")).map(ComplaintStore::instant));
    }

    private static <T> List<T> each(Row row, String column, Function<JsonObject, T> read) {
        Stream<Object> items = ((JsonArray) row.getJson(column)).stream();
        return items.map(item -> read.apply((JsonObject) item)).toList();
    }

    private static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        var found = rows.iterator();
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }
}
