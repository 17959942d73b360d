package hotline.customer;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;

import hotline.complaint.PersonName;
import hotline.customer.StoryEntry.Called;
import hotline.customer.StoryEntry.Filed;
import hotline.customer.StoryEntry.Rated;
import hotline.customer.StoryEntry.Readmitted;
import hotline.paging.ListCursor;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** Complaints, calls, ratings and readmissions of a file as one list. */
final class StoryStore {
    private record Asked(long file, ListCursor after, int most) {}

    /** Attempts of a callback share its id, so its number within the id follows. */
    private static final Statement<Asked> STORY = Statement.of(
            """
            WITH files AS (SELECT :file AS file UNION ALL SELECT file FROM file_root WHERE root = :file)
            SELECT e.*, p.name AS agent_name FROM (
                SELECT l.file, c.received_at AS at, 1 AS rank, c.id, c.id AS complaint, c.number, c.type, c.subtype, c.severity, c.status,
                       c.channel, c.complainant, NULL::int AS attempt, NULL::text AS outcome, NULL::text AS comment,
                       NULL::bigint AS agent, NULL::int AS score, false AS on_page, NULL::text AS department
                FROM files JOIN complaint_file l USING (file) JOIN complaint c ON c.id = l.complaint
                UNION ALL
                SELECT l.file, a.started_at, 2, k.id * 100 + least(a.attempt, 99), c.id, c.number, NULL, NULL, NULL, NULL, NULL, NULL,
                       a.attempt, a.outcome, a.comment, a.agent, NULL, false, NULL
                FROM files JOIN complaint_file l USING (file) JOIN complaint c ON c.id = l.complaint
                    JOIN callback k ON k.complaint_id = c.id JOIN callback_attempt a ON a.callback_id = k.id
                UNION ALL
                SELECT l.file, r.rated_at, 3, r.id, c.id, c.number, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, r.comment, NULL, r.score,
                       r.callback_id IS NULL, NULL
                FROM files JOIN complaint_file l USING (file) JOIN complaint c ON c.id = l.complaint JOIN rating r ON r.complaint_id = c.id
                UNION ALL
                SELECT b.file, b.lifted_at, 4, b.id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, b.reason, b.lifted_by, NULL,
                       false, b.department
                FROM files JOIN blacklisting b USING (file) WHERE b.lifted_at IS NOT NULL AND b.lift_asked_at IS NOT NULL) e
                LEFT JOIN person p ON p.id = e.agent
            WHERE :first OR (e.at, e.rank, e.id) < (:at, :rank, :id)
            ORDER BY e.at DESC, e.rank DESC, e.id DESC
            LIMIT :most
            """.replace(":first", ":id = " + Long.MAX_VALUE),
            Parameters.<Asked>of()
                    .value("file", BIGINT, Asked::file)
                    .value("at", INSTANT, asked -> asked.after().dueAt())
                    .value("rank", INT, asked -> asked.after().rank())
                    .value("id", BIGINT, asked -> asked.after().id())
                    .value("most", INT, Asked::most));

    private StoryStore() {}

    /** Newest first. */
    static Future<List<StoryEntry>> of(SqlConnection connection, long file, ListCursor after, int most) {
        return connection
                .preparedQuery(STORY.sql())
                .execute(STORY.values(new Asked(file, after, most)))
                .map(rows -> Rows.all(rows, StoryStore::entry));
    }

    private static StoryEntry entry(Fields row) {
        return new StoryEntry(
                row.instant("at"),
                row.number("id"),
                row.optionalNumber("complaint"),
                row.optionalText("number"),
                row.number("file"),
                what(row));
    }

    private static StoryEntry.What what(Fields row) {
        return switch (row.integer("rank")) {
            case 1 ->
                new Filed(
                        row.text("type"),
                        row.optionalText("subtype"),
                        row.text("severity"),
                        row.text("status"),
                        row.text("channel"),
                        row.text("complainant"));
            case 2 ->
                new Called(
                        row.integer("attempt"),
                        row.optionalText("outcome"),
                        row.optionalText("comment"),
                        PersonName.of(row, "agent"));
            case 3 -> new Rated(row.integer("score"), row.optionalText("comment"), row.flag("on_page"));
            case 4 ->
                new Readmitted(
                        row.optionalText("department").filter(code -> !code.isEmpty()),
                        row.optionalText("comment"),
                        PersonName.of(row, "agent"));
            default -> throw new IllegalStateException("no such entry: " + row.integer("rank"));
        };
    }
}
