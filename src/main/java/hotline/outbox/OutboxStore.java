package hotline.outbox;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;

import hotline.outbox.message.Cancellation;
import hotline.outbox.message.DeliveryReport;
import hotline.outbox.message.MessageState;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.NewMessage.Template;
import hotline.outbox.message.SettledMessage;
import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlType;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Table {@code outbox}: messages are put, cancelled and reported on. */
final class OutboxStore {
    static final String SETTLED = "o.id, o.route, o.way, o.recipient, o.kind, o.cause, o.complaint_id, o.lane";

    /** @param why why it is not sent; empty: it waits */
    record Put(NewMessage message, Optional<String> why, Instant now) {
        private MessageState state() {
            return why.isEmpty() ? MessageState.WAITING : MessageState.SUPPRESSED;
        }

        /** Two recipients that share a lane by chance wait for each other, which harms neither. */
        private long lane() {
            return Objects.hash(
                            message.to().way().code(),
                            message.to().id(),
                            message.place().complaint().orElse(-1L))
                    + ((long) Long.hashCode(message.to().id()) << Integer.SIZE);
        }
    }

    private static final Batch<Put> ROWS = Batch.<Put>of()
            .fixed("route", INT, put -> put.message().to().route())
            .fixed("way", TEXT, put -> put.message().to().way().code())
            .fixed("recipient", BIGINT, put -> put.message().to().id())
            .fixed("kind", TEXT, put -> put.message().kind())
            .fixed("cause", TEXT, put -> put.message().cause())
            .fixedOptional("complaint_id", BIGINT, put -> put.message().place().complaint())
            .fixed("lane", BIGINT, Put::lane)
            .fixed("place", BIGINT, put -> put.message().place().number())
            .fixedOptional("address", TEXT, put -> put.message().to().address())
            .fixedOptional("subject", TEXT, put -> put.message().content().subject())
            .fixed("body", TEXT, put -> put.message().content().body())
            .fixedOptional(
                    "template", TEXT, put -> put.message().content().template().map(Template::name))
            .fixedOptional(
                    "template_version",
                    INT,
                    put -> put.message().content().template().map(Template::version))
            .fixed("details", JSON, put -> put.message().content().details().encode())
            .fixed("state", TEXT, put -> put.state().code())
            .fixedOptional(
                    "next_at",
                    INSTANT,
                    put -> put.why().isEmpty() ? Optional.of(put.message().notBefore()) : Optional.empty())
            .fixed("give_up_at", INSTANT, put -> put.message().giveUpAt())
            .fixedOptional("last_code", TEXT, Put::why)
            .fixed("created_at", INSTANT, Put::now)
            .fixedOptional(
                    "settled_at", INSTANT, put -> put.why().isEmpty() ? Optional.empty() : Optional.of(put.now()));

    private static final Statement<List<Put>> PUT = Statement.of(
            "INSERT INTO outbox AS o (" + ROWS.names() + ") SELECT " + ROWS.values() + """
             FROM unnest(:rows) AS n
            ON CONFLICT (cause, recipient, kind, way) DO NOTHING
            RETURNING o.state,
            """ + SETTLED,
            Parameters.<List<Put>>of().batch("rows", ROWS, rows -> rows));

    private static final String KNOWN = """
            SELECT n.place FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) WITH ORDINALITY AS n (cause, recipient, kind, way, place)
            JOIN outbox o USING (cause, recipient, kind, way)
            """;

    /** @param kind empty: all kinds */
    private record Unsaid(Cancellation of, Optional<String> kind) {}

    private static final Batch<Unsaid> UNSAID = Batch.<Unsaid>of()
            .fixed("way", TEXT, one -> one.of().way().code())
            .fixed("recipient", BIGINT, one -> one.of().recipient())
            .fixedOptional("complaint", BIGINT, one -> one.of().complaint())
            .fixedOptional("kind", TEXT, Unsaid::kind)
            .fixed("why", TEXT, one -> one.of().why());

    private record Cancelled(List<Cancellation> which, Instant now) {
        private List<Unsaid> unsaid() {
            return which.stream()
                    .flatMap(one -> one.kinds().isEmpty()
                            ? Stream.of(new Unsaid(one, Optional.empty()))
                            : one.kinds().stream().map(kind -> new Unsaid(one, Optional.of(kind))))
                    .toList();
        }
    }

    private static final Parameters<Cancelled> CANCELLED = Parameters.<Cancelled>of()
            .batch("unsaid", UNSAID, Cancelled::unsaid)
            .value("now", INSTANT, Cancelled::now);

    private static final String TO_CANCEL = """
            o.way = n.way AND o.recipient = n.recipient AND o.next_at IS NOT NULL AND o.state = 'waiting'
                AND (n.complaint IS NULL OR o.complaint_id = n.complaint) AND (n.kind IS NULL OR o.kind = n.kind)
            """;

    private static final Statement<Cancelled> ANY_TO_CANCEL = Statement.of(
            "SELECT EXISTS (SELECT FROM unnest(:unsaid) AS n JOIN outbox o ON " + TO_CANCEL + ") AS any", CANCELLED);

    private static final Statement<Cancelled> CANCEL =
            Statement.of("""
            UPDATE outbox o SET state = 'cancelled', next_at = NULL, held = false, settled_at = :now, last_code = n.why
            FROM unnest(:unsaid) AS n
            WHERE
            """ + TO_CANCEL + "RETURNING " + SETTLED, CANCELLED);

