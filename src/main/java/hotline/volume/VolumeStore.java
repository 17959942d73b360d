package hotline.volume;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.volume.VolumeImport.Outcome;
import hotline.volume.VolumeImport.Place;
import hotline.volume.Volumes.Author;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;

/** Tables {@code parcel_volume}, {@code volume_import} and {@code volume_replaced}. */
final class VolumeStore {
    /** One import waits for the other, so that what it replaces is what it has read. */
    private static final String LOCK = "LOCK TABLE volume_import IN SHARE ROW EXCLUSIVE MODE";

    private static final Batch<Volume> VOLUME = Batch.<Volume>of()
            .fixed("day", DATE, Volume::day)
            .fixed("branch", TEXT, Volume::branch)
            .optional("hub", TEXT, Volume::hub)
            .optional("region", TEXT, Volume::region)
            .column("parcels", BIGINT, Volume::parcels)
            .optional("insured", BIGINT, Volume::insured);

    private static final String SELECTED = "v.day, v.branch, v.hub, v.region, v.parcels, v.insured";

    private static final Statement<List<Volume>> THERE = Statement.of(
            "SELECT " + SELECTED
                    + " FROM parcel_volume AS v JOIN unnest(:volumes) AS n ON n.day = v.day AND n.branch = v.branch",
            Parameters.<List<Volume>>of().batch("volumes", VOLUME, volumes -> volumes));

    private record Import(Outcome outcome, Author author) {}

    private static final Statement<Import> IMPORT = Statement.of(
            """
            INSERT INTO volume_import (at, by, from_day, to_day, added, replaced, same)
            VALUES (:at, :by, :from, :to, :added, :replaced, :same)
            RETURNING id""",
            Parameters.<Import>of()
                    .value("at", INSTANT, of -> of.author().at())
                    .optional("by", BIGINT, of -> of.author().by())
                    .value("from", DATE, of -> of.outcome().from())
                    .value("to", DATE, of -> of.outcome().to())
                    .value("added", INT, of -> of.outcome().added().size())
                    .value("replaced", INT, of -> of.outcome().replaced().size())
                    .value("same", INT, of -> of.outcome().same()));

    private record Changed(List<Volume> volumes, long id) {}

    private static final Statement<Changed> KEEP_REPLACED = Statement.of("""
            INSERT INTO volume_replaced (import, day, branch, parcels, insured, was)
            SELECT :import, v.day, v.branch, v.parcels, v.insured, v.import
            FROM parcel_volume AS v JOIN unnest(:volumes) AS n ON n.day = v.day AND n.branch = v.branch""", changed());

    private static final Statement<Changed> WRITE =
            Statement.of("""
            INSERT INTO parcel_volume (%1$s, import)
            SELECT %2$s, :import FROM unnest(:volumes) AS n
            ON CONFLICT (day, branch) DO UPDATE SET %3$s, import = excluded.import""".formatted(VOLUME.names(), VOLUME.values(), VOLUME.replacements()), changed());

    private static final Statement<VolumeQuery> OF_DAYS = Statement.of(
            "SELECT " + SELECTED + " FROM parcel_volume AS v WHERE v.day BETWEEN :from AND :to",
            Parameters.<VolumeQuery>of().value("from", DATE, VolumeQuery::from).value("to", DATE, VolumeQuery::to));

    private static final String IMPORTS = """
            SELECT i.at, p.name AS by_name, i.from_day, i.to_day, i.added, i.replaced, i.same
            FROM volume_import AS i LEFT JOIN person AS p ON p.id = i.by
            ORDER BY i.id DESC
            LIMIT 50""";

    private VolumeStore() {}

    private static Parameters<Changed> changed() {
        return Parameters.<Changed>of()
                .batch("volumes", VOLUME, Changed::volumes)
                .value("import", BIGINT, Changed::id);
    }

    static Future<Void> lock(SqlClient transaction) {
        return transaction.query(LOCK).execute().mapEmpty();
    }

    /** Those stored for the same days and branches. */
    static Future<Map<Place, Volume>> there(SqlClient client, List<Volume> volumes) {
        return client.preparedQuery(THERE.sql())
                .execute(THERE.values(volumes))
                .map(rows ->
                        Rows.byKey(rows, row -> new Place(row.day("day"), row.text("branch")), VolumeStore::volume));
    }

    static Future<Void> write(SqlClient transaction, Outcome outcome, Author author) {
        return transaction
                .preparedQuery(IMPORT.sql())
                .execute(IMPORT.values(new Import(outcome, author)))
                .map(rows -> Rows.only(rows, row -> row.number("id")))
                .compose(id -> run(transaction, KEEP_REPLACED, new Changed(outcome.replaced(), id))
                        .compose(kept -> run(transaction, WRITE, new Changed(outcome.replaced(), id)))
                        .compose(replaced -> run(transaction, WRITE, new Changed(outcome.added(), id))));
    }

    private static Future<Void> run(SqlClient transaction, Statement<Changed> statement, Changed changed) {
        return changed.volumes().isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(statement.sql())
                        .execute(statement.values(changed))
                        .mapEmpty();
    }

    static Future<List<Volume>> ofDays(SqlClient client, VolumeQuery query) {
        return client.preparedQuery(OF_DAYS.sql())
                .execute(OF_DAYS.values(query))
                .map(rows -> Rows.all(rows, VolumeStore::volume));
    }

    /** The newest first. */
    static Future<List<PastImport>> imports(SqlClient client) {
        return client.preparedQuery(IMPORTS)
                .execute()
                .map(rows -> Rows.all(
                        rows,
                        row -> new PastImport(
                                row.instant("at"),
                                row.optionalText("by_name"),
                                row.day("from_day"),
                                row.day("to_day"),
                                row.integer("added"),
                                row.integer("replaced"),
                                row.integer("same"))));
    }

    private static Volume volume(Fields row) {
        return new Volume(
                row.day("day"),
                row.text("branch"),
                row.optionalText("hub"),
                row.optionalText("region"),
                row.number("parcels"),
                row.optionalNumber("insured"));
    }
}
