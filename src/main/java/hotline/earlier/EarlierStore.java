package hotline.earlier;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.UUID;

import hotline.complaint.Precedence;
import hotline.customer.CallersOfNumber.FileOnNumber;
import hotline.earlier.Candidates.Case;
import hotline.earlier.Candidates.KnownFile;
import hotline.earlier.Candidates.Unfiled;
import hotline.earlier.Candidates.UnfiledReturn;
import hotline.policy.tier.Tier;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what may be about the same thing as complaints that are about to be filed, in one statement for all of them. */
final class EarlierStore {
    /** A dispatch desk's number, or a waybill of a whole consignment, costs no more. */
    private static final int MOST_CASES = 30;

    private static final int MOST_FILES = 200;

    private static final Batch<Sought> SOUGHT = Batch.<Sought>of()
            .fixed("place", INT, Sought::place)
            .fixed("source", TEXT, one -> one.source().code())
            .fixed("phone", TEXT, one -> one.isExternal() ? one.phone() : "")
            .fixedOptional("waybill", TEXT, Sought::bareWaybill)
            .fixed("type", TEXT, Sought::type)
            .fixed("received_at", INSTANT, Sought::receivedAt)
            .fixed("matter_since", INSTANT, Sought::matterSince)
            .fixed("waybill_since", INSTANT, Sought::waybillSince)
            .fixedOptional("linked_to", BIGINT, Sought::linkedTo)
            .fixedOptional("key", UUID, Sought::key)
            .fixed("before", BIGINT, Sought::before);

    private static final String CASE = """
            jsonb_build_object('id', o.id, 'number', o.number, 'others', ARRAY(
                SELECT x.earlier FROM complaint_earlier x WHERE x.complaint = o.id AND x.undone_at IS NOT NULL))
            """;

    /** Such as counts for repeats (30 days) and for first contacts (a week, and a day that may be another one elsewhere). */
    private static final String IS_RETURN = """
            (o.received_at >= n.received_at - interval '30 days' OR o.ended_at IS NULL OR o.ended_at >= n.received_at - interval '8 days')
            """;

    private static final String RETURN = """
            jsonb_build_object('id', o.id, 'within_month', o.received_at >= n.received_at - interval '30 days',
                'same_matter', o.type = n.type OR coalesce(replace(o.waybill, '-', '') = n.waybill, false))
            """;