    private static final String REPORTED = """
            UPDATE outbox o
            SET state = $2, last_code = $3, last_detail = $4, settled_at = $5, next_at = NULL, held = false
            WHERE o.id = $1 AND (o.state IN ('unknown', 'accepted') OR (o.state = 'undelivered' AND $2 = 'delivered'))
            RETURNING
            """ + " " + SETTLED;

    private static final String ROUTE_OF = "SELECT route FROM outbox WHERE id = $1";
    private static final String BY_PROVIDER =
            "SELECT id FROM outbox WHERE route = $1 AND provider_id = $2 ORDER BY id DESC LIMIT 1";

    private static final String SENT = "SELECT state, address FROM outbox WHERE id = $1";

    /** The others of their lanes need not wait until the time that was guessed for them. */
    private static final String RELEASE = """
            UPDATE outbox o SET held = false, next_at = LEAST(o.next_at, $3)
            FROM (SELECT DISTINCT route, lane FROM unnest($1::int[], $2::bigint[]) AS l (route, lane)) AS n
            WHERE o.route = n.route AND o.lane = n.lane AND o.settled_at IS NULL AND o.held AND o.next_at IS NOT NULL
            """;

    /** A message that was settled, with its lane. */
    record Settled(SettledMessage message, long lane) {}

    private OutboxStore() {}

    /** The places, from 0, of those that are there already. */
    static Future<List<Integer>> known(SqlConnection transaction, List<NewMessage> messages) {
        return transaction
                .preparedQuery(KNOWN)
                .execute(Tuple.of(
                        messages.stream().map(NewMessage::cause).toArray(String[]::new),
                        messages.stream().map(one -> one.to().id()).toArray(Long[]::new),
                        messages.stream().map(NewMessage::kind).toArray(String[]::new),
                        messages.stream().map(one -> one.to().way().code()).toArray(String[]::new)))
                .map(rows -> Rows.all(rows, row -> Math.toIntExact(row.number("place")) - 1));
    }

    /** @return those that were not sent, and how many were put */
    static Future<PutRows> put(SqlConnection transaction, List<Put> rows) {
        return transaction
                .preparedQuery(PUT.sql())
                .execute(PUT.values(rows))
                .map(written -> new PutRows(
                        written.rowCount(),
                        Rows.all(
                                        written,
                                        row -> row.text("state").equals(MessageState.SUPPRESSED.code())
                                                ? Optional.of(SettledMessage.of(row))
                                                : Optional.<SettledMessage>empty())
                                .stream()
                                .flatMap(Optional::stream)
                                .toList()));
    }

    record PutRows(int count, List<SettledMessage> suppressed) {}

    static Future<Boolean> anyToCancel(SqlConnection transaction, List<Cancellation> which, Instant now) {
        return transaction
                .preparedQuery(ANY_TO_CANCEL.sql())
                .execute(ANY_TO_CANCEL.values(new Cancelled(which, now)))
                .map(rows -> Rows.only(rows, row -> row.flag("any")));
    }

    static Future<List<Settled>> cancel(SqlConnection transaction, List<Cancellation> which, Instant now) {
        return transaction
                .preparedQuery(CANCEL.sql())
                .execute(CANCEL.values(new Cancelled(which, now)))
                .map(rows -> Rows.all(rows, row -> new Settled(SettledMessage.of(row), row.number("lane"))));
    }

    static Future<Optional<Integer>> routeOf(SqlConnection transaction, long message) {
        return transaction
                .preparedQuery(ROUTE_OF)
                .execute(Tuple.of(message))
                .map(rows -> Rows.first(rows, row -> row.integer("route")));
    }

    /** Empty where it says nothing new. */
    static Future<Optional<Settled>> report(SqlConnection transaction, DeliveryReport report, Instant now) {
        var state = report.isDelivered() ? MessageState.DELIVERED : MessageState.UNDELIVERED;
        return transaction
                .preparedQuery(REPORTED)
                .execute(Tuple.of(
                        report.message(), state.code(), report.code(), report.detail(), SqlType.timestamptz(now)))
                .map(rows -> Rows.first(rows, row -> new Settled(SettledMessage.of(row), row.number("lane"))));
    }

    static Future<Optional<Long>> byProviderId(SqlConnection transaction, int route, String providerId) {
        return transaction
                .preparedQuery(BY_PROVIDER)
                .execute(Tuple.of(route, providerId))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<Optional<Outbox.Sent>> sent(SqlConnection transaction, long message) {
        return transaction
                .preparedQuery(SENT)
                .execute(Tuple.of(message))
                .map(rows -> Rows.first(
                        rows,
                        row -> new Outbox.Sent(row.code("state", MessageState::of), row.optionalText("address"))));
    }

    static Future<Void> release(SqlConnection transaction, List<Settled> settled, Instant now) {
        return settled.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(RELEASE)
                        .execute(Tuple.of(
                                settled.stream()
                                        .map(one -> one.message().route())
                                        .toArray(Integer[]::new),
                                settled.stream().map(Settled::lane).toArray(Long[]::new),
                                SqlType.timestamptz(now)))
                        .mapEmpty();
    }
}
