package hotline.measures.rebuild;

import hotline.log.reading.LogPosition;
import hotline.log.reading.LogReader;
import hotline.measures.facts.FactReader;
import hotline.parking.FailedRow;
import hotline.parking.Parking.Failing;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** What of a counting of all facts is done, and what is left. */
final class RebuildStore {
    /**
     * A counting under way.
     *
     * @param upTo the place up to which events are counted
     */
    record Rebuild(LogPosition upTo, boolean isReady) {}

    /** @param last of the complaints or months that it begins with the first of */
    record Part(RebuildStage stage, long first, long last) {}

    /** How many parts there are of the stage that is under way, and how many of them are done. */
    record Progress(RebuildStage stage, int done, int all) {}

    private static final String UNDER_WAY = "SELECT tx, id, ready_at IS NOT NULL AS ready FROM fact_rebuild";

    /** Facts of what the reader has counted; it counts on in the meantime. */
    private static final String BEGIN_BESIDE_FACTS = """
            INSERT INTO fact_rebuild (tx, id, reader_waits)
            SELECT tx::text::bigint, id, false FROM log_position WHERE reader = '%s' AND tx > '0'
            ON CONFLICT DO NOTHING""".formatted(FactReader.NAME);

    /**
     * Where the reader is to begin from the start, and there are facts, which it would count twice, or the log is long: all events before the
     * oldest transaction that is still under way.
     */
    private static final String BEGIN_FROM_START = """
            INSERT INTO fact_rebuild (tx, id, reader_waits)
            SELECT tx::text::bigint, id, true
            FROM (
                SELECT tx, id FROM event WHERE tx < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY tx DESC, id DESC LIMIT 1
            ) AS newest
            WHERE NOT EXISTS (SELECT FROM log_position WHERE reader = '%s' AND tx > '0')
              AND (EXISTS (SELECT FROM fact) OR (SELECT count(*) FROM (SELECT FROM event LIMIT $1) AS earliest) >= $1)
            ON CONFLICT DO NOTHING""".formatted(FactReader.NAME);

    private static final String LEAVE_OUT_PARKED =
            "INSERT INTO fact_rebuild_left_out (item) SELECT item FROM parked WHERE place = $1";

    private static final String DIVIDE = """
            INSERT INTO fact_rebuild_part (stage, first, last)
            SELECT stage, first, first + $1 - 1
            FROM (SELECT min(complaint_id) AS lowest, max(complaint_id) AS highest FROM event) AS log,
                generate_series(lowest, highest, $1) AS first, fact_rebuild, generate_series(1, 2) AS stage
            WHERE stage = 2 OR reader_waits""";

    private static final String CLAIM = """
            SELECT stage, first, last
            FROM fact_rebuild_part
            WHERE NOT done AND stage = (SELECT min(stage) FROM fact_rebuild_part WHERE NOT done)
            ORDER BY first
            LIMIT 1
            FOR UPDATE SKIP LOCKED""";

    private static final String DONE = "UPDATE fact_rebuild_part SET done = true WHERE stage = $1 AND first = $2";

    private static final String PROGRESS = """
            SELECT stage, count(*) FILTER (WHERE done) AS done, count(*) AS parts
            FROM fact_rebuild_part
            WHERE stage = (SELECT min(stage) FROM fact_rebuild_part WHERE NOT done)
            GROUP BY stage""";

    private static final String LEAVE_OUT =
            "INSERT INTO fact_rebuild_left_out (item) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING";

    private static final String READY = "UPDATE fact_rebuild SET ready_at = clock_timestamp()";

    private static final String CLAIM_END = "SELECT tx, id, true AS ready FROM fact_rebuild FOR UPDATE SKIP LOCKED";

    /** A transaction with its own moment from before the last part was done would find no facts in the new tables. */
    private static final String IS_ANY_OLDER = """
            SELECT EXISTS (
                SELECT FROM pg_stat_activity
                WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
                  AND backend_xmin IS NOT NULL AND xact_start <= (SELECT ready_at FROM fact_rebuild)) AS older""";

    /** The reader continues from where the new facts end. */
    private static final String MOVE_READER =
            "UPDATE log_position SET tx = $1::bigint::text::xid8, id = $2 WHERE reader = '" + FactReader.NAME + "'";

