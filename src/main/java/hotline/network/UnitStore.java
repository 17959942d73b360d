package hotline.network;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;

import hotline.network.Unit.Parenthood;
import hotline.policy.taxonomy.LocalizedName;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables {@code unit}, {@code unit_parent}, {@code unit_alias} and {@code unit_change}. */
final class UnitStore {
    private static final String EPOCH = "SELECT epoch FROM network_epoch";

    /** A change of the network waits here until the one before it is committed. */
    private static final String NEXT_EPOCH = "UPDATE network_epoch SET epoch = epoch + 1 RETURNING epoch";

    private static final String UNITS =
            "SELECT code, kind, name_zh, name_en, line, phone, valid_from, valid_to FROM unit";

    private static final String PARENTS = "SELECT unit, valid_from, parent FROM unit_parent ORDER BY unit, valid_from";

    private static final String ALIASES = "SELECT text, unit FROM unit_alias";

    private static final Batch<Unit> UNIT = Batch.<Unit>of()
            .fixed("code", TEXT, Unit::code)
            .fixed("kind", TEXT, unit -> unit.kind().code())
            .column("name_zh", TEXT, unit -> unit.name().zh())
            .column("name_en", TEXT, unit -> unit.name().en())
            .optional("line", TEXT, Unit::line)
            .optional("phone", TEXT, Unit::phone)
            .column("valid_from", DATE, Unit::from)
            .optional("valid_to", DATE, Unit::to);

    private record Parented(String unit, Parenthood parenthood) {}

    private static final Batch<Parented> PARENT = Batch.<Parented>of()
            .fixed("unit", TEXT, Parented::unit)
            .fixed("valid_from", DATE, one -> one.parenthood().from())
            .fixedOptional("parent", TEXT, one -> one.parenthood().parent());

    private static final Batch<UnitChange> CHANGE = Batch.<UnitChange>of()
            .fixed("at", INSTANT, UnitChange::at)
            .fixed("unit", TEXT, UnitChange::unit)
            .fixedOptional("by", BIGINT, UnitChange::by)
            .fixed("fields", JSON, change -> change.fields().encode());

    private static final Statement<List<Unit>> WRITE_UNITS = Statement.of(
            """
            INSERT INTO unit (%s) SELECT %s FROM unnest(:units) AS n
            ON CONFLICT (code) DO UPDATE SET %s
            """.formatted(UNIT.names(), UNIT.values(), UNIT.replacements()),
            Parameters.<List<Unit>>of().batch("units", UNIT, units -> units));

    private static final Statement<List<Unit>> FORGET_PARENTS = Statement.of(
            "DELETE FROM unit_parent WHERE unit = ANY (:codes)",
            Parameters.<List<Unit>>of().array("codes", TEXT, units -> units.stream()
                    .map(Unit::code)
                    .toList()));

    private static final Statement<List<Unit>> WRITE_PARENTS = Statement.of(
            "INSERT INTO unit_parent (%s) SELECT %s FROM unnest(:parents) AS n"
                    .formatted(PARENT.names(), PARENT.values()),
            Parameters.<List<Unit>>of().batch("parents", PARENT, UnitStore::parents));

    private static final Statement<List<UnitChange>> WRITE_CHANGES = Statement.of(
            "INSERT INTO unit_change (%s) SELECT %s FROM unnest(:changes) AS n"
                    .formatted(CHANGE.names(), CHANGE.values()),
            Parameters.<List<UnitChange>>of().batch("changes", CHANGE, changes -> changes));

    private static final String CHANGES = """
            SELECT c.at, c.unit, c.by, c.fields, p.name AS by_name
            FROM unit_change c LEFT JOIN person p ON p.id = c.by
            WHERE c.unit = $1
            ORDER BY c.id DESC
            LIMIT 100
            """;

    /** @param text as it is stored with complaints */
    record Alias(String text, String unit, long by, Instant at) {}

