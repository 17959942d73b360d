package hotline.offer;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.dispatch.WorkId;
import hotline.floor.Taking;
import hotline.policy.dispatch.WorkKind;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows of {@code offer}. They are locked after the work's row and before the agent's. */
final class OfferStore {
    private static final String SELECT = """
            SELECT kind, subject, number, agent, line, offered_at, until, taking, answer, answered_at, reason, why
            FROM offer
            """;

    private static final String ONE = SELECT + "WHERE kind = $1 AND subject = $2 AND number = $3";

    private static final String LOCK = ONE + " FOR UPDATE";

    private static final String LOCK_OPEN = SELECT + "WHERE kind = $1 AND subject = $2 AND answer IS NULL FOR UPDATE";

    private static final String ENDED = "RETURNING o.kind, o.agent, o.line, o.taking, o.answer";

    private record Answered(OfferId id, OfferAnswer answer, Optional<String> reason, Instant at) {}

    private static final Statement<Answered> ANSWER = Statement.of(
            """
            UPDATE offer o SET answer = :answer, answered_at = greatest(:at, o.offered_at), reason = :reason
            WHERE o.kind = :kind AND o.subject = :subject AND o.number = :number AND o.answer IS NULL
            """ + ENDED,
            Parameters.<Answered>of()
                    .value("answer", TEXT, one -> one.answer().code())
                    .value("at", INSTANT, Answered::at)
                    .optional("reason", TEXT, Answered::reason)
                    .value("kind", TEXT, one -> one.id().work().kind().code())
                    .value("subject", BIGINT, one -> one.id().work().subject())
                    .value("number", INT, one -> one.id().number()));

    private static final String LOCK_CALLS = """
            SELECT subject FROM offer WHERE kind = 'call' AND subject = ANY ($1::bigint[]) AND answer IS NULL ORDER BY subject FOR UPDATE
            """;

    /** The index has open offers alone, so what is not due is not read. */
    private static final String EXPIRE = """
            UPDATE offer o SET answer = 'expired', answered_at = greatest($1, o.offered_at)
            FROM (
                SELECT kind, subject, number FROM offer
                WHERE answer IS NULL AND until <= $1
                ORDER BY until
                LIMIT $2
                FOR UPDATE SKIP LOCKED) due
            WHERE o.kind = due.kind AND o.subject = due.subject AND o.number = due.number
            """ + ENDED;

    private static final String LOSE = """
            UPDATE offer o SET answer = 'lost', answered_at = greatest($2, o.offered_at)
            FROM (
                SELECT kind, subject, number FROM offer
                WHERE agent = ANY ($1::bigint[]) AND answer IS NULL
                ORDER BY agent
                FOR UPDATE SKIP LOCKED) left_behind
            WHERE o.kind = left_behind.kind AND o.subject = left_behind.subject AND o.number = left_behind.number
            """ + ENDED;

    /** Complaints that have just changed, locked: their offers, and those of their callbacks, end where the work waits no more. */
    private record Moved(List<Taken> complaints, Instant at) {}

    /** @param actor who changed it; empty: not one of our people */
    record Taken(long complaint, Optional<Long> actor) {}

    private static final Batch<Taken> TAKEN =
            Batch.<Taken>of().fixed("id", BIGINT, Taken::complaint).fixedOptional("actor", BIGINT, Taken::actor);

    private static final Statement<Moved> END_MOVED = Statement.of(
            """
            UPDATE offer o
            SET answer = CASE WHEN moved.taker = o.agent THEN 'accepted' ELSE 'withdrawn' END, answered_at = greatest(:at, o.offered_at),
                reason = CASE WHEN moved.taker = o.agent THEN NULL ELSE moved.because END
            FROM (
                SELECT 'case' AS kind, c.id AS subject, NULL::text AS line,
                       CASE WHEN m.actor = c.owner THEN c.owner END AS taker,
                       CASE WHEN c.ended_at IS NOT NULL THEN 'ended' WHEN c.follows IS NOT NULL THEN 'joined-to-another'
                            WHEN c.owner IS NOT NULL THEN 'with-another' ELSE 'moved' END AS because
                FROM unnest(:complaints) AS m JOIN complaint c ON c.id = m.id
                    JOIN offer x ON x.kind = 'case' AND x.subject = c.id AND x.answer IS NULL
                WHERE c.ended_at IS NOT NULL OR c.owner IS NOT NULL OR c.follows IS NOT NULL
                    OR c.status NOT IN ('received', 'reopened') OR c.held_by <> x.line
                UNION ALL
                SELECT 'callback', k.id, NULL, CASE WHEN k.status = 'in-progress' THEN k.agent END,
                       CASE k.status WHEN 'in-progress' THEN 'with-another' WHEN 'waiting' THEN 'moved' ELSE 'ended' END
                FROM unnest(:complaints) AS m JOIN callback k ON k.complaint_id = m.id
                WHERE k.status <> 'waiting' OR k.deferred) moved
            WHERE o.kind = moved.kind AND o.subject = moved.subject AND o.answer IS NULL
            """ + ENDED,
            Parameters.<Moved>of().batch("complaints", TAKEN, Moved::complaints).value("at", INSTANT, Moved::at));

