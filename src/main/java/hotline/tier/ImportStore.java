package hotline.tier;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.tier.Figure.Points;
import hotline.tier.Figure.Trade;
import hotline.tier.TierImports.Author;
import hotline.tier.TierImports.Outcome;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Set;

/** Tables {@code customer_trade}, {@code customer_points} and {@code tier_import}. */
final class ImportStore {
    /** One import waits for the other, so that what it replaces is what it has read. */
    private static final String LOCK = "LOCK TABLE tier_import IN SHARE ROW EXCLUSIVE MODE";

    /**
     * A customer as a file names them.
     *
     * @param root the same number for all files of one customer
     */
    record Named(long file, String creditCode, long root) {}

    private record Sought(Set<Long> files, Set<String> creditCodes) {}

    private static final Statement<Sought> NAMED = Statement.of(
            """
            SELECT f.id, coalesce(f.credit_code, '') AS credit_code, coalesce(r.root, f.id) AS root
            FROM customer_file f LEFT JOIN file_root r ON r.file = f.id
            WHERE f.set_aside_at IS NULL AND f.id = ANY (:files)
            UNION
            SELECT f.id, f.credit_code, coalesce(r.root, f.id)
            FROM customer_file f LEFT JOIN file_root r ON r.file = f.id
            WHERE f.set_aside_at IS NULL AND f.credit_code = ANY (:creditCodes)
            """,
            Parameters.<Sought>of()
                    .array("files", BIGINT, Sought::files)
                    .array("creditCodes", TEXT, Sought::creditCodes));

    private static final Batch<Trade> TRADE = Batch.<Trade>of()
            .fixed("file", BIGINT, Trade::file)
            .fixed("year", INT, Trade::year)
            .column("amount_fen", BIGINT, Trade::amountFen)
            .column("returns_fen", BIGINT, Trade::returnsFen)
            .column("pays_well", BOOLEAN, Trade::paysWell);

    private static final Batch<Points> POINTS = Batch.<Points>of()
            .fixed("department", TEXT, Points::department)
            .fixed("period", TEXT, Points::period)
            .fixed("file", BIGINT, Points::file)
            .fixed("criterion", TEXT, Points::criterion)
            .column("hundredths", INT, Points::hundredths);

    private static final Statement<List<Trade>> TRADE_THERE =
            Statement.of("""
            SELECT t.file, t.year, t.amount_fen, t.returns_fen, t.pays_well
            FROM customer_trade t JOIN unnest(:trade) AS n ON n.file = t.file AND n.year = t.year
            """, Parameters.<List<Trade>>of().batch("trade", TRADE, trade -> trade));

    private static final Statement<List<Points>> POINTS_THERE =
            Statement.of("""
            SELECT p.department, p.period, p.file, p.criterion, p.hundredths
            FROM customer_points p JOIN unnest(:points) AS n
                ON n.department = p.department AND n.period = p.period AND n.file = p.file AND n.criterion = p.criterion
            """, Parameters.<List<Points>>of().batch("points", POINTS, points -> points));

    private record Changed<T>(List<T> figures, long id) {}

    private static final Statement<Changed<Trade>> WRITE_TRADE = Statement.of(
            """
            INSERT INTO customer_trade (%1$s, import) SELECT %2$s, :import FROM unnest(:trade) AS n
            ON CONFLICT (file, year) DO UPDATE SET %3$s, import = excluded.import
            """.formatted(TRADE.names(), TRADE.values(), TRADE.replacements()),
            Parameters.<Changed<Trade>>of()
                    .batch("trade", TRADE, Changed::figures)
                    .value("import", BIGINT, Changed::id));

    private static final Statement<Changed<Points>> WRITE_POINTS = Statement.of(
            """
            INSERT INTO customer_points (%1$s, import) SELECT %2$s, :import FROM unnest(:points) AS n
            ON CONFLICT (department, period, file, criterion) DO UPDATE SET %3$s, import = excluded.import
            """.formatted(POINTS.names(), POINTS.values(), POINTS.replacements()),
            Parameters.<Changed<Points>>of()
                    .batch("points", POINTS, Changed::figures)
                    .value("import", BIGINT, Changed::id));