    /** Events that were left out and have been counted since, among the facts of before. */
    private static final String COUNTED_SINCE = """
            SELECT item, complaint_id, type
            FROM fact_rebuild_left_out AS l
                JOIN event ON event.tx = split_part(item, '-', 1)::xid8 AND event.id = split_part(item, '-', 2)::bigint
            WHERE NOT EXISTS (SELECT FROM parked WHERE place = $1 AND parked.item = l.item)""";

    private static final String END = "TRUNCATE fact_rebuild, fact_rebuild_part, fact_rebuild_left_out";

    private RebuildStore() {}

    static Future<Optional<Rebuild>> underWay(SqlClient client) {
        return client.preparedQuery(UNDER_WAY).execute().map(rows -> Rows.first(rows, RebuildStore::rebuild));
    }

    /** False if one is under way, or nothing has been counted yet. */
    static Future<Boolean> beginBesideFacts(SqlClient transaction) {
        return transaction.preparedQuery(BEGIN_BESIDE_FACTS).execute().map(begun -> begun.rowCount() == 1);
    }

    /**
     * False if facts have been counted, or the log is shorter.
     *
     * @param events that make a log long
     */
    static Future<Boolean> beginFromStart(SqlClient transaction, int events) {
        return transaction
                .preparedQuery(BEGIN_FROM_START)
                .execute(Tuple.of((long) events))
                .map(begun -> begun.rowCount() == 1);
    }

    /** @param complaints in one part */
    static Future<Void> divide(SqlClient transaction, int complaints) {
        return transaction
                .preparedQuery(LEAVE_OUT_PARKED)
                .execute(Tuple.of(LogReader.place(FactReader.NAME)))
                .compose(left -> transaction.preparedQuery(DIVIDE).execute(Tuple.of((long) complaints)))
                .mapEmpty();
    }

    /** A part of the first stage that is not done; empty if others do the rest of it. */
    static Future<Optional<Part>> claim(SqlClient transaction) {
        return transaction.preparedQuery(CLAIM).execute().map(rows -> Rows.first(rows, RebuildStore::part));
    }

    static Future<Void> done(SqlClient transaction, Part part) {
        return transaction
                .preparedQuery(DONE)
                .execute(Tuple.of(part.stage().number(), part.first()))
                .mapEmpty();
    }

    /** Empty if all is done. */
    static Future<Optional<Progress>> progress(SqlClient client) {
        return client.preparedQuery(PROGRESS)
                .execute()
                .map(rows -> Rows.first(
                        rows,
                        row -> new Progress(
                                RebuildStage.of(row.integer("stage")),
                                Math.toIntExact(row.number("done")),
                                Math.toIntExact(row.number("parts")))));
    }

    static Future<Void> leaveOut(SqlClient transaction, List<Failing> failing) {
        return failing.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(LEAVE_OUT)
                        .execute(Tuple.of(
                                failing.stream().map(one -> one.row().item()).toArray(String[]::new)))
                        .mapEmpty();
    }

    static Future<Void> ready(SqlClient client) {
        return client.query(READY).execute().mapEmpty();
    }

    /** Empty if another node ends it. */
    static Future<Optional<Rebuild>> claimEnd(SqlClient transaction) {
        return transaction.query(CLAIM_END).execute().map(rows -> Rows.first(rows, RebuildStore::rebuild));
    }

    static Future<Boolean> isAnyOlder(SqlClient transaction) {
        return transaction.query(IS_ANY_OLDER).execute().map(rows -> Rows.only(rows, row -> row.flag("older")));
    }

    static Future<Void> moveReader(SqlClient transaction, LogPosition to) {
        return transaction
                .preparedQuery(MOVE_READER)
                .execute(Tuple.of(to.tx(), to.id()))
                .mapEmpty();
    }

    static Future<List<FailedRow>> countedSince(SqlClient transaction) {
        return transaction
                .preparedQuery(COUNTED_SINCE)
                .execute(Tuple.of(LogReader.place(FactReader.NAME)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new FailedRow(
                                row.text("item"),
                                Optional.of(row.number("complaint_id")),
                                Optional.empty(),
                                Optional.of(row.text("type")))));
    }

    static Future<Void> end(SqlClient transaction) {
        return transaction.query(END).execute().mapEmpty();
    }

    private static Rebuild rebuild(Fields row) {
        return new Rebuild(new LogPosition(row.number("tx"), row.number("id")), row.flag("ready"));
    }

    private static Part part(Fields row) {
        return new Part(RebuildStage.of(row.integer("stage")), row.number("first"), row.number("last"));
    }
}
