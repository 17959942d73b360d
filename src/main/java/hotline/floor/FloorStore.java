package hotline.floor;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.floor.AgentOnFloor.Choice;
import hotline.floor.AgentOnFloor.DayCounts;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tables {@code agent_floor}, {@code rotation} and {@code floor_event}. A line's rotation is locked before its agents. */
final class FloorStore {
    private static final Batch<AgentOnFloor> AGENTS = Batch.<AgentOnFloor>of()
            .fixed("person", BIGINT, AgentOnFloor::person)
            .column("line", TEXT, AgentOnFloor::line)
            .column("state", TEXT, agent -> agent.state().code())
            .optional("reason", TEXT, AgentOnFloor::reason)
            .column("since", INSTANT, AgentOnFloor::since)
            .optional("until", INSTANT, AgentOnFloor::until)
            .optional("next_state", TEXT, agent -> agent.next()
                    .map(next -> next.state().code()))
            .optional("next_reason", TEXT, agent -> agent.next().flatMap(Choice::reason))
            .optional("turn", BIGINT, AgentOnFloor::turn)
            .column("turn_owed", BOOLEAN, AgentOnFloor::isTurnOwed)
            .column("away_confirmed", BOOLEAN, AgentOnFloor::isAwayConfirmed)
            .column("missed", INT, AgentOnFloor::missed)
            .column("day", DATE, agent -> agent.counts().day())
            .column("missed_today", INT, agent -> agent.counts().missedOffers())
            .column("lost_today", INT, agent -> agent.counts().lostTurns())
            .optional("last_ended_at", INSTANT, AgentOnFloor::lastEndedAt)
            .column("seen_until", INSTANT, AgentOnFloor::seenUntil)
            .column("version", INT, agent -> agent.version() + 1);

    private static final Statement<List<AgentOnFloor>> SAVE = Statement.of(
            "INSERT INTO agent_floor (" + AGENTS.names() + ") SELECT " + AGENTS.values()
                    + " FROM unnest(:agents) AS n ON CONFLICT (person) DO UPDATE SET " + AGENTS.replacements(),
            Parameters.<List<AgentOnFloor>>of().batch("agents", AGENTS, agents -> agents));

    private static final Batch<FloorEvent> EVENTS = Batch.<FloorEvent>of()
            .column("at", INSTANT, FloorEvent::at)
            .column("line", TEXT, FloorEvent::line)
            .column("person", BIGINT, FloorEvent::person)
            .column("type", TEXT, event -> event.type().code())
            .optional("by_whom", BIGINT, FloorEvent::by)
            .column("details", JSON, event -> event.data().encode());

    private static final Statement<List<FloorEvent>> RECORD = Statement.of(
            "INSERT INTO floor_event (" + EVENTS.names()
                    + ") SELECT n.at, n.line, n.person, n.type, n.by_whom, n.details::jsonb FROM unnest(:events) AS n",
            Parameters.<List<FloorEvent>>of().batch("events", EVENTS, events -> events));

    /** Who has it waits for others' changes of this line, and others for theirs. */
    private static final String LOCK_LINE = """
            INSERT INTO rotation (line, day, last_turn) VALUES ($1, $2, $3)
            ON CONFLICT (line, day) DO UPDATE SET last_turn = rotation.last_turn
            RETURNING last_turn
            """;

    private static final String SET_LAST = "UPDATE rotation SET last_turn = $3 WHERE line = $1 AND day = $2";

    private static final String SELECT = "SELECT " + AGENTS.names("a") + " FROM agent_floor a ";

    private static final String LOCK = SELECT + "WHERE a.person = ANY ($1) ORDER BY a.person FOR UPDATE";

    private static final String OF = SELECT + "WHERE a.person = $1";

    /** The agents of a rotation who are not at their post and come before that one. */
    private static final String LOCK_PASSED = SELECT + """
            WHERE a.line = $1 AND a.turn < $2
                AND (a.state IN ('off', 'missed', 'break', 'away-on-duty') OR (a.state = 'busy' AND a.reason = 'asked-for'))
            ORDER BY a.person FOR UPDATE
            """;

    private static final String FIRST_TURN = "SELECT min(turn) AS turn FROM agent_floor WHERE line = $1";

    private static final String PLACE = "SELECT count(*)::int AS before FROM agent_floor WHERE line = $1 AND turn < $2";

    /** Leases and wrap-ups that are over; another node's sweep has the rest. */
    private static final String LOCK_OVER = SELECT + """
            WHERE a.state <> 'off' AND (a.seen_until < $1 OR (a.state = 'wrap-up' AND a.until <= $1))
            ORDER BY a.person LIMIT $2 FOR UPDATE SKIP LOCKED
            """;

    private static final String RENEW =
            "UPDATE agent_floor SET seen_until = $2 WHERE person = ANY ($1) AND state <> 'off' AND seen_until < $2";

