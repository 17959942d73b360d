package hotline.measures.warning;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.DOUBLE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.measures.Period;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.Figure;
import hotline.measures.warning.Night.Counted;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What nights count, the sums that they keep, and the warnings that they raise, as rows. */
final class NightStore {
    private record Raised(List<Rise> rises, LocalDate day, Instant at) {}

    private static final Batch<Rise> RISES = Batch.<Rise>of()
            .column("level", TEXT, rise -> rise.of().level().column())
            .column("member", TEXT, rise -> rise.of().member())
            .column("type", TEXT, rise -> rise.of().type())
            .column("score", DOUBLE, Rise::score)
            .column("base", DOUBLE, Rise::base)
            .column("began", DATE, Rise::began)
            .column("seen", BIGINT, Rise::seen)
            .column("expected", DOUBLE, Rise::expected);

    /** Another node that holds the day does its work. */
    private static final String LOCK = "SELECT day FROM warning_day FOR UPDATE SKIP LOCKED";

    private static final String BEGIN = "INSERT INTO warning_day (day) VALUES ($1) ON CONFLICT DO NOTHING";

    private static final String DONE = "UPDATE warning_day SET day = $1";

    private static final String BY_DAY = """
            SELECT day, sum(n) AS n FROM fact_sum WHERE %s AND day BETWEEN $1 AND $2 GROUP BY day""".formatted(Figure.RECEIVED.condition());

    private static final String FIRST = "SELECT min(day) AS day FROM fact_sum WHERE " + Figure.RECEIVED.condition();

    private static final String COUNTED = """
            SELECT %1$s AS branch, %2$s AS hub, %3$s AS region, %4$s AS type, today, before
            FROM (
                SELECT branch, hub, region, type, coalesce(sum(n) FILTER (WHERE day = $2), 0) AS today,
                       coalesce(sum(n) FILTER (WHERE day < $2), 0) AS before
                FROM fact
                WHERE %5$s AND day BETWEEN $1 AND $2 AND branch + hub + region > 0
                GROUP BY branch, hub, region, type
            ) AS s""".formatted(
                    code(Dimension.BRANCH),
                    code(Dimension.HUB),
                    code(Dimension.REGION),
                    code(Dimension.TYPE),
                    Figure.RECEIVED.condition());

    /** Of each day, the parcels of all branches in thousandths of what the same branches usually have. */
    private static final String VOLUME_BY_DAY = """
            SELECT v.day, (1000 * sum(v.parcels) / sum(u.mean))::bigint AS n
            FROM parcel_volume AS v
            JOIN (SELECT branch, avg(parcels) AS mean FROM parcel_volume WHERE day BETWEEN $1 AND $2 GROUP BY branch HAVING max(parcels) > 0) AS u
                USING (branch)
            WHERE v.day BETWEEN $1 AND $2
            GROUP BY v.day""";

    /** The parcels of some days ÷ those that the branch usually has on such days, where enough days are known. */
    private static final String VOLUMES = """
            SELECT v.branch, (sum(v.parcels) / sum(u.mean * f.factor))::real AS volume
            FROM parcel_volume AS v
            JOIN unnest($3::date[], $4::float8[]) AS f (day, factor) USING (day)
            JOIN (
                SELECT branch, avg(parcels) AS mean
                FROM parcel_volume
                WHERE day BETWEEN $1 AND $2
                GROUP BY branch
                HAVING count(*) >= $5 AND max(parcels) > 0
            ) AS u USING (branch)
            GROUP BY v.branch
            HAVING count(*) >= $6 AND sum(u.mean * f.factor) > 0""";

    private static final String WATCHED =
            "SELECT level, member, type, score::real, base::real, began, seen, expected::real FROM warning_watch";

    private static final String FORGET = "DELETE FROM warning_watch";

    private static final Statement<List<Rise>> KEEP = Statement.of(
            "INSERT INTO warning_watch (" + RISES.names() + ") SELECT " + RISES.values() + " FROM unnest(:rises) AS n",
            Parameters.<List<Rise>>of().batch("rises", RISES, rises -> rises));

    private static final Statement<Raised> RAISE = Statement.of(
            """
            INSERT INTO early_warning AS w (level, member, type, raised_at, began, last_day, seen, expected, base)
            SELECT n.level, n.member, n.type, :at, n.began, :day, n.seen, n.expected, n.base FROM unnest(:rises) AS n
            ON CONFLICT (level, member, type) WHERE verdict IS NULL
                DO UPDATE SET began = excluded.began, last_day = excluded.last_day, seen = excluded.seen, expected = excluded.expected""",
            Parameters.<Raised>of()
                    .batch("rises", RISES, Raised::rises)
                    .value("day", DATE, Raised::day)
                    .value("at", INSTANT, Raised::at));

