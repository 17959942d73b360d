package hotline.measures.topics;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Texts of complaints by the page, and topics as rows. */
final class TopicStore {
    private static final int PAGE = 1_000;

    /** Another node that holds the day does its work. */
    private static final String LOCK = "SELECT day FROM topic_day FOR UPDATE SKIP LOCKED";

    private static final String BEGIN = "INSERT INTO topic_day (day) VALUES ('0001-01-01') ON CONFLICT DO NOTHING";

    private static final String DONE =
            "UPDATE topic_day SET day = $1, week = $2, earlier = $3, topics = $4::text::jsonb";

    private static final String LATEST = "SELECT day, week, earlier, topics FROM topic_day WHERE day > '0001-01-01'";

    private static final String TEXTS = """
            SELECT id, phone, coalesce(branch, '') AS branch, description
            FROM complaint
            WHERE received_at >= $1 AND received_at < $2 AND id > $3
            ORDER BY id
            LIMIT $4""";

    private TopicStore() {}

    /** Whether this node holds the work, and whether the day is still to be done. */
    static Future<Boolean> isToDo(SqlClient transaction, LocalDate day) {
        return transaction
                .query(BEGIN)
                .execute()
                .compose(begun -> transaction.query(LOCK).execute())
                .map(rows ->
                        Rows.first(rows, row -> row.day("day").isBefore(day)).orElse(false));
    }

    /** @param after the id that the page before ended with; the last page is empty */
    static Future<List<ComplaintText>> texts(SqlClient transaction, Instant from, Instant until, long after) {
        return transaction
                .preparedQuery(TEXTS)
                .execute(Tuple.of(timestamptz(from), timestamptz(until), after, PAGE))
                .map(rows -> Rows.all(
                        rows,
                        row -> new ComplaintText(
                                row.number("id"), row.text("phone"), row.text("branch"), row.text("description"))));
    }

    static Future<Void> done(SqlClient transaction, TopicsOfWeek of) {
        var topics = new JsonArray();
        of.topics()
                .forEach(topic -> topics.add(new JsonObject()
                        .put("words", new JsonArray(topic.words()))
                        .put("n", topic.n())
                        .put("before", topic.before())
                        .put("customers", topic.customers())
                        .put("branches", topic.branches())
                        .put("strength", topic.strength())
                        .put("complaints", new JsonArray(topic.complaints()))));
        return transaction
                .preparedQuery(DONE)
                .execute(Tuple.of(of.lastDay(), of.week(), of.earlier(), topics.encode()))
                .mapEmpty();
    }

    static Future<Optional<TopicsOfWeek>> latest(SqlClient client) {
        return client.query(LATEST)
                .execute()
                .map(rows -> Rows.first(
                        rows,
                        row -> new TopicsOfWeek(
                                row.day("day"),
                                row.integer("week"),
                                row.integer("earlier"),
                                row.array("topics").stream()
                                        .map(topic -> topic((JsonObject) topic))
                                        .toList())));
    }

    private static Topic topic(JsonObject of) {
        return new Topic(
                of.getJsonArray("words").stream().map(String::valueOf).toList(),
                of.getInteger("n"),
                of.getInteger("before"),
                of.getInteger("customers"),
                of.getInteger("branches"),
                of.getDouble("strength"),
                of.getJsonArray("complaints").stream()
                        .map(id -> ((Number) id).longValue())
                        .toList());
    }
}