    /** What a node of the release before, or a way that tells no one, has left behind: found by the few open offers. */
    private static final String END_STRAY = """
            UPDATE offer o
            SET answer = CASE WHEN stray.taken THEN 'accepted' WHEN stray.gone THEN 'withdrawn' ELSE 'lost' END,
                answered_at = greatest($1, o.offered_at), reason = CASE WHEN stray.gone AND NOT stray.taken THEN 'moved' END
            FROM (
                SELECT x.kind, x.subject, x.number, coalesce(k.status = 'in-progress' AND k.agent = x.agent OR v.ended_at IS NULL AND v.agent = x.agent, false) AS taken,
                       NOT coalesce(c.ended_at IS NULL AND c.owner IS NULL AND c.follows IS NULL AND c.held_by = x.line
                                AND c.status IN ('received', 'reopened'), false)
                           AND coalesce(k.status, '') <> 'waiting'
                           AND NOT (w.id IS NOT NULL AND w.ended_at IS NULL)
                           AND NOT (v.id IS NOT NULL AND v.ended_at IS NULL AND v.agent IS NULL) AS gone
                FROM offer x
                    LEFT JOIN complaint c ON x.kind = 'case' AND c.id = x.subject
                    LEFT JOIN callback k ON x.kind = 'callback' AND k.id = x.subject
                    LEFT JOIN call_work w ON x.kind = 'call' AND w.id = x.subject
                    LEFT JOIN visit v ON x.kind = 'visit' AND v.id = x.subject
                    LEFT JOIN agent_floor f ON f.person = x.agent
                WHERE x.answer IS NULL
                    AND (f.person IS NULL OR f.state <> 'offered' OR f.line <> x.line
                        OR CASE x.kind WHEN 'case' THEN NOT (c.ended_at IS NULL AND c.owner IS NULL AND c.follows IS NULL
                                AND c.held_by = x.line AND c.status IN ('received', 'reopened'))
                            WHEN 'call' THEN w.ended_at IS NOT NULL
                            WHEN 'visit' THEN v.ended_at IS NOT NULL OR v.agent IS NOT NULL
                            ELSE k.status <> 'waiting' END)
                LIMIT $2
                FOR UPDATE OF x SKIP LOCKED) stray
            WHERE o.kind = stray.kind AND o.subject = stray.subject AND o.number = stray.number
            """ + ENDED;

    /** @param work the offer's work and agent, still free both */
    record Made(WorkId work, long agent, Instant until, Taking taking, JsonObject why) {}

    private record Batched(String line, Instant at, List<Made> offers) {}

    private static final Batch<Made> MADE = Batch.<Made>of()
            .fixed("kind", TEXT, one -> one.work().kind().code())
            .fixed("subject", BIGINT, one -> one.work().subject())
            .fixed("agent", BIGINT, Made::agent)
            .fixed("until", INSTANT, Made::until)
            .fixed("taking", TEXT, one -> Takings.code(one.taking()))
            .fixed("why", JSON, one -> one.why().encode());

    /**
     * The rows of works and agents are locked; the two unique indexes hold even if they were not. The match took its time before it read, and an
     * answer that it read may carry a later one, also by another node's clock: an offer begins no earlier than the work's last one ended.
     */
    private static final Statement<Batched> MAKE = Statement.of(
            """
            INSERT INTO offer (kind, subject, number, agent, line, offered_at, until, taking, why)
            SELECT n.kind, n.subject, before.offers + 1, n.agent, :line, greatest(:at, before.ended), n.until, n.taking, n.why::jsonb
            FROM unnest(:offers) AS n, LATERAL (
                SELECT coalesce(max(o.number), 0) AS offers, max(o.answered_at) AS ended
                FROM offer o WHERE o.kind = n.kind AND o.subject = n.subject) before
            ON CONFLICT DO NOTHING
            RETURNING agent
            """,
            Parameters.<Batched>of()
                    .value("line", TEXT, Batched::line)
                    .value("at", INSTANT, Batched::at)
                    .batch("offers", MADE, Batched::offers));

    /** Whose own calls are others now. */
    private static final String TELL_OF_CALLS = """
            INSERT INTO call_news (person) SELECT person FROM unnest($1::bigint[]) AS n (person) ORDER BY person
            ON CONFLICT (person) DO UPDATE SET version = call_news.version + 1
            """;