    private NightStore() {}

    private static String code(Dimension dimension) {
        return "coalesce(" + dimension.codeIn("s") + ", '')";
    }

    /** The last day that was looked at; empty where another node is at it, or where none was. */
    static Future<Optional<LocalDate>> lock(SqlClient transaction) {
        return transaction.query(LOCK).execute().map(rows -> Rows.first(rows, row -> row.day("day")));
    }

    /** Whether it was the first to begin. */
    static Future<Boolean> begin(SqlClient transaction, LocalDate before) {
        return transaction.preparedQuery(BEGIN).execute(Tuple.of(before)).map(rows -> rows.rowCount() > 0);
    }

    static Future<Void> done(SqlClient transaction, LocalDate day) {
        return transaction.preparedQuery(DONE).execute(Tuple.of(day)).mapEmpty();
    }

    /** Of all complaints; a day without any is there with 0. */
    static Future<Map<LocalDate, Long>> byDay(SqlClient transaction, LocalDate from, LocalDate to) {
        return transaction.preparedQuery(BY_DAY).execute(Tuple.of(from, to)).map(rows -> {
            var days = new HashMap<LocalDate, Long>();
            from.datesUntil(to.plusDays(1)).forEach(day -> days.put(day, 0L));
            Rows.all(rows, row -> row).forEach(row -> days.put(row.day("day"), row.number("n")));
            return days;
        });
    }

    /** The day of the first complaint. */
    static Future<Optional<LocalDate>> first(SqlClient transaction) {
        return transaction.query(FIRST).execute().map(rows -> Rows.only(rows, row -> row.optionalDay("day")));
    }

    /** Days of which no volume is known are not there. */
    static Future<Map<LocalDate, Long>> volumeByDay(SqlClient transaction, LocalDate from, LocalDate to) {
        return transaction
                .preparedQuery(VOLUME_BY_DAY)
                .execute(Tuple.of(from, to))
                .map(rows -> Rows.byKey(rows, row -> row.day("day"), row -> row.number("n")));
    }

    /**
     * By how much branches have more parcels than usual; those are not there of which too little is known.
     *
     * @param usual the days that give the usual number
     * @param factors of the latest days, how many parcels such a day has, compared with the mean of all days
     * @param fewest so many of the usual days, and of the latest ones, must be known
     */
    static Future<Map<String, Double>> volumes(
            SqlClient transaction, Period usual, SortedMap<LocalDate, Double> factors, Fewest fewest) {
        return transaction
                .preparedQuery(VOLUMES)
                .execute(Tuple.of(
                        usual.from(),
                        usual.to(),
                        factors.keySet().toArray(LocalDate[]::new),
                        factors.values().toArray(Double[]::new),
                        fewest.usual(),
                        fewest.latest()))
                .map(rows -> Rows.byKey(rows, row -> row.text("branch"), row -> (double) row.real("volume")));
    }

    record Fewest(int usual, int latest) {}

    static Future<List<Counted>> counted(SqlClient transaction, LocalDate from, LocalDate day) {
        return transaction
                .preparedQuery(COUNTED)
                .execute(Tuple.of(from, day))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Counted(
                                row.text("branch"),
                                row.text("hub"),
                                row.text("region"),
                                row.text("type"),
                                row.number("today"),
                                row.number("before"),
                                row.number("before"))));
    }

    static Future<Map<Watched, Rise>> watched(SqlClient transaction) {
        return transaction
                .query(WATCHED)
                .execute()
                .map(rows -> Rows.byKey(rows, NightStore::watched, NightStore::rise));
    }

    static Future<Void> keep(SqlClient transaction, List<Rise> rises) {
        return transaction
                .query(FORGET)
                .execute()
                .compose(forgotten -> transaction.preparedQuery(KEEP.sql()).execute(KEEP.values(rises)))
                .mapEmpty();
    }

    /** An open warning of the same gets the newer evidence. */
    static Future<Void> raise(SqlClient transaction, List<Rise> rises, LocalDate day, Instant at) {
        return transaction
                .preparedQuery(RAISE.sql())
                .execute(RAISE.values(new Raised(rises, day, at)))
                .mapEmpty();
    }

    static Watched watched(Fields row) {
        return new Watched(row.code("level", NightStore::level), row.text("member"), row.text("type"));
    }

    private static Optional<Dimension> level(String column) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.column().equals(column))
                .findFirst();
    }

    private static Rise rise(Fields row) {
        return new Rise(
                watched(row),
                row.real("score"),
                row.real("base"),
                row.day("began"),
                row.number("seen"),
                row.real("expected"));
    }
}
