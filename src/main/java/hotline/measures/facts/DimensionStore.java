package hotline.measures.facts;

import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The numbers that codes of dimensions are stored as. Only the reader of the log gives out new ones. */
final class DimensionStore {
    private record Code(int kind, String code) {}

    private static final Parameters<List<Code>> CODES = Parameters.<List<Code>>of()
            .batch(
                    "codes",
                    Batch.<Code>of().column("kind", INT, Code::kind).column("code", TEXT, Code::code),
                    codes -> codes);

    private static final Statement<List<Code>> LEARN = Statement.of("""
            WITH known AS MATERIALIZED (
                SELECT d.kind, d.id, d.code FROM unnest(:codes) AS n JOIN dimension AS d ON d.kind = n.kind AND d.code = n.code
            ), added AS (
                INSERT INTO dimension (kind, id, code)
                SELECT n.kind, coalesce((SELECT max(id) FROM dimension WHERE dimension.kind = n.kind), 0)
                       + row_number() OVER (PARTITION BY n.kind ORDER BY n.code), n.code
                FROM unnest(:codes) AS n
                WHERE NOT EXISTS (SELECT FROM known WHERE known.kind = n.kind AND known.code = n.code)
                RETURNING kind, id, code
            )
            SELECT kind::int, id, code FROM known
            UNION ALL
            SELECT kind::int, id, code FROM added""", CODES);

    private static final Statement<List<Code>> KNOWN = Statement.of(
            "SELECT d.kind::int, d.id, d.code FROM unnest(:codes) AS n JOIN dimension AS d ON d.kind = n.kind AND d.code = n.code",
            CODES);

    /** Numbers are given out one after the other, also by a server of the version before. */
    private static final String LOCK = "LOCK TABLE dimension IN SHARE ROW EXCLUSIVE MODE";

    private DimensionStore() {}

    /** Afterwards the memory has the numbers of all codes of these facts. */
    static Future<Void> learn(SqlClient transaction, FactMemory memory, List<PlacedFact> facts) {
        return known(transaction, memory, unknown(memory, facts)).compose(read -> {
            var fresh = unknown(memory, facts);
            return fresh.isEmpty()
                    ? Future.succeededFuture()
                    : transaction.query(LOCK).execute().compose(locked -> read(transaction, memory, LEARN, fresh));
        });
    }

    /** Whether the memory has them already. */
    static boolean knowsAll(FactMemory memory, List<PlacedFact> facts) {
        return unknown(memory, facts).isEmpty();
    }

    private static Future<Void> known(SqlClient transaction, FactMemory memory, List<Code> codes) {
        return codes.isEmpty() ? Future.succeededFuture() : read(transaction, memory, KNOWN, codes);
    }

    private static Future<Void> read(
            SqlClient transaction, FactMemory memory, Statement<List<Code>> statement, List<Code> codes) {
        return transaction
                .preparedQuery(statement.sql())
                .execute(statement.values(codes))
                .map(rows -> {
                    Rows.all(rows, row -> memory.idsOf(row.integer("kind")).put(row.text("code"), row.integer("id")));
                    return null;
                });
    }

    private static List<Code> unknown(FactMemory memory, List<PlacedFact> facts) {
        var unknown = new LinkedHashSet<Code>();
        var known = CaseDimensions.NONE;
        for (PlacedFact placed : facts) {
            var fact = placed.fact();
            addUnknown(unknown, memory, Dimension.VARIANT, fact.variant());
            if (!fact.of().equals(known)) {
                known = fact.of();
                for (Dimension dimension : Dimension.STORED) {
                    addUnknown(unknown, memory, dimension.code(), known.code(dimension));
                }
            }
        }
        return new ArrayList<>(unknown);
    }

    private static void addUnknown(Set<Code> unknown, FactMemory memory, int kind, String code) {
        if (!code.isEmpty() && !memory.idsOf(kind).containsKey(code)) {
            unknown.add(new Code(kind, code));
        }
    }
}
