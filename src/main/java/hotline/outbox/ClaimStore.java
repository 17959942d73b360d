package hotline.outbox;

import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.REAL;
import static hotline.rows.SqlType.timestamptz;

import hotline.outbox.Grant.Due;
import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.MessageState;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.NewMessage.Content;
import hotline.outbox.message.NewMessage.Place;
import hotline.outbox.message.NewMessage.Recipient;
import hotline.outbox.message.NewMessage.Template;
import hotline.outbox.message.Way;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Table {@code outbox}: messages are claimed. */
final class ClaimStore {
    /** A route that rests is not even looked at. Another node's routes are left to it. */
    static final String DUE = "SELECT " + OutboxRouteStore.COLUMNS + """
            , (SELECT count(*) FROM outbox o WHERE o.route = r.id AND o.state = 'sending') AS sending
            FROM outbox_route r
            WHERE r.state = 'active' AND r.next_at <= $1 AND r.way = ANY ($2)
            ORDER BY r.next_at LIMIT $3
            FOR NO KEY UPDATE OF r SKIP LOCKED
            """;

    static final String MESSAGE = """
            o.id, o.attempt, o.tries, o.doubts, o.route, o.way, o.recipient, o.kind, o.cause, o.complaint_id, o.place, o.address, o.subject, o.body,
            o.template, o.template_version, o.details, o.give_up_at, o.created_at, o.claimed_at
            """;

    /** What is behind another one of its lane waits until that one is tried next. */
    static final String CLAIM = """
            WITH seen AS MATERIALIZED (
                SELECT o.id, o.route, o.lane, o.place
                FROM unnest($1::int[], $2::int[]) AS r (route, most) CROSS JOIN LATERAL (
                    SELECT m.id, m.route, m.lane, m.place FROM outbox m
                    WHERE m.route = r.route AND m.next_at <= $3 AND m.give_up_at > $3
                    ORDER BY m.next_at, m.id LIMIT r.most FOR UPDATE SKIP LOCKED) AS o),
            judged AS MATERIALIZED (
                SELECT s.id, (
                    SELECT coalesce(e.next_at, e.lease_until) FROM outbox e
                    WHERE e.route = s.route AND e.lane = s.lane AND e.settled_at IS NULL AND e.place < s.place
                    ORDER BY e.place LIMIT 1) AS behind
                FROM seen s)
            UPDATE outbox o
            SET state = CASE WHEN j.behind IS NULL THEN 'sending' ELSE o.state END,
                attempt = CASE WHEN j.behind IS NULL THEN o.attempt + 1 ELSE o.attempt END,
                claimed_at = CASE WHEN j.behind IS NULL THEN $3 ELSE o.claimed_at END,
                lease_until = CASE WHEN j.behind IS NULL THEN $4::timestamptz END,
                next_at = CASE WHEN j.behind IS NOT NULL THEN GREATEST(j.behind, $3 + interval '1 second') END,
                held = j.behind IS NOT NULL
            FROM judged j
            WHERE o.id = j.id
            RETURNING o.state,
            """ + MESSAGE;

    /** @param nextAt empty: when its next message is due */
    record Turn(int route, float tokens, Instant at, Optional<Instant> nextAt, Instant latest) {}

    private static final Batch<Turn> TURNS = Batch.<Turn>of()
            .fixed("id", INT, Turn::route)
            .column("tokens", REAL, Turn::tokens)
            .column("tokens_at", INSTANT, Turn::at)
            .fixedOptional("next", INSTANT, Turn::nextAt)
            .fixed("latest", INSTANT, Turn::latest);

    private static final Statement<List<Turn>> TURN = Statement.of(
            "UPDATE outbox_route r SET " + "tokens = n.tokens, tokens_at = n.tokens_at" + """
            , next_at = coalesce(n.next, LEAST(n.latest,
                (SELECT o.next_at FROM outbox o WHERE o.route = r.id AND o.next_at IS NOT NULL ORDER BY o.next_at LIMIT 1)))
            FROM unnest(:turns) AS n
            WHERE r.id = n.id
            """,
            Parameters.<List<Turn>>of().batch("turns", TURNS, turns -> turns));

    /** Of nodes that died, or lost their database for long. */
    static final String LAPSED = "SELECT " + MESSAGE + """
            FROM outbox o WHERE o.state = 'sending' AND o.lease_until < $1 ORDER BY o.lease_until LIMIT $2
            """;

    /** @param isTaken else it waits behind another one */
    record Seen(ClaimedMessage message, boolean isTaken) {}

    private ClaimStore() {}

    static Future<List<Due>> due(SqlConnection transaction, Instant now, Collection<Way> ways, int most) {
        return transaction
                .preparedQuery(DUE)
                .execute(Tuple.of(timestamptz(now), ways.stream().map(Way::code).toArray(String[]::new), most))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Due(
                                OutboxRouteStore.route(row),
                                row.real("tokens"),
                                row.instant("tokens_at"),
                                Math.toIntExact(row.number("sending")))));
    }

    static Future<List<Seen>> claim(SqlConnection transaction, List<Grant> grants, Instant now, Instant leaseUntil) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(
                        grants.stream().map(Grant::route).toArray(Integer[]::new),
                        grants.stream().map(Grant::most).toArray(Integer[]::new),
                        timestamptz(now),
                        timestamptz(leaseUntil)))
                .map(rows -> Rows.all(
                        rows, row -> new Seen(message(row), row.text("state").equals(MessageState.SENDING.code()))));
    }

    static Future<Void> turn(SqlConnection transaction, List<Turn> turns) {
        return transaction.preparedQuery(TURN.sql()).execute(TURN.values(turns)).mapEmpty();
    }

    static Future<List<ClaimedMessage>> lapsed(SqlConnection connection, Instant now, int most) {
        return connection
                .preparedQuery(LAPSED)
                .execute(Tuple.of(timestamptz(now), most))
                .map(rows -> Rows.all(rows, ClaimStore::message));
    }

    private static ClaimedMessage message(Fields row) {
        var claimed = row.optionalInstant("claimed_at").orElseGet(() -> row.instant("created_at"));
        return new ClaimedMessage(
                row.number("id"),
                row.integer("attempt"),
                row.integer("tries"),
                row.integer("doubts") > 0,
                new NewMessage(
                        new Recipient(
                                row.integer("route"),
                                row.code("way", Way::of),
                                row.number("recipient"),
                                row.optionalText("address")),
                        row.text("kind"),
                        row.text("cause"),
                        new Place(row.optionalNumber("complaint_id"), row.number("place")),
                        new Content(
                                row.optionalText("subject"),
                                row.text("body"),
                                row.optionalText("template")
                                        .map(name -> new Template(name, row.integer("template_version"))),
                                row.object("details")),
                        claimed,
                        row.instant("give_up_at")),
                row.instant("created_at"),
                claimed);
    }
}