    private OfferStore() {}

    static Future<Optional<Offer>> read(SqlConnection connection, OfferId id) {
        return one(connection, ONE, id);
    }

    static Future<Optional<Offer>> lockOpen(SqlConnection transaction, WorkId work) {
        return transaction
                .preparedQuery(LOCK_OPEN)
                .execute(Tuple.of(work.kind().code(), work.subject()))
                .map(rows -> Rows.first(rows, OfferStore::offer));
    }

    static Future<Optional<Offer>> lock(SqlConnection transaction, OfferId id) {
        return one(transaction, LOCK, id);
    }

    private static Future<Optional<Offer>> one(SqlConnection connection, String sql, OfferId id) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(id.work().kind().code(), id.work().subject(), id.number()))
                .map(rows -> Rows.first(rows, OfferStore::offer));
    }

    static Future<List<Ended>> answer(
            SqlConnection transaction, OfferId id, OfferAnswer answer, Optional<String> reason, Instant at) {
        return transaction
                .preparedQuery(ANSWER.sql())
                .execute(ANSWER.values(new Answered(id, answer, reason, at)))
                .map(rows -> Rows.all(rows, OfferStore::ended));
    }

    /** Those of which an offer is open. */
    static Future<List<Long>> lockCalls(SqlConnection transaction, List<Long> works) {
        return works.isEmpty()
                ? Future.succeededFuture(List.of())
                : transaction
                        .preparedQuery(LOCK_CALLS)
                        .execute(Tuple.of((Object) works.toArray(Long[]::new)))
                        .map(rows -> Rows.all(rows, row -> row.number("subject")));
    }

    static Future<List<Ended>> expire(SqlConnection transaction, Instant now, int most) {
        return transaction
                .preparedQuery(EXPIRE)
                .execute(Tuple.of(timestamptz(now), most))
                .map(rows -> Rows.all(rows, OfferStore::ended));
    }

    /** Offers to these agents, but for those that are being answered. */
    static Future<List<Ended>> lose(SqlConnection transaction, List<Long> agents, Instant now) {
        return transaction
                .preparedQuery(LOSE)
                .execute(Tuple.of(agents.toArray(Long[]::new), timestamptz(now)))
                .map(rows -> Rows.all(rows, OfferStore::ended));
    }

    static Future<List<Ended>> endStray(SqlConnection transaction, Instant now, int most) {
        return transaction
                .preparedQuery(END_STRAY)
                .execute(Tuple.of(timestamptz(now), most))
                .map(rows -> Rows.all(rows, OfferStore::ended));
    }

    static Future<List<Ended>> endMoved(SqlConnection transaction, List<Taken> complaints, Instant at) {
        return transaction
                .preparedQuery(END_MOVED.sql())
                .execute(END_MOVED.values(new Moved(complaints, at)))
                .map(rows -> Rows.all(rows, OfferStore::ended));
    }

    /** The agents who have an offer now. */
    static Future<List<Long>> make(SqlConnection transaction, String line, Instant at, List<Made> offers) {
        return transaction
                .preparedQuery(MAKE.sql())
                .execute(MAKE.values(new Batched(line, at, offers)))
                .map(rows -> Rows.all(rows, row -> row.number("agent")))
                .compose(made -> tellOfCalls(
                                transaction,
                                offers.stream()
                                        .filter(one -> one.work().kind() == WorkKind.CALL)
                                        .map(Made::agent)
                                        .filter(made::contains)
                                        .toList())
                        .map(made));
    }

    /** After the rows of agents: these agents are offered a call, or no more. */
    static Future<Void> tellOfCalls(SqlConnection transaction, List<Long> agents) {
        return agents.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(TELL_OF_CALLS)
                        .execute(Tuple.of(agents.stream().distinct().toArray(Long[]::new)))
                        .mapEmpty();
    }

    private static Ended ended(Fields row) {
        return new Ended(
                row.code("kind", OfferStore::kind),
                row.number("agent"),
                row.text("line"),
                row.code("taking", Takings::of),
                row.code("answer", OfferAnswer::of));
    }

    static Offer offer(Fields row) {
        return new Offer(
                new OfferId(
                        new WorkId(row.code("kind", OfferStore::kind), row.number("subject")), row.integer("number")),
                row.number("agent"),
                row.text("line"),
                row.instant("offered_at"),
                row.instant("until"),
                row.code("taking", Takings::of),
                row.optionalText("answer").flatMap(OfferAnswer::of),
                row.optionalInstant("answered_at"),
                row.optionalText("reason"),
                row.object("why"));
    }

    private static Optional<WorkKind> kind(String code) {
        return Optional.ofNullable(WorkKind.byCode().get(code));
    }
}