    private record Import(Scheme scheme, Outcome outcome, Author author) {}

    private static final Statement<Import> IMPORT = Statement.of(
            """
            INSERT INTO tier_import (at, by, scheme, added, replaced, same)
            VALUES (:at, :by, :scheme, :added, :replaced, :same) RETURNING id
            """,
            Parameters.<Import>of()
                    .value("at", INSTANT, of -> of.author().at())
                    .optional("by", BIGINT, of -> of.author().by())
                    .value("scheme", TEXT, of -> of.scheme().code())
                    .value("added", INT, of -> of.outcome().added())
                    .value("replaced", INT, of -> of.outcome().replaced())
                    .value("same", INT, of -> of.outcome().same()));

    private static final String IMPORTS = """
            SELECT i.at, p.name AS by_name, i.scheme, i.added, i.replaced, i.same
            FROM tier_import i LEFT JOIN person p ON p.id = i.by ORDER BY i.id DESC LIMIT 50
            """;

    private ImportStore() {}

    static Future<Void> lock(SqlClient transaction) {
        return transaction.query(LOCK).execute().mapEmpty();
    }

    static Future<List<Named>> named(SqlClient client, Set<Long> files, Set<String> creditCodes) {
        return client.preparedQuery(NAMED.sql())
                .execute(NAMED.values(new Sought(files, creditCodes)))
                .map(rows -> Rows.all(
                        rows, row -> new Named(row.number("id"), row.text("credit_code"), row.number("root"))));
    }

    static Future<List<Figure>> tradeThere(SqlClient client, List<Trade> trade) {
        return client.preparedQuery(TRADE_THERE.sql())
                .execute(TRADE_THERE.values(trade))
                .map(rows -> Rows.all(rows, ImportStore::trade));
    }

    static Future<List<Figure>> pointsThere(SqlClient client, List<Points> points) {
        return client.preparedQuery(POINTS_THERE.sql())
                .execute(POINTS_THERE.values(points))
                .map(rows -> Rows.all(rows, ImportStore::points));
    }

    static Future<Long> record(SqlClient transaction, Scheme scheme, Outcome outcome, Author author) {
        return transaction
                .preparedQuery(IMPORT.sql())
                .execute(IMPORT.values(new Import(scheme, outcome, author)))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    static Future<Void> writeTrade(SqlClient transaction, List<Trade> trade, long id) {
        return transaction
                .preparedQuery(WRITE_TRADE.sql())
                .execute(WRITE_TRADE.values(new Changed<>(trade, id)))
                .mapEmpty();
    }

    static Future<Void> writePoints(SqlClient transaction, List<Points> points, long id) {
        return transaction
                .preparedQuery(WRITE_POINTS.sql())
                .execute(WRITE_POINTS.values(new Changed<>(points, id)))
                .mapEmpty();
    }

    static Future<List<PastTierImport>> imports(SqlClient client) {
        return client.query(IMPORTS)
                .execute()
                .map(rows -> Rows.all(
                        rows,
                        row -> new PastTierImport(
                                row.instant("at"),
                                row.optionalText("by_name"),
                                row.code("scheme", Scheme::of),
                                row.integer("added"),
                                row.integer("replaced"),
                                row.integer("same"))));
    }

    private static Figure trade(Fields row) {
        return new Trade(
                row.number("file"),
                row.integer("year"),
                row.number("amount_fen"),
                row.number("returns_fen"),
                row.flag("pays_well"));
    }

    private static Figure points(Fields row) {
        return new Points(
                row.number("file"),
                row.text("department"),
                row.text("period"),
                row.text("criterion"),
                row.integer("hundredths"));
    }
}
