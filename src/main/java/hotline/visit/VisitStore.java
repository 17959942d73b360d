package hotline.visit;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.offer.CallWork;
import hotline.policy.dispatch.Need;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlType;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows of {@code visit}. They are locked before offers. */
final class VisitStore {
    private static final String GREETED = """
            CASE WHEN v.greeted_at <= v.due_at THEN 'in-time'
                 WHEN v.greeted_at IS NOT NULL THEN 'late'
                 WHEN v.ended_at <= v.arrived_at + interval '5 seconds' THEN 'left-soon'
                 WHEN v.ended_at IS NOT NULL THEN 'left'
                 WHEN v.due_at > :now THEN 'waiting'
                 ELSE 'late' END""";

    private static final String SELECT = """
            SELECT v.id, v.line, v.who, v.file, v.registered_by, r.name AS registered_by_name, v.arrived_at, v.due_at,
                   CASE WHEN v.prefer_why = 'asked-for' THEN v.prefer END AS asked,
                   CASE WHEN v.prefer_why = 'asked-for' THEN q.name END AS asked_name,
                   v.agent, a.name AS agent_name, v.greeted_at, v.ended_at, v.outcome, c.number AS complaint
            FROM visit v
                JOIN person r ON r.id = v.registered_by
                LEFT JOIN person q ON q.id = v.prefer
                LEFT JOIN person a ON a.id = v.agent
                LEFT JOIN complaint c ON c.id = v.complaint
            """;

    private static final String ONE = SELECT + "WHERE v.id = $1";

    private static final String LOCK = SELECT + "WHERE v.id = $1 FOR UPDATE OF v";

    /**
     * @param aheadMinutes the head start of the customer's tier (D2)
     * @param due by when they are to be greeted
     */
    record Arrived(
            Visit.Draft draft,
            Optional<Long> file,
            Need need,
            long by,
            Instant at,
            Instant due,
            int aheadMinutes,
            Optional<CallWork.Wish> wish,
            Set<Long> avoid) {}

    private static final Statement<Arrived> INSERT = Statement.of(
            """
            INSERT INTO visit (line, who, file, needs, registered_by, arrived_at, due_at, ahead_minutes, prefer, prefer_why, avoid)
            SELECT :line, :who, :file, :needs::text::jsonb, :by, :at, :due, :ahead, :prefer, :why, :avoid::bigint[]
            RETURNING id
            """,
            Parameters.<Arrived>of()
                    .value("line", TEXT, one -> one.draft().line())
                    .value("who", TEXT, one -> one.draft().who().orElse(""))
                    .optional("file", BIGINT, Arrived::file)
                    .value("needs", TEXT, one -> new JsonObject(
                                    new HashMap<>(one.need().skills()))
                            .encode())
                    .value("by", BIGINT, Arrived::by)
                    .value("at", INSTANT, Arrived::at)
                    .value("due", INSTANT, Arrived::due)
                    .value("ahead", INT, Arrived::aheadMinutes)
                    .optional("prefer", BIGINT, one -> one.wish().map(CallWork.Wish::agent))
                    .optional("why", TEXT, one -> one.wish().map(CallWork.Wish::code))
                    .array("avoid", BIGINT, Arrived::avoid));

    /** The word by which the visitor was called is needed no more. */
    private static final String END = """
            UPDATE visit SET ended_at = $2, outcome = $3, who = '', complaint = (SELECT id FROM complaint WHERE number = $4)
            WHERE id = $1 AND ($4::text IS NULL OR EXISTS (SELECT FROM complaint WHERE number = $4))
            RETURNING id
            """;

    private static final String HAND = """
            UPDATE visit SET agent = $2, taken_at = $3, greeted_at = coalesce(greeted_at, $3)
            WHERE id = $1 AND NOT EXISTS (SELECT FROM visit o WHERE o.agent = $2 AND o.ended_at IS NULL AND o.id <> $1)
            RETURNING id
            """;

