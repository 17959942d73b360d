package hotline.measures.survey;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.measures.survey.SurveyFigures.Unrated;
import hotline.policy.survey.QuestionKind;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts rows of {@code survey_answer}, of an index alone, and ended cases without a rating. */
final class SurveyFigureStore {
    private static final String COUNTS = """
            SELECT purpose, question, kind, channel, asked_again, value, choice, none, count(*) AS n
            FROM survey_answer
            WHERE answered_at >= $1 AND answered_at < $2
            GROUP BY purpose, question, kind, channel, asked_again, value, choice, none
            ORDER BY purpose, question, kind, channel DESC, asked_again, value, choice
            """;

    /** Both answers to the score of one resolution. */
    private static final String AGAIN = """
            SELECT g.value - p.value AS more, count(*) AS n
            FROM survey_answer g
            JOIN survey_answer p ON p.complaint_id = g.complaint_id AND p.resolution = g.resolution
                AND p.kind = 'score' AND p.channel = 'phone' AND p.value IS NOT NULL
            WHERE g.asked_again AND g.kind = 'score' AND g.value IS NOT NULL AND g.answered_at >= $1 AND g.answered_at < $2
            GROUP BY 1
            """;

    /** The status of the last callback says why; a customer who was reached gave no score. */
    private static final String UNRATED = """
            SELECT e.reason, CASE WHEN e.reason <> 'rated' THEN e.agent END AS agent, p.name AS agent_name, count(*) AS n
            FROM (
                SELECT CASE
                        WHEN EXISTS (SELECT FROM rating r WHERE r.complaint_id = c.id AND r.resolution = c.reopened) THEN 'rated'
                        WHEN c.status <> 'closed' THEN c.status
                        WHEN k.status IS NULL THEN 'not-asked'
                        WHEN k.status = 'reached' THEN 'no-score'
                        ELSE k.status END AS reason,
                    CASE WHEN c.status = 'closed' THEN k.agent END AS agent
                FROM complaint c
                LEFT JOIN LATERAL (
                    SELECT status, agent FROM callback WHERE complaint_id = c.id ORDER BY id DESC LIMIT 1) k ON true
                WHERE c.ended_at >= $1 AND c.ended_at < $2) e
            LEFT JOIN person p ON p.id = e.agent AND e.reason <> 'rated'
            GROUP BY 1, 2, 3
            ORDER BY e.reason, n DESC
            """;

    /** Of an answer to one question in one channel. */
    record Counted(Key key, Optional<Integer> value, Optional<String> choice, boolean isNone, long n) {}

    record Key(String purpose, String question, QuestionKind kind, String channel, boolean isAgain) {}

    private SurveyFigureStore() {}

    static Future<List<Counted>> counts(SqlClient client, Instant from, Instant to) {
        return client.preparedQuery(COUNTS)
                .execute(Tuple.of(timestamptz(from), timestamptz(to)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Counted(
                                new Key(
                                        row.text("purpose"),
                                        row.text("question"),
                                        row.code("kind", code -> QuestionKind.of(code)),
                                        row.text("channel"),
                                        row.flag("asked_again")),
                                row.optionalInteger("value"),
                                row.optionalText("choice"),
                                row.flag("none"),
                                row.number("n"))));
    }

    static Future<SortedMap<Integer, Long>> again(SqlClient client, Instant from, Instant to) {
        return client.preparedQuery(AGAIN)
                .execute(Tuple.of(timestamptz(from), timestamptz(to)))
                .map(rows -> new TreeMap<>(Rows.byKey(rows, row -> row.integer("more"), row -> row.number("n"))));
    }

    static Future<List<Unrated>> unrated(SqlClient client, Instant from, Instant to) {
        return client.preparedQuery(UNRATED)
                .execute(Tuple.of(timestamptz(from), timestamptz(to)))
                .map(rows -> Rows.all(
                        rows, row -> new Unrated(row.text("reason"), PersonName.of(row, "agent"), row.number("n"))));
    }
}
