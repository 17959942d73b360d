package hotline.measures.facts;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.log.reading.LogPosition;
import hotline.measures.facts.logged.LoggedRow;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the log and the facts side by side, complaint by complaint. */
final class RecountStore {
    private static final String DIMENSIONS =
            Dimension.STORED.stream().map(Dimension::column).collect(Collectors.joining(", "));

    /** The complaints after the first, up to the last. */
    private record Stretch(long after, long last, LogPosition upTo) {}

    /** By an index alone, so that it costs what it counts. */
    private static final String ENDS_AT = """
            SELECT count(*)::int AS events, max(complaint_id) AS last
            FROM (SELECT complaint_id FROM event WHERE complaint_id > $1 ORDER BY complaint_id, seq LIMIT $2) AS stretch""";

    private static final Statement<Stretch> EVENTS =
            events("SELECT item FROM parked WHERE place = '" + FactReader.PLACE + "'");

    private static final Statement<Stretch> EVENTS_BUT_LEFT_OUT = events("SELECT item FROM fact_rebuild_left_out");

    /** @param uncounted the places of events that are left out */
    private static Statement<Stretch> events(String uncounted) {
        return Statement.of(
                """
                WITH uncounted AS MATERIALIZED (%s),
                stretch AS MATERIALIZED (
                    SELECT * FROM event WHERE complaint_id > :after AND complaint_id <= :last
                )
                %s
                FROM stretch AS event
                WHERE (event.tx, event.id) <= (:tx::bigint::text::xid8, :id)
                  AND %s
                  AND event.tx::text || '-' || event.id NOT IN (SELECT item FROM uncounted)
                UNION ALL
                %s
                  AND r.earlier > :after AND r.earlier <= :last
                  AND (event.tx, event.id) <= (:tx::bigint::text::xid8, :id)
                  AND event.tx::text || '-' || event.id NOT IN (SELECT item FROM uncounted)
                ORDER BY complaint_id, seq""".formatted(uncounted, CaseLogStore.SELECTED, CaseLogStore.COUNTED, CaseLogStore.RETURNS),
                Parameters.<Stretch>of()
                        .value("after", BIGINT, Stretch::after)
                        .value("last", BIGINT, Stretch::last)
                        .value("tx", BIGINT, stretch -> stretch.upTo().tx())
                        .value("id", BIGINT, stretch -> stretch.upTo().id())
                        .array("kinds", TEXT, stretch -> CaseLogStore.KINDS));
    }

    /** All kinds are named for an index that begins with them. */
    private static final String FACTS = """
            SELECT complaint, kind::int, day, received_on, value, flags::int, variant::int, sum(n)::int AS n, %1$s
            FROM fact
            WHERE kind IN %3$s AND complaint > $1 AND complaint <= $2
            GROUP BY complaint, kind, day, received_on, value, flags, variant, %2$s
            HAVING sum(n) <> 0""".formatted(
                    Dimension.STORED.stream()
                            .map(dimension -> dimension.column() + "::int")
                            .collect(Collectors.joining(", ")),
                    DIMENSIONS,
                    FactKind.all());

    private static final String NUMBERS = "SELECT id, number FROM complaint WHERE id = ANY ($1)";

    /** Sums that are kept and those of the facts themselves, where they differ. */
    private static final String SUMS = """
            SELECT 'sum of ' || day || ', kind ' || kind || ', type ' || type || ', severity ' || severity || ', channel '
                || channel || ', variant ' || variant || ', flags ' || flags AS sum
            FROM (
                SELECT day, kind, type, severity, channel, variant, flags, sum(n) AS n,
                       CASE WHEN kind IN %1$s THEN 0 ELSE sum(n * value) END AS value
                FROM fact
                GROUP BY day, kind, type, severity, channel, variant, flags
                HAVING sum(n) <> 0 OR sum(n * value) <> 0
            ) AS counted
            FULL JOIN fact_sum AS kept USING (day, kind, type, severity, channel, variant, flags)
            WHERE coalesce(counted.n, 0) <> coalesce(kept.n, 0) OR coalesce(counted.value, 0) <> coalesce(kept.value, 0)
            UNION ALL
            SELECT 'stock of ' || received_on || ', kind ' || kind || ', type ' || type || ', severity ' || severity
                || ', channel ' || channel
            FROM (
                SELECT received_on, kind, type, severity, channel, sum(n) AS n
                FROM fact
                WHERE kind IN %1$s
                GROUP BY received_on, kind, type, severity, channel
                HAVING sum(n) <> 0
            ) AS counted
            FULL JOIN fact_stock AS kept USING (received_on, kind, type, severity, channel)
            WHERE coalesce(counted.n, 0) <> coalesce(kept.n, 0)""".formatted(FactKind.stocks());