    /**
     * @param line of the visits
     * @param from moment of the first arrival
     * @param before moment after the last
     * @param open whether those that have not ended are meant, or those that have; empty: both
     */
    record Asked(
            String line,
            Instant from,
            Instant before,
            Optional<Greeted> greeted,
            Optional<Boolean> open,
            Optional<Long> after,
            int most,
            Instant now) {}

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .value("line", TEXT, Asked::line)
            .value("from", INSTANT, Asked::from)
            .value("before", INSTANT, Asked::before)
            .optional("greeted", TEXT, one -> one.greeted().map(Greeted::code))
            .optional("open", SqlType.BOOLEAN, Asked::open)
            .optional("after", BIGINT, Asked::after)
            .value("most", INT, Asked::most)
            .value("now", INSTANT, Asked::now);

    private static final String OF_DAYS = "WHERE v.line = :line AND v.arrived_at >= :from AND v.arrived_at < :before\n";

    private static final Statement<Asked> LIST = Statement.of(SELECT + OF_DAYS + """
                AND (:greeted::text IS NULL OR :greeted = %s)
                AND (:open::boolean IS NULL OR :open = (v.ended_at IS NULL))
                AND (:after::bigint IS NULL OR v.id < :after)
            ORDER BY v.id DESC
            LIMIT :most
            """.formatted(GREETED), ASKED);

    private static final Statement<Asked> FIGURES = Statement.of(
            "SELECT " + GREETED + " AS greeted, count(*) AS visits FROM visit v\n" + OF_DAYS + "GROUP BY 1", ASKED);

    private static final String RECEIVERS = """
            SELECT p.id, p.name, coalesce(f.state, 'off') AS state, EXISTS (SELECT FROM visit v WHERE v.agent = p.id AND v.ended_at IS NULL) AS visitor
            FROM person p LEFT JOIN agent_floor f ON f.person = p.id
            WHERE p.enabled AND p.role IN ('agent', 'supervisor') AND (p.department = $1 OR f.line = $1 AND f.state <> 'off')
            ORDER BY p.name, p.id
            """;

    private VisitStore() {}

    static Future<List<Receiver>> receivers(SqlConnection connection, String line) {
        return connection
                .preparedQuery(RECEIVERS)
                .execute(Tuple.of(line))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Receiver(
                                new PersonName(row.number("id"), row.text("name")),
                                row.text("state"),
                                row.flag("visitor"))));
    }

    static Future<Long> insert(SqlConnection transaction, Arrived arrived) {
        return transaction
                .preparedQuery(INSERT.sql())
                .execute(INSERT.values(arrived))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    static Future<Optional<Visit>> read(SqlConnection connection, long id) {
        return connection.preparedQuery(ONE).execute(Tuple.of(id)).map(rows -> Rows.first(rows, VisitStore::visit));
    }

    static Future<Optional<Visit>> lock(SqlConnection transaction, long id) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(id)).map(rows -> Rows.first(rows, VisitStore::visit));
    }

    /** False where there is no such complaint. */
    static Future<Boolean> end(
            SqlConnection transaction, long id, VisitOutcome outcome, Optional<String> complaint, Instant at) {
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(id, timestamptz(at), outcome.code(), complaint.orElse(null)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** False where the agent has another visitor. */
    static Future<Boolean> hand(SqlConnection transaction, long id, long agent, Instant at) {
        return transaction
                .preparedQuery(HAND)
                .execute(Tuple.of(id, agent, timestamptz(at)))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<List<Visit>> list(SqlConnection connection, Asked asked) {
        return connection
                .preparedQuery(LIST.sql())
                .execute(LIST.values(asked))
                .map(rows -> Rows.all(rows, VisitStore::visit));
    }

    static Future<VisitFigures> figures(SqlConnection connection, Asked asked) {
        return connection
                .preparedQuery(FIGURES.sql())
                .execute(FIGURES.values(asked))
                .map(rows -> new VisitFigures(
                        Rows.byKey(rows, row -> row.code("greeted", Greeted::of), row -> row.number("visits"))));
    }

    private static Visit visit(Fields row) {
        return new Visit(
                row.number("id"),
                row.text("line"),
                Optional.of(row.text("who")).filter(who -> !who.isEmpty()),
                row.optionalNumber("file"),
                new PersonName(row.number("registered_by"), row.text("registered_by_name")),
                row.instant("arrived_at"),
                row.instant("due_at"),
                PersonName.of(row, "asked"),
                PersonName.of(row, "agent"),
                row.optionalInstant("greeted_at"),
                row.optionalInstant("ended_at"),
                row.optionalText("outcome").flatMap(VisitOutcome::of),
                row.optionalText("complaint"));
    }
}
