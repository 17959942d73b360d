package hotline.telephony.connector;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.BYTES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.telephony.mapping.Understood;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Table {@code call_event_raw}. */
final class MessageStore {
    /** One that has just come. */
    record New(
            long connector,
            Instant at,
            String contentType,
            Buffer body,
            Optional<String> messageId,
            Understood understood,
            boolean isTrial) {}

    private static final Batch<New> NEW = Batch.<New>of()
            .fixed("connector", BIGINT, New::connector)
            .fixed("received_at", INSTANT, New::at)
            .fixed("content_type", TEXT, New::contentType)
            .fixed("body", BYTES, New::body)
            .fixedOptional("message_id", TEXT, New::messageId)
            .fixed(
                    "state",
                    TEXT,
                    of -> of.isTrial() && of.understood() instanceof Understood.Events
                            ? "done"
                            : Verdict.of(of.understood()).state())
            .fixed("events", INT, of -> Verdict.of(of.understood()).events())
            .fixedOptional(
                    "problem", JSON, of -> Verdict.of(of.understood()).problem().map(JsonObject::encode))
            .fixed("trial", BOOLEAN, New::isTrial);

    /** One whose sender's id was here before is not stored again. In one order, as another node may just store the same ones. */
    private static final Statement<List<New>> ADD = Statement.of(
            """
            INSERT INTO call_event_raw (%s) SELECT %s FROM unnest(:messages) AS n ORDER BY n.connector, n.message_id, n.received_at
            ON CONFLICT (connector, message_id) WHERE message_id IS NOT NULL DO NOTHING
            """.formatted(NEW.names(), NEW.values()),
            Parameters.<List<New>>of().batch("messages", NEW, messages -> messages));

    /**
     * What became of a message.
     *
     * @param calls that it is about
     */
    record Verdict(long id, String state, int events, Optional<JsonObject> problem, Set<Long> calls) {
        Verdict {
            calls = Set.copyOf(calls);
        }

        static Verdict of(Understood understood) {
            return of(0, understood);
        }

        /** Whose events are still to be written waits. */
        static Verdict of(long id, Understood understood) {
            if (understood instanceof Understood.Events all) {
                return new Verdict(id, "waiting", all.events().size(), Optional.empty(), Set.of());
            }
            return understood instanceof Understood.Refused refused
                    ? new Verdict(
                            id,
                            "refused",
                            0,
                            Optional.of(new JsonObject()
                                    .put("code", refused.code().code())
                                    .put("value", refused.value())),
                            Set.of())
                    : new Verdict(id, "ignored", 0, Optional.empty(), Set.of());
        }

        /** An array of arrays is none in SQL. */
        String about() {
            return calls.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
        }

        /** Whose events are written is done. */
        Verdict done(Set<Long> about) {
            return state.equals("waiting") ? new Verdict(id, "done", events, problem, about) : this;
        }
    }

    private static final String COLUMNS =
            "id, connector, received_at, content_type, body, state, events, problem, trial";

    /** Those of nodes that died are among them. What is read once more waits behind what is new. */
    private static final String CLAIM = "SELECT " + COLUMNS + """
             FROM call_event_raw WHERE state = 'waiting' ORDER BY done_at IS NOT NULL, received_at, id LIMIT $1 FOR UPDATE SKIP LOCKED
            """;

    private static final String CLAIM_ONE = "SELECT " + COLUMNS + """
             FROM call_event_raw WHERE state = 'waiting' AND id = $1 FOR UPDATE SKIP LOCKED
            """;

    private static final Batch<Verdict> VERDICTS = Batch.<Verdict>of()
            .fixed("id", BIGINT, Verdict::id)
            .column("state", TEXT, Verdict::state)
            .column("events", INT, Verdict::events)
            .optional("problem", JSON, verdict -> verdict.problem().map(JsonObject::encode))
            .fixed("about", TEXT, Verdict::about);

    private record Decided(List<Verdict> verdicts, Instant at) {}

    private static final Statement<Decided> DECIDE = Statement.of(
            """
            UPDATE call_event_raw r SET %s, done_at = :at, calls = string_to_array(n.about, ',')::bigint[] FROM unnest(:verdicts) AS n WHERE r.id = n.id
            """.formatted(VERDICTS.assignments("r")),
            Parameters.<Decided>of().value("at", INSTANT, Decided::at).batch("verdicts", VERDICTS, Decided::verdicts));

    private static final String NEWEST = "SELECT " + COLUMNS + """
             FROM call_event_raw WHERE connector = $1 AND id < $2 ORDER BY id DESC LIMIT $3
            """;

    private static final String AGAIN = """
            UPDATE call_event_raw SET state = 'waiting', problem = NULL
            WHERE connector = $1 AND received_at >= $2 AND NOT trial AND state <> 'waiting'
            """;

    private static final String FORGET = """
            DELETE FROM call_event_raw WHERE id = ANY (ARRAY(
                SELECT id FROM call_event_raw WHERE received_at < $1 ORDER BY received_at LIMIT $2 FOR UPDATE SKIP LOCKED))
            """;

    private MessageStore() {}

    static Future<Void> add(SqlClient client, List<New> messages) {
        return client.preparedQuery(ADD.sql()).execute(ADD.values(messages)).mapEmpty();
    }

    static Future<List<RawMessage>> claim(SqlConnection transaction, int most) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(most))
                .map(rows -> Rows.all(rows, MessageStore::message));
    }

    static Future<List<RawMessage>> claimOne(SqlConnection transaction, long id) {
        return transaction
                .preparedQuery(CLAIM_ONE)
                .execute(Tuple.of(id))
                .map(rows -> Rows.all(rows, MessageStore::message));
    }

    static Future<Void> decide(SqlConnection transaction, List<Verdict> verdicts, Instant at) {
        return verdicts.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(DECIDE.sql())
                        .execute(DECIDE.values(new Decided(verdicts, at)))
                        .mapEmpty();
    }

    static Future<List<RawMessage>> newest(SqlClient client, long connector, long before, int most) {
        return client.preparedQuery(NEWEST)
                .execute(Tuple.of(connector, before, most))
                .map(rows -> Rows.all(rows, MessageStore::message));
    }

    static Future<Integer> again(SqlConnection transaction, long connector, Instant since) {
        return transaction
                .preparedQuery(AGAIN)
                .execute(Tuple.of(connector, timestamptz(since)))
                .map(rows -> rows.rowCount());
    }

    static Future<Integer> forget(SqlClient client, Instant before, int most) {
        return client.preparedQuery(FORGET)
                .execute(Tuple.of(timestamptz(before), most))
                .map(rows -> rows.rowCount());
    }

    private static RawMessage message(Fields row) {
        var problem = row.optionalObject("problem");
        return new RawMessage(
                row.number("id"),
                row.number("connector"),
                row.instant("received_at"),
                row.text("content_type"),
                row.bytes("body"),
                row.text("state"),
                row.integer("events"),
                problem.map(one -> one.getString("code")),
                problem.map(one -> one.getString("value", "")).orElse(""),
                row.flag("trial"));
    }
}