    /** A row for each candidate; most complaints have none. */
    private static final Statement<List<Sought>> FIND = Statement.of(
            """
            WITH sought AS MATERIALIZED (SELECT * FROM unnest(:sought) AS n)
            SELECT n.place, 'repeat' AS what, NULL::jsonb AS found, NULL::bigint AS file, NULL::bigint AS root, NULL AS name,
                   NULL AS extension, NULL::timestamptz AS at, NULL::boolean AS own, NULL::jsonb AS tiers, NULL::jsonb AS returns
            FROM sought n JOIN idempotency_key k ON k.id = n.key
            UNION ALL
            SELECT n.place, 'followed', %1$s, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
            FROM sought n, LATERAL (
                SELECT c.id, c.number FROM complaint c WHERE c.id = n.linked_to
                UNION ALL
                SELECT c.id, c.number FROM complaint_earlier e JOIN complaint c ON c.id = e.earlier
                WHERE e.complaint = n.linked_to AND e.undone_at IS NULL AND c.status <> 'withdrawn') o
            WHERE n.linked_to IS NOT NULL
            UNION ALL
            SELECT n.place, 'waybill', %1$s, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
            FROM sought n, LATERAL (
                (SELECT c.id, c.number FROM complaint c
                 WHERE c.waybill = n.waybill AND c.id < n.before AND c.source = n.source AND c.received_at >= n.waybill_since AND c.status <> 'withdrawn'
                 ORDER BY c.id DESC LIMIT %2$d)
                UNION ALL
                (SELECT c.id, c.number FROM complaint c
                 WHERE c.waybill LIKE '%%-%%' AND replace(c.waybill, '-', '') = n.waybill AND c.id < n.before AND c.source = n.source
                   AND c.received_at >= n.waybill_since AND c.status <> 'withdrawn'
                 ORDER BY c.id DESC LIMIT %2$d)) o
            WHERE n.waybill IS NOT NULL
            UNION ALL
            SELECT n.place, 'unfiled', %1$s, NULL, NULL, o.complainant, o.phone_extension, NULL, NULL, NULL, NULL
            FROM sought n, LATERAL (
                SELECT c.id, c.number, c.complainant, c.phone_extension, c.type, c.source, c.received_at, c.status FROM complaint c
                WHERE c.phone = n.phone AND c.id < n.before ORDER BY c.id DESC LIMIT %2$d) o
            WHERE n.phone <> '' AND o.type = n.type AND o.source = n.source AND o.received_at >= n.matter_since
              AND o.status <> 'withdrawn' AND NOT EXISTS (SELECT FROM complaint_file l WHERE l.complaint = o.id)
            UNION ALL
            SELECT n.place, 'unfiled-return', %6$s, NULL, NULL, o.complainant, o.phone_extension, NULL, NULL, NULL, NULL
            FROM sought n, LATERAL (
                SELECT c.id, c.complainant, c.phone_extension, c.type, c.waybill, c.source, c.received_at, c.ended_at FROM complaint c
                WHERE c.phone = n.phone ORDER BY c.id DESC LIMIT %7$d) o
            WHERE n.phone <> '' AND o.source = n.source AND %5$s AND NOT EXISTS (SELECT FROM complaint_file l WHERE l.complaint = o.id)
            UNION ALL
            SELECT n.place, 'file', m.cases, k.file, k.root, k.name, k.extension, k.last_contact_at, k.own, (
                SELECT jsonb_agg(jsonb_build_object('tier', h.tier, 'department', h.department))
                FROM (
                    SELECT DISTINCT ON (t.department) t.tier, t.department
                    FROM customer_tier t
                    WHERE t.until IS NULL
                        AND t.file IN (SELECT k.root UNION ALL SELECT o.file FROM file_root o WHERE o.root = k.root)
                    ORDER BY t.department, t.file <> k.root, %4$s) h), (
                SELECT jsonb_agg(%6$s ORDER BY o.id DESC)
                FROM (
                    SELECT c.id, c.type, c.waybill, c.received_at, c.ended_at
                    FROM (SELECT k.root AS file UNION ALL SELECT r.file FROM file_root r WHERE r.root = k.root) g, LATERAL (
                        SELECT complaint FROM complaint_file WHERE file = g.file ORDER BY complaint DESC LIMIT %7$d) l
                        JOIN complaint c ON c.id = l.complaint
                    ORDER BY c.id DESC LIMIT %7$d) o
                WHERE %5$s)
            FROM sought n, LATERAL (
                SELECT h.id AS file, coalesce(r.root, k.file) AS root, h.name, k.extension, h.last_contact_at, h.id = k.file AS own
                FROM (
                    SELECT k.file, k.extension
                    FROM customer_contact k JOIN customer_file f ON f.id = k.file
                    WHERE k.value = n.phone AND k.kind = 'phone' AND k.ended_at IS NULL AND f.set_aside_at IS NULL
                    ORDER BY f.last_contact_at DESC, k.id DESC LIMIT %3$d) k
                    LEFT JOIN file_root r ON r.file = k.file, LATERAL (
                    SELECT k.file AS file
                    UNION SELECT r.root WHERE r.root IS NOT NULL
                    UNION SELECT m.file FROM file_root m WHERE m.root = coalesce(r.root, k.file)) s
                    JOIN customer_file h ON h.id = s.file) k, LATERAL (
                SELECT jsonb_agg(%1$s) AS cases
                FROM (SELECT k.root AS file UNION ALL SELECT r.file FROM file_root r WHERE r.root = k.root) g, LATERAL (
                    SELECT c.id, c.number, c.type, c.received_at, c.status
                    FROM (SELECT complaint FROM complaint_file WHERE file = g.file AND complaint < n.before ORDER BY complaint DESC LIMIT %2$d) l
                        JOIN complaint c ON c.id = l.complaint) o
                WHERE o.type = n.type AND o.received_at >= n.matter_since AND o.status <> 'withdrawn') m
            WHERE n.phone <> ''
            """.formatted(
                    CASE, MOST_CASES, MOST_FILES, Tier.placeOf("t.tier"), IS_RETURN, RETURN, Counting.MOST_RETURNS),
            Parameters.<List<Sought>>of().batch("sought", SOUGHT, batch -> batch));

