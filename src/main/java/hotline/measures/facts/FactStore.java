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
    private static final Batch<PlacedFact.Coded> COLUMNS = columns();

    /** @param sums of these facts */
    private record Written(List<PlacedFact.Coded> facts, FactSums sums) {}

    private static final Statement<Written> WRITE = Statement.of(
            """
            WITH stored AS (
                INSERT INTO fact (%1$s) SELECT %1$s FROM unnest(:facts) AS n
            ),
            summed AS (
                INSERT INTO fact_sum AS s (%2$s)
                SELECT %2$s FROM unnest(:days) AS n
                ORDER BY kind, day, type, severity, channel, variant, flags
                ON CONFLICT (kind, day, type, severity, channel, variant, flags)
                    DO UPDATE SET n = s.n + excluded.n, value = s.value + excluded.value
            )
            INSERT INTO fact_stock AS s (%3$s)
            SELECT %3$s FROM unnest(:stocks) AS n
            ORDER BY kind, received_on, type, severity, channel
            ON CONFLICT (kind, received_on, type, severity, channel) DO UPDATE SET n = s.n + excluded.n""".formatted(COLUMNS.names(), FactSums.DAYS.names(), FactSums.STOCKS.names()),
            Parameters.<Written>of()
                    .batch("facts", COLUMNS, Written::facts)
                    .batch("days", FactSums.DAYS, written -> written.sums.days())
                    .batch("stocks", FactSums.STOCKS, written -> written.sums.stocks()));

    /** Into the table next to the facts, without sums, which are made at once for each month. */
    private static final Statement<List<PlacedFact.Coded>> WRITE_NEXT = Statement.of(
            "INSERT INTO fact_next (%1$s) SELECT %1$s FROM unnest(:facts) AS n".formatted(COLUMNS.names()),
            Parameters.<List<PlacedFact.Coded>>of().batch("facts", COLUMNS, facts -> facts));

    private static final String ABSENT = "SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NULL";

    private static final String FORGET_GONE = "DELETE FROM fact_stock WHERE n = 0";

    private FactStore() {}

    private static Batch<PlacedFact.Coded> columns() {
        var columns = Batch.<PlacedFact.Coded>of()
                .column("tx", BIGINT, coded -> coded.placed().at().tx())
                .column("id", BIGINT, coded -> coded.placed().at().id())
                .column("complaint", BIGINT, coded -> coded.placed().complaint())
                .column("value", BIGINT, coded -> coded.fact().value())
                .column("day", DATE, coded -> coded.fact().day())
                .column("received_on", DATE, coded -> coded.fact().receivedOn())
                .column("kind", INT, coded -> coded.fact().kind().code())
                .column("n", INT, coded -> coded.fact().n())
                .column("flags", INT, coded -> coded.fact().flags())
                .column("variant", INT, PlacedFact.Coded::variant);
        for (Dimension dimension : Dimension.STORED) {
            columns = columns.column(dimension.column(), INT, coded -> coded.id(dimension));
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
        return WRITE_NEXT.values(PlacedFact.coded(memory, facts));
    }

    /** Their months have a place to be stored. */
    static Future<Void> writeNext(SqlClient transaction, Tuple facts) {
        return transaction.preparedQuery(WRITE_NEXT.sql()).execute(facts).mapEmpty();
    }

    /** The memory has the numbers of all their codes. */
    static Future<Void> write(SqlClient transaction, FactMemory memory, List<PlacedFact> facts) {
        var coded = PlacedFact.coded(memory, facts);
        return transaction
                .preparedQuery(WRITE.sql())
                .execute(WRITE.values(new Written(coded, FactSums.of(coded))))
                .compose(written -> transaction.query(FORGET_GONE).execute())
                .mapEmpty();
    }
}
