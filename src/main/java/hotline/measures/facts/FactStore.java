package hotline.measures.facts;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INT;

import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes facts and, in the same statement, their sums. */
final class FactStore {
    /** With its codes as numbers. */
    private record Stored(FactMemory memory, PlacedFact placed) {
        private int id(int kind, String code) {
            return code.isEmpty() ? 0 : memory.idsOf(kind).getOrDefault(code, 0);
        }
    }

    private static final Batch<Stored> COLUMNS = columns();

    private static final Statement<List<Stored>> WRITE = Statement.of(
            """
            WITH added AS MATERIALIZED (SELECT n.* FROM unnest(:facts) AS n),
            stored AS (
                INSERT INTO fact (%1$s) SELECT %1$s FROM added
            ),
            summed AS (
                INSERT INTO fact_sum AS s (day, kind, type, severity, channel, variant, flags, n, value)
                SELECT day, kind, type, severity, channel, variant, flags, sum(n),
                       CASE WHEN kind IN %2$s THEN 0 ELSE sum(n * value) END
                FROM added
                GROUP BY kind, day, type, severity, channel, variant, flags
                HAVING sum(n) <> 0 OR sum(n * value) <> 0
                ORDER BY kind, day, type, severity, channel, variant, flags
                ON CONFLICT (kind, day, type, severity, channel, variant, flags)
                    DO UPDATE SET n = s.n + excluded.n, value = s.value + excluded.value
            )
            INSERT INTO fact_stock AS s (kind, received_on, type, severity, channel, n)
            SELECT kind, received_on, type, severity, channel, sum(n)
            FROM added
            WHERE kind IN %2$s
            GROUP BY kind, received_on, type, severity, channel
            HAVING sum(n) <> 0
            ORDER BY kind, received_on, type, severity, channel
            ON CONFLICT (kind, received_on, type, severity, channel) DO UPDATE SET n = s.n + excluded.n""".formatted(COLUMNS.names(), FactKind.stocks()),
            Parameters.<List<Stored>>of().batch("facts", COLUMNS, facts -> facts));

    /** Into the table next to the facts, without sums, which are made at once for each month. */
    private static final Statement<List<Stored>> WRITE_NEXT = Statement.of(
            "INSERT INTO fact_next (%1$s) SELECT %1$s FROM unnest(:facts) AS n".formatted(COLUMNS.names()),
            Parameters.<List<Stored>>of().batch("facts", COLUMNS, facts -> facts));

    private static final String ABSENT = "SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NULL";

    private static final String FORGET_GONE = "DELETE FROM fact_stock WHERE n = 0";

    private FactStore() {}

    private static Batch<Stored> columns() {
        var columns = Batch.<Stored>of()
                .column("tx", BIGINT, stored -> stored.placed().at().tx())
                .column("id", BIGINT, stored -> stored.placed().at().id())
                .column("complaint", BIGINT, stored -> stored.placed().complaint())
                .column("value", BIGINT, stored -> stored.placed().fact().value())
                .column("day", DATE, stored -> stored.placed().fact().day())
                .column("received_on", DATE, stored -> stored.placed().fact().receivedOn())
                .column("kind", INT, stored -> stored.placed().fact().kind().code())
                .column("n", INT, stored -> stored.placed().fact().n())
                .column("flags", INT, stored -> stored.placed().fact().flags())
                .column(
                        "variant",
                        INT,
                        stored -> stored.id(
                                Dimension.VARIANT, stored.placed().fact().variant()));
        for (Dimension dimension : Dimension.STORED) {
            columns = columns.column(
                    dimension.column(),
                    INT,
                    stored -> stored.id(
                            dimension.code(), stored.placed().fact().of().code(dimension)));
        }
        return columns;
    }

    /** The months that the facts lie in have a place to be stored. */
    static Future<Void> partitions(SqlClient transaction, FactMemory memory, List<PlacedFact> facts) {
        var missing = facts.stream()
                .map(placed -> YearMonth.from(placed.fact().day()))
                .distinct()
                .filter(month -> !memory.months().contains(month))
                .toList();
        if (missing.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(ABSENT)
                .execute(Tuple.of(missing.stream().map(FactStore::name).toArray(String[]::new)))
                .compose(rows -> make(transaction, missing, Set.copyOf(Rows.all(rows, row -> row.text("name")))))
                .onSuccess(made -> memory.months().addAll(missing));
    }

    private static Future<Void> make(SqlClient transaction, List<YearMonth> months, Set<String> absent) {
        var partitions = months.stream()
                .filter(month -> absent.contains(name(month)))
                .map(FactStore::partition)
                .collect(Collectors.joining(";\n"));
        return partitions.isEmpty()
                ? Future.succeededFuture()
                : transaction.query(partitions).execute().mapEmpty();
    }

    private static String name(YearMonth month) {
        return "fact_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
    }

    /** Vacuumed early: reading an index alone needs pages that are known to be visible. */
    private static String partition(YearMonth month) {
        return "CREATE TABLE %s PARTITION OF fact FOR VALUES FROM ('%s') TO ('%s') WITH (autovacuum_vacuum_insert_scale_factor = 0.05)"
                .formatted(name(month), month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /** What {@link #writeNext} writes. The memory has the numbers of all their codes. Costs processor time. */
    static Tuple next(FactMemory memory, List<PlacedFact> facts) {
        return WRITE_NEXT.values(
                facts.stream().map(placed -> new Stored(memory, placed)).toList());
    }

    /** Their months have a place to be stored. */
    static Future<Void> writeNext(SqlClient transaction, Tuple facts) {
        return transaction.preparedQuery(WRITE_NEXT.sql()).execute(facts).mapEmpty();
    }

    /** The memory has the numbers of all their codes. */
    static Future<Void> write(SqlClient transaction, FactMemory memory, List<PlacedFact> facts) {
        var stored = facts.stream().map(placed -> new Stored(memory, placed)).toList();
        return transaction
                .preparedQuery(WRITE.sql())
                .execute(WRITE.values(stored))
                .compose(written -> transaction.query(FORGET_GONE).execute())
                .mapEmpty();
    }
}