    /** Until the end of the transaction, always in the same order. */
    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(one.key)
            FROM (SELECT DISTINCT hashtextextended(shared, 43) AS key FROM unnest($1::text[]) AS shared ORDER BY key OFFSET 0) one
            """;

    private EarlierStore() {}

    /** By place. */
    static Future<Map<Integer, Candidates>> find(SqlConnection connection, List<Sought> batch) {
        return connection.preparedQuery(FIND.sql()).execute(FIND.values(batch)).map(rows -> {
            var places = new HashMap<Integer, Reading>();
            for (var row : rows) {
                var fields = Fields.of(row);
                places.computeIfAbsent(fields.integer("place"), place -> new Reading())
                        .read(fields);
            }
            var found = new HashMap<Integer, Candidates>();
            places.forEach((place, reading) -> found.put(place, reading.candidates()));
            return found;
        });
    }

    static Future<Void> lock(SqlConnection transaction, Collection<String> shared) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(shared.toArray(String[]::new)))
                .mapEmpty();
    }

    private static final class Reading {
        private boolean isRepeat;
        private final List<Case> linked = new ArrayList<>();
        private final List<Case> ofWaybill = new ArrayList<>();
        private final List<Unfiled> unfiled = new ArrayList<>();
        private final List<UnfiledReturn> unfiledReturns = new ArrayList<>();
        private final List<KnownFile> files = new ArrayList<>();

        void read(Fields row) {
            switch (row.text("what")) {
                case "repeat" -> isRepeat = true;
                case "followed" -> linked.add(one(row));
                case "waybill" -> ofWaybill.add(one(row));
                case "unfiled" -> unfiled.add(new Unfiled(one(row), row.text("name"), row.optionalText("extension")));
                case "unfiled-return" ->
                    unfiledReturns.add(new UnfiledReturn(
                            aReturn(Fields.of(row.object("found"))), row.text("name"), row.optionalText("extension")));
                case "file" -> files.add(file(row));
                default -> throw new IllegalStateException("unknown: " + row.text("what"));
            }
        }

        private static Case one(Fields row) {
            return aCase(Fields.of(row.object("found")));
        }

        private static KnownFile file(Fields row) {
            return new KnownFile(
                    new FileOnNumber(
                            row.number("file"),
                            row.text("name"),
                            row.optionalText("extension"),
                            row.instant("at"),
                            row.number("root"),
                            row.flag("own")),
                    row.each("found", EarlierStore::aCase),
                    row.each("tiers", one -> new Precedence.Held(one.code("tier", Tier::of), one.text("department"))),
                    row.each("returns", EarlierStore::aReturn));
        }

        Candidates candidates() {
            return new Candidates(isRepeat, linked, ofWaybill, unfiled, unfiledReturns, files);
        }
    }

    private static Return aReturn(Fields one) {
        return new Return(Optional.of(one.number("id")), 0, one.flag("within_month"), one.flag("same_matter"));
    }

    private static Case aCase(Fields one) {
        return new Case(one.number("id"), one.text("number"), new HashSet<>(one.numbers("others")));
    }
}
