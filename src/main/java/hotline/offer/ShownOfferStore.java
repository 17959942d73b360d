package hotline.offer;

import hotline.dispatch.WorkId;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Optional;

/** Offers with what their agents are shown of the work. */
final class ShownOfferStore {
    private static final String SELECT = """
            SELECT o.kind, o.subject, o.number, o.agent, o.line, o.offered_at, o.until, o.taking, o.answer, o.answered_at, o.reason, o.why,
                   coalesce(c.number, d.number, b.number) AS case_number, %s AS source, coalesce(c.type, d.type) AS type, coalesce(c.subtype, d.subtype) AS subtype,
                   coalesce(c.severity, d.severity) AS severity, coalesce(c.channel, d.channel) AS channel,
                   coalesce(c.tier, d.tier) AS tier, coalesce(c.emergency, d.emergency, false) AS emergency,
                   coalesce(k.due_at, c.due_at, w.due_at, v.due_at) AS due_at, coalesce(c.policy_version, d.policy_version) AS policy_version,
                   w.call,
                   (SELECT p.name FROM person p
                    WHERE p.id = coalesce(k.agent, c.owner, v.agent, (SELECT t.person FROM call t WHERE t.id = w.call AND t.answered_at IS NOT NULL))
                        AND p.id <> o.agent) AS taken_by,
                   (SELECT jsonb_object_agg(p.id, p.name) FROM person p WHERE p.id IN (
                        SELECT (x ->> 'person')::bigint FROM jsonb_array_elements(o.why -> 'passedOver') x
                        UNION ALL SELECT (o.why #>> '{tied,person}')::bigint)) AS names
            FROM offer o
                LEFT JOIN complaint c ON o.kind = 'case' AND c.id = o.subject
                LEFT JOIN callback k ON o.kind = 'callback' AND k.id = o.subject
                LEFT JOIN complaint d ON d.id = k.complaint_id
                LEFT JOIN callback_by_hand h ON k.by_hand AND h.callback_id = k.id
                LEFT JOIN complaint b ON b.id = h.complaint_id
                LEFT JOIN campaign g ON g.id = k.campaign
                LEFT JOIN call_work w ON o.kind = 'call' AND w.id = o.subject
                LEFT JOIN visit v ON o.kind = 'visit' AND v.id = o.subject
            """.formatted(WorkSource.OF_OFFER);

    private static final String OPEN = SELECT + "WHERE o.agent = $1 AND o.answer IS NULL";

    private static final String LAST =
            SELECT + "WHERE o.agent = $1 AND o.answer IS NOT NULL ORDER BY o.offered_at DESC LIMIT 1";

    private static final String COMPLAINT_OF_CALLBACK = "SELECT complaint_id FROM callback WHERE id = $1";

    private static final String LOCK_CALLBACK = "SELECT FROM callback WHERE id = $1 FOR UPDATE";

    private static final String CASE_NUMBER = """
            SELECT c.number FROM complaint c
            WHERE c.id = CASE $1 WHEN 'case' THEN $2 WHEN 'callback' THEN (
                SELECT coalesce(k.complaint_id, (SELECT h.complaint_id FROM callback_by_hand h WHERE h.callback_id = k.id)) FROM callback k WHERE k.id = $2) END
            """;

    private static final String SOURCE = "SELECT " + WorkSource.OF_CALLBACK
            + " AS source FROM callback k LEFT JOIN campaign g ON g.id = k.campaign WHERE k.id = $1";

    private ShownOfferStore() {}

    static Future<Optional<ShownOffer>> open(SqlConnection connection, long agent) {
        return shown(connection, OPEN, agent);
    }

    static Future<Optional<ShownOffer>> last(SqlConnection connection, long agent) {
        return shown(connection, LAST, agent);
    }

    static Future<Optional<Long>> complaintOfCallback(SqlConnection connection, long callback) {
        return connection
                .preparedQuery(COMPLAINT_OF_CALLBACK)
                .execute(Tuple.of(callback))
                .map(rows -> Rows.first(rows, row -> row.optionalNumber("complaint_id"))
                        .flatMap(complaint -> complaint));
    }

    static Future<Void> lockCallback(SqlConnection transaction, long callback) {
        return transaction
                .preparedQuery(LOCK_CALLBACK)
                .execute(Tuple.of(callback))
                .mapEmpty();
    }

    static Future<WorkSource> source(SqlConnection connection, WorkId work) {
        return switch (work.kind()) {
            case CALL -> Future.succeededFuture(WorkSource.CALLER);
            case VISIT -> Future.succeededFuture(WorkSource.VISITOR);
            case CASE, CHAT -> Future.succeededFuture(WorkSource.CASE);
            case CALLBACK ->
                connection
                        .preparedQuery(SOURCE)
                        .execute(Tuple.of(work.subject()))
                        .map(rows -> Rows.first(rows, row -> row.code("source", WorkSource::of))
                                .orElse(WorkSource.CASE));
        };
    }

    /** Empty where it is about none. */
    static Future<String> caseNumber(SqlConnection connection, WorkId work) {
        return connection
                .preparedQuery(CASE_NUMBER)
                .execute(Tuple.of(work.kind().code(), work.subject()))
                .map(rows -> Rows.first(rows, row -> row.text("number")).orElse(""));
    }

    private static Future<Optional<ShownOffer>> shown(SqlConnection connection, String sql, long agent) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(agent))
                .map(rows -> Rows.first(rows, row -> {
                    var names = new HashMap<Long, String>();
                    row.optionalObject("names")
                            .ifPresent(found -> found.forEach(
                                    one -> names.put(Long.parseLong(one.getKey()), String.valueOf(one.getValue()))));
                    return new ShownOffer(OfferStore.offer(row), subject(row), names, row.optionalText("taken_by"));
                }));
    }

    private static ShownOffer.Subject subject(Fields row) {
        return new ShownOffer.Subject(
                row.code("source", WorkSource::of),
                row.optionalText("case_number"),
                row.optionalText("type"),
                row.optionalText("subtype"),
                row.optionalText("severity"),
                row.optionalText("channel"),
                row.optionalText("tier"),
                row.flag("emergency"),
                row.optionalInstant("due_at"),
                row.optionalInteger("policy_version"),
                row.optionalNumber("call"));
    }
}