    private static final String TOLD = """
            SELECT e.at, p.name, e.details ->> 'words' AS words FROM floor_event e JOIN person p ON p.id = e.by_whom
            WHERE e.person = $1 AND e.at >= $2 AND e.details ->> 'words' IS NOT NULL
            ORDER BY e.at DESC, e.id DESC LIMIT 1
            """;

    private static final String VERSIONS = "SELECT person, line, version FROM agent_floor";

    private static final String POST =
            "SELECT department, enabled AND role IN ('agent', 'supervisor') AS handles FROM person WHERE id = $1";

    private FloorStore() {}

    /** The highest place of the line so far. */
    static Future<Long> lockLine(SqlConnection transaction, String line, LocalDate day) {
        return transaction
                .preparedQuery(LOCK_LINE)
                .execute(Tuple.of(line, day, Rotation.before(day)))
                .map(rows -> Rows.only(rows, row -> row.number("last_turn")));
    }

    static Future<Void> setLast(SqlConnection transaction, String line, LocalDate day, long last) {
        return transaction
                .preparedQuery(SET_LAST)
                .execute(Tuple.of(line, day, last))
                .mapEmpty();
    }

    static Future<List<AgentOnFloor>> lock(SqlConnection transaction, Collection<Long> persons) {
        return agents(transaction, LOCK, Tuple.of(persons.toArray(Long[]::new)));
    }

    static Future<List<AgentOnFloor>> lockPassed(SqlConnection transaction, String line, long turn) {
        return agents(transaction, LOCK_PASSED, Tuple.of(line, turn));
    }

    static Future<List<AgentOnFloor>> lockOver(SqlConnection transaction, Instant now, int most) {
        return agents(transaction, LOCK_OVER, Tuple.of(timestamptz(now), most));
    }

    static Future<Optional<AgentOnFloor>> of(SqlConnection connection, long person) {
        return agents(connection, OF, Tuple.of(person))
                .map(found -> found.stream().findFirst());
    }

    private static Future<List<AgentOnFloor>> agents(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(rows -> Rows.all(rows, FloorStore::agent));
    }

    static Future<Optional<Long>> firstTurn(SqlConnection connection, String line) {
        return connection
                .preparedQuery(FIRST_TURN)
                .execute(Tuple.of(line))
                .map(rows -> Rows.only(rows, row -> row.optionalNumber("turn")));
    }

    /** How many of the line come before. */
    static Future<Integer> before(SqlConnection connection, String line, long turn) {
        return connection
                .preparedQuery(PLACE)
                .execute(Tuple.of(line, turn))
                .map(rows -> Rows.only(rows, row -> row.integer("before")));
    }

    static Future<Void> save(SqlConnection transaction, List<AgentOnFloor> agents) {
        return agents.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(SAVE.sql())
                        .execute(SAVE.values(agents))
                        .mapEmpty();
    }

    static Future<Void> record(SqlConnection transaction, List<FloorEvent> events) {
        return events.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(RECORD.sql())
                        .execute(RECORD.values(events))
                        .mapEmpty();
    }

    static Future<Void> renew(SqlConnection connection, Collection<Long> persons, Instant until) {
        return connection
                .preparedQuery(RENEW)
                .execute(Tuple.of(persons.toArray(Long[]::new), timestamptz(until)))
                .mapEmpty();
    }

    /** What a supervisor told the person last, since that moment. */
    static Future<Optional<Told>> told(SqlConnection connection, long person, Instant since) {
        return connection
                .preparedQuery(TOLD)
                .execute(Tuple.of(person, timestamptz(since)))
                .map(rows -> Rows.first(rows, row -> new Told(row.instant("at"), row.text("name"), row.text("words"))));
    }

    static Future<List<FloorVersion>> versions(SqlConnection connection) {
        return connection
                .preparedQuery(VERSIONS)
                .execute()
                .map(rows -> Rows.all(
                        rows, row -> new FloorVersion(row.number("person"), row.text("line"), row.integer("version"))));
    }

    /** The department of a person who handles complaints. */
    static Future<Optional<String>> line(SqlConnection connection, long person) {
        return connection.preparedQuery(POST).execute(Tuple.of(person)).map(rows -> Rows.first(
                        rows, row -> row.optionalText("department").filter(line -> row.flag("handles")))
                .flatMap(line -> line));
    }

    static AgentOnFloor agent(Fields row) {
        return new AgentOnFloor(
                row.number("person"),
                row.text("line"),
                row.code("state", FloorState::of),
                row.optionalText("reason"),
                row.instant("since"),
                row.optionalInstant("until"),
                row.optionalText("next_state")
                        .flatMap(FloorState::of)
                        .map(state -> new Choice(state, row.optionalText("next_reason"))),
                row.optionalNumber("turn"),
                row.flag("turn_owed"),
                row.flag("away_confirmed"),
                row.integer("missed"),
                new DayCounts(row.day("day"), row.integer("missed_today"), row.integer("lost_today")),
                row.optionalInstant("last_ended_at"),
                row.instant("seen_until"),
                row.integer("version"));
    }
}
