package hotline.measures.facts;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.TEXT;

import hotline.log.EventColumn;
import hotline.log.EventType;
import hotline.log.reading.LogPosition;
import hotline.log.reading.LogSpan;
import hotline.measures.facts.logged.LoggedRow;
import hotline.policy.ClockKind;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The events from which facts are counted. */
final class CaseLogStore {
    static final List<String> KINDS = Arrays.stream(EventType.values())
            .filter(CaseFold::reads)
            .map(EventType::code)
            .toList();

    /** Of kinds that say nothing but an answer or its limit, those that do; of notes those of customers too. */
    static final String COUNTED = EventColumn.in("""
            event.type = ANY (:kinds)
              AND (event.type NOT IN ({NOTED}, {OVERDUE})
                   OR {event.FIRST_SECONDS} IS NOT NULL OR {event.CLOCK} = '%s'
                   OR (event.type = {NOTED} AND event.actor IS NULL AND NOT event.internal))""".formatted(ClockKind.FIRST_RESPONSE.code()));

    static final String SELECTED = EventColumn.in("""
            SELECT event.tx::text::bigint AS tx, event.id, event.complaint_id, event.seq, event.type, event.at, event.actor,
                event.internal, event.data::text AS data,
                event.type = {RECEIVED} AND EXISTS (
                    SELECT FROM customer_return AS r WHERE r.complaint = event.complaint_id AND r.within_month) AS repeated
            """);

    private static final String RETURN = """
            SELECT event.tx::text::bigint AS tx, event.id, r.earlier AS complaint_id, 0 AS seq, event.type, event.at,
                NULL::bigint AS actor, event.internal, event.data::text AS data, false AS repeated
            """;

    /** Receipts of other complaints of the same customer about the same matter, as events of the earlier complaint. */
    static final String RETURNS = RETURN + EventColumn.in("""
            FROM customer_return AS r JOIN event ON event.complaint_id = r.complaint AND event.type = {RECEIVED}
            WHERE r.same_matter
            """);

    /** However many complaints there are, returns are looked up receipt by receipt. */
    private static final Statement<LogSpan> FRESH = Statement.of(
            SELECTED + """
            FROM event
            WHERE (event.tx, event.id) > (:afterTx::bigint::text::xid8, :afterId)
              AND (event.tx, event.id) <= (:upToTx::bigint::text::xid8, :upToId)
              AND %s
            UNION ALL
            """.formatted(COUNTED) + RETURN + EventColumn.in("""
            FROM (
                SELECT * FROM event
                WHERE (tx, id) > (:afterTx::bigint::text::xid8, :afterId)
                  AND (tx, id) <= (:upToTx::bigint::text::xid8, :upToId)
                  AND type = {RECEIVED}
                OFFSET 0
            ) AS event, LATERAL (
                SELECT earlier FROM customer_return WHERE complaint = event.complaint_id AND same_matter OFFSET 0
            ) AS r
            ORDER BY tx, id, seq"""),
            Parameters.<LogSpan>of()
                    .value("afterTx", BIGINT, span -> span.after().tx())
                    .value("afterId", BIGINT, span -> span.after().id())
                    .value("upToTx", BIGINT, span -> span.upTo().tx())
                    .value("upToId", BIGINT, span -> span.upTo().id())
                    .array("kinds", TEXT, span -> KINDS));

    private record Cases(Collection<Long> complaints, LogPosition upTo) {}

    /**
     * Each complaint's events are read by its own index: the place in the log is compared outside, where no plan can read all
     * events up to it. Events that are parked have not been counted.
     */
    private static final Statement<Cases> STORIES = Statement.of(
            """
            WITH uncounted AS MATERIALIZED (SELECT item FROM parked WHERE place = '%s')
            SELECT story.*
            FROM unnest(:complaints::bigint[]) AS asked (complaint_id), LATERAL (
                %s
                FROM (SELECT * FROM event AS own WHERE own.complaint_id = asked.complaint_id OFFSET 0) AS event
                WHERE (event.tx, event.id) <= (:tx::bigint::text::xid8, :id)
                  AND %s
                  AND event.tx::text || '-' || event.id NOT IN (SELECT item FROM uncounted)
                UNION ALL
                %s
                  AND r.earlier = asked.complaint_id
                  AND (event.tx, event.id) <= (:tx::bigint::text::xid8, :id)
                  AND event.tx::text || '-' || event.id NOT IN (SELECT item FROM uncounted)
                ORDER BY seq
                OFFSET 0
            ) AS story""".formatted(FactReader.PLACE, SELECTED, COUNTED, RETURNS),
            Parameters.<Cases>of()
                    .array("complaints", BIGINT, Cases::complaints)
                    .value("tx", BIGINT, cases -> cases.upTo().tx())
                    .value("id", BIGINT, cases -> cases.upTo().id())
                    .array("kinds", TEXT, cases -> KINDS));

    private static final String STANDS_AT = """
            SELECT tx::text::bigint AS tx, id FROM log_position WHERE reader = '%s' FOR UPDATE""".formatted(FactReader.NAME);

    private static final String WAITS = "SELECT EXISTS (SELECT FROM fact_rebuild WHERE reader_waits) AS waits";

    private CaseLogStore() {}

    /** Whether the facts are being made by parts, as there were none. */
    static Future<Boolean> readerWaits(SqlClient transaction) {
        return transaction.preparedQuery(WAITS).execute().map(rows -> Rows.only(rows, row -> row.flag("waits")));
    }

    /** How far the reader has counted; no other node counts until the transaction ends. */
    static Future<LogPosition> standsAt(SqlClient transaction) {
        return transaction.query(STANDS_AT).execute().map(rows -> Rows.only(rows, CaseLogStore::position));
    }

    static Future<List<LoggedRow>> fresh(SqlClient transaction, LogSpan span) {
        return transaction
                .preparedQuery(FRESH.sql())
                .execute(FRESH.values(span))
                .map(rows -> Rows.all(rows, CaseLogStore::event));
    }

    /** All counted events of those complaints up to that place, each complaint's in its order. */
    static Future<List<LoggedRow>> stories(SqlClient transaction, Collection<Long> complaints, LogPosition upTo) {
        return complaints.isEmpty()
                ? Future.succeededFuture(List.of())
                : transaction
                        .preparedQuery(STORIES.sql())
                        .execute(STORIES.values(new Cases(complaints, upTo)))
                        .map(rows -> Rows.all(rows, CaseLogStore::event));
    }

    static LoggedRow event(Fields row) {
        return new LoggedRow(
                position(row),
                row.number("complaint_id"),
                row.integer("seq"),
                row.code("type", EventType::of),
                row.instant("at"),
                row.optionalNumber("actor"),
                row.flag("internal"),
                row.text("data"),
                row.flag("repeated"));
    }

    private static LogPosition position(Fields row) {
        return new LogPosition(row.number("tx"), row.number("id"));
    }
}
