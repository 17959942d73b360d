package hotline.measures.facts;

import static hotline.rows.SqlType.BIGINT;

import hotline.log.EventColumn;
import hotline.log.reading.LogPosition;
import hotline.log.reading.LogSpan;
import hotline.rows.Parameters;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/**
 * Notes which complaints were filed by customers with another one shortly before, where intake has not done so: of older complaints, and of
 * policies by which no customer is looked up. There a customer is a phone number. The log alone can't say so: it holds no phone numbers that
 * could be compared. A note never changes, so a recount finds the same.
 */
final class ReturnStore {
    /** Of the customer's earlier complaints only the last few matter, so that one number with thousands costs no more. */
    private static final int MOST_EARLIER = 8;

    private record Complaints(long first, long last, LogPosition upTo) {}

    private static final Statement<LogSpan> NOTE = Statement.of(
            EventColumn.in(note("""
            SELECT complaint_id FROM event
            WHERE (tx, id) > (:afterTx::bigint::text::xid8, :afterId)
              AND (tx, id) <= (:upToTx::bigint::text::xid8, :upToId)
              AND type = {RECEIVED} AND {RETURNS} IS NULL""")),
            Parameters.<LogSpan>of()
                    .value("afterTx", BIGINT, span -> span.after().tx())
                    .value("afterId", BIGINT, span -> span.after().id())
                    .value("upToTx", BIGINT, span -> span.upTo().tx())
                    .value("upToId", BIGINT, span -> span.upTo().id()));

    private static final Statement<Complaints> NOTE_OF = Statement.of(
            EventColumn.in(note("""
            SELECT complaint_id FROM event
            WHERE complaint_id BETWEEN :first AND :last
              AND (tx, id) <= (:upToTx::bigint::text::xid8, :upToId)
              AND type = {RECEIVED} AND {RETURNS} IS NULL""")),
            Parameters.<Complaints>of()
                    .value("first", BIGINT, Complaints::first)
                    .value("last", BIGINT, Complaints::last)
                    .value("upToTx", BIGINT, complaints -> complaints.upTo().tx())
                    .value("upToId", BIGINT, complaints -> complaints.upTo().id()));

    private ReturnStore() {}

    private static String note(String receipts) {
        return """
            INSERT INTO customer_return (complaint, earlier, within_month, same_matter)
            SELECT c.id, e.id, e.received_at >= c.received_at - interval '30 days',
                   e.type = c.type OR coalesce(replace(e.waybill, '-', '') = replace(c.waybill, '-', ''), false)
            FROM (
                %s
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
            ON CONFLICT DO NOTHING""".formatted(receipts, MOST_EARLIER);
    }

    /** Of the receipts of the complaints from the first to the last, up to that place in the log. */
    static Future<Void> noteOf(SqlClient transaction, long first, long last, LogPosition upTo) {
        return transaction
                .preparedQuery(NOTE_OF.sql())
                .execute(NOTE_OF.values(new Complaints(first, last, upTo)))
                .mapEmpty();
    }

    static Future<Void> note(SqlClient transaction, LogSpan span) {
        return transaction.preparedQuery(NOTE.sql()).execute(NOTE.values(span)).mapEmpty();
    }
}