    private static final Statement<Alias> WRITE_ALIAS = Statement.of(
            """
            INSERT INTO unit_alias (text, unit, by, at) VALUES (:text, :unit, :by, :at)
            ON CONFLICT (text) DO UPDATE SET unit = excluded.unit, by = excluded.by, at = excluded.at
            """,
            Parameters.<Alias>of()
                    .value("text", TEXT, Alias::text)
                    .value("unit", TEXT, Alias::unit)
                    .value("by", BIGINT, Alias::by)
                    .value("at", INSTANT, Alias::at));

    static Future<Long> epoch(SqlConnection connection) {
        return number(connection, EPOCH);
    }

    /** No other change of the network begins until the transaction ends. */
    static Future<Long> nextEpoch(SqlConnection transaction) {
        return number(transaction, NEXT_EPOCH);
    }

    private static Future<Long> number(SqlConnection connection, String sql) {
        return connection.preparedQuery(sql).execute().map(rows -> rows.iterator()
                .next()
                .getLong(0));
    }

    /** What a network is made of. */
    record Stored(List<Unit> units, Map<String, String> aliases) {}

    static Future<Stored> read(SqlConnection connection) {
        var units = connection.preparedQuery(UNITS).execute();
        var parents = connection.preparedQuery(PARENTS).execute();
        var aliases = connection.preparedQuery(ALIASES).execute();
        return Future.all(units, parents, aliases)
                .map(all -> new Stored(units(units.result(), parents.result()), aliases(aliases.result())));
    }

    static Future<Void> write(SqlConnection transaction, List<Unit> units, List<UnitChange> changes) {
        if (units.isEmpty()) {
            return Future.succeededFuture();
        }
        return run(transaction, WRITE_UNITS, units)
                .compose(written -> run(transaction, FORGET_PARENTS, units))
                .compose(forgotten -> run(transaction, WRITE_PARENTS, units))
                .compose(written -> writeChanges(transaction, changes));
    }

    static Future<Void> writeChanges(SqlConnection transaction, List<UnitChange> changes) {
        return run(transaction, WRITE_CHANGES, changes);
    }

    static Future<Void> write(SqlConnection transaction, Alias alias) {
        return run(transaction, WRITE_ALIAS, alias);
    }

    /** Newest first. */
    static Future<List<UnitChange>> changesOf(SqlConnection connection, String unit) {
        return connection
                .preparedQuery(CHANGES)
                .execute(Tuple.of(unit))
                .map(rows -> Rows.all(
                        rows,
                        row -> new UnitChange(
                                row.instant("at"),
                                row.text("unit"),
                                row.optionalNumber("by"),
                                row.optionalText("by_name"),
                                row.object("fields"))));
    }

    private static <P> Future<Void> run(SqlConnection transaction, Statement<P> statement, P of) {
        return transaction
                .preparedQuery(statement.sql())
                .execute(statement.values(of))
                .mapEmpty();
    }

    private static List<Parented> parents(List<Unit> units) {
        return units.stream()
                .flatMap(unit -> unit.parents().stream().map(one -> new Parented(unit.code(), one)))
                .toList();
    }

    private static List<Unit> units(RowSet<Row> units, RowSet<Row> parents) {
        var parentsOf = new HashMap<String, List<Parenthood>>();
        Rows.all(parents, row -> parentsOf
                .computeIfAbsent(row.text("unit"), first -> new ArrayList<>())
                .add(new Parenthood(row.day("valid_from"), row.optionalText("parent"))));
        return Rows.all(units, row -> unit(row, parentsOf.getOrDefault(row.text("code"), List.of())));
    }

    private static Unit unit(Fields row, List<Parenthood> parents) {
        return new Unit(
                row.text("code"),
                row.code("kind", UnitKind::of),
                new LocalizedName(row.text("name_zh"), row.text("name_en")),
                row.optionalText("line"),
                row.optionalText("phone"),
                row.day("valid_from"),
                row.optionalDay("valid_to"),
                parents);
    }

    private static Map<String, String> aliases(RowSet<Row> rows) {
        var aliases = new HashMap<String, String>();
        rows.forEach(row -> aliases.put(row.getString("text"), row.getString("unit")));
        return aliases;
    }
}