    /** The highest number that is known of each kind. */
    private record Known(int kind, int id) {}

    private static final Statement<List<Known>> NEW_CODES = Statement.of(
            """
            SELECT d.kind::int, d.id, d.code FROM unnest(:known) AS n JOIN dimension AS d ON d.kind = n.kind AND d.id > n.id""",
            Parameters.<List<Known>>of()
                    .batch(
                            "known",
                            Batch.<Known>of().column("kind", INT, Known::kind).column("id", INT, Known::id),
                            known -> known));

    /** Codes by kind of dimension and number; a number never changes its code. */
    private final Map<Integer, Map<Integer, String>> codes = new HashMap<>();

    /**
     * The last complaint of a stretch of about so many events: the one before the complaint that the last of them belongs
     * to, and the highest number there is where the log ends before that.
     */
    static Future<Long> lastOf(SqlClient transaction, long after, int events) {
        return transaction
                .preparedQuery(ENDS_AT)
                .execute(Tuple.of(after, events))
                .map(rows -> Rows.only(
                        rows, row -> row.integer("events") < events ? Long.MAX_VALUE : row.number("last") - 1));
    }

    /** The counted events of the complaints after the first, up to the last, in the complaints' order. */
    static Future<List<LoggedRow>> events(SqlClient transaction, long after, long last, LogPosition upTo) {
        return transaction
                .preparedQuery(EVENTS.sql())
                .execute(EVENTS.values(new Stretch(after, last, upTo)))
                .map(rows -> Rows.all(rows, CaseLogStore::event));
    }

    /** The same from the first complaint to the last, without the events that a counting of all facts leaves out. */
    static Future<List<LoggedRow>> eventsButLeftOut(SqlClient transaction, long first, long last, LogPosition upTo) {
        return transaction
                .preparedQuery(EVENTS_BUT_LEFT_OUT.sql())
                .execute(EVENTS_BUT_LEFT_OUT.values(new Stretch(first - 1, last, upTo)))
                .map(rows -> Rows.all(rows, CaseLogStore::event));
    }

    Future<List<StoredFact>> facts(SqlClient transaction, long after, long last) {
        return learn(transaction).compose(known -> transaction
                .preparedQuery(FACTS)
                .execute(Tuple.of(after, last))
                .map(rows -> Rows.all(rows, this::fact)));
    }

    private Future<Void> learn(SqlClient transaction) {
        var known = IntStream.rangeClosed(Dimension.VARIANT, Dimension.STORED.size())
                .mapToObj(kind -> new Known(kind, highest(kind)))
                .toList();
        return transaction
                .preparedQuery(NEW_CODES.sql())
                .execute(NEW_CODES.values(known))
                .map(rows -> {
                    Rows.all(rows, row -> codes.computeIfAbsent(row.integer("kind"), first -> new HashMap<>())
                            .put(row.integer("id"), row.text("code")));
                    return null;
                });
    }

    private int highest(int kind) {
        return codes.getOrDefault(kind, Map.of()).keySet().stream()
                .max(Integer::compare)
                .orElse(0);
    }

    static Future<Map<Long, String>> numbers(SqlClient transaction, Collection<Long> complaints) {
        return transaction
                .preparedQuery(NUMBERS)
                .execute(Tuple.of(complaints.toArray(Long[]::new)))
                .map(rows -> Rows.byKey(rows, row -> row.number("id"), row -> row.text("number")));
    }

    static Future<List<String>> sums(SqlClient transaction) {
        return transaction.query(SUMS).execute().map(rows -> Rows.all(rows, row -> row.text("sum")));
    }

    private StoredFact fact(Fields row) {
        var of = CaseDimensions.NONE;
        for (Dimension dimension : Dimension.STORED) {
            of = of.with(dimension, code(dimension.code(), row.integer(dimension.column())));
        }
        var kind = FactKind.of(row.integer("kind"));
        var variant = code(Dimension.VARIANT, row.integer("variant")).orElse("");
        return new StoredFact(
                row.number("complaint"),
                new Fact(
                        kind,
                        row.day("day"),
                        row.day("received_on"),
                        row.integer("n"),
                        row.number("value"),
                        row.integer("flags"),
                        variant,
                        of));
    }

    /** 0 stands for none; a number without a code is shown as it is. */
    private Optional<String> code(int kind, int id) {
        return id == 0
                ? Optional.empty()
                : Optional.of(codes.getOrDefault(kind, Map.of()).getOrDefault(id, "no code " + id));
    }
}
