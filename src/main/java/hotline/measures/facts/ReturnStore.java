package hotline.measures.facts;

import static hotline.rows.SqlType.BIGINT;

import hotline.log.EventColumn;
import hotline.log.reading.LogSpan;
import hotline.rows.Parameters;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/**
 * Notes which complaints were filed by customers with another one shortly before. The log alone can't say so: it holds
 * no phone numbers that could be compared. A note never changes, so a recount finds the same.
 */
final class ReturnStore {
    /** Of the customer's earlier complaints only the last few matter, so that one number with thousands costs no more. */
    private static final int MOST_EARLIER = 8;

    private static final Statement<LogSpan> NOTE = Statement.of(
            EventColumn.in("""
            INSERT INTO customer_return (complaint, earlier, within_month, same_matter)
            SELECT c.id, e.id, e.received_at >= c.received_at - interval '30 days',
                   e.type = c.type OR coalesce(replace(e.waybill, '-', '') = replace(c.waybill, '-', ''), false)
            FROM (
                SELECT complaint_id FROM event
                WHERE (tx, id) > (:afterTx::bigint::text::xid8, :afterId)
                  AND (tx, id) <= (:upToTx::bigint::text::xid8, :upToId)
                  AND type = {RECEIVED}
                OFFSET 0
            ) AS receipt, LATERAL (
                SELECT id, phone, received_at, type, waybill FROM complaint WHERE id = receipt.complaint_id OFFSET 0
            ) AS c, LATERAL (
                SELECT o.id, o.received_at, o.ended_at, o.type, o.waybill
                FROM complaint AS o
                WHERE o.phone = c.phone AND o.id < c.id
                ORDER BY o.id DESC
                LIMIT %d
            ) AS e
            WHERE c.phone <> ''
              AND (e.received_at >= c.received_at - interval '30 days'
                   OR e.ended_at IS NULL OR e.ended_at >= c.received_at - interval '8 days')
            ON CONFLICT DO NOTHING""".formatted(MOST_EARLIER)),
            Parameters.<LogSpan>of()
                    .value("afterTx", BIGINT, span -> span.after().tx())
                    .value("afterId", BIGINT, span -> span.after().id())
                    .value("upToTx", BIGINT, span -> span.upTo().tx())
                    .value("upToId", BIGINT, span -> span.upTo().id()));

    private ReturnStore() {}

    static Future<Void> note(SqlClient transaction, LogSpan span) {
        return transaction.preparedQuery(NOTE.sql()).execute(NOTE.values(span)).mapEmpty();
    }
}
