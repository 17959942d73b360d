package hotline.parking;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DOUBLE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Table {@code parked}. */
final class ParkingStore {
    private static final String COLUMNS =
            " id, place, item, complaint_id, number, event, reason, tries, failed_at, tried_at, next_try_at ";

    private record Parked(FailedRow row, String reason) {}

    private static final Batch<Parked> PARKED = Batch.<Parked>of()
            .fixed("item", TEXT, parked -> parked.row().item())
            .fixedOptional("complaint_id", BIGINT, parked -> parked.row().complaint())
            .fixedOptional("number", TEXT, parked -> parked.row().number())
            .fixedOptional("event", TEXT, parked -> parked.row().event())
            .fixed("reason", TEXT, Parked::reason);

    private record Failed(String place, List<Parked> rows, Instant at) {}

    /** A row that is parked already stays parked, however often it fails again. */
    private static final Statement<Failed> PARK = Statement.of(
            """
            INSERT INTO parked AS p (place, item, complaint_id, number, event, reason, tries, failed_at, tried_at, next_try_at)
            SELECT :place, n.item, n.complaint_id,
                coalesce(n.number, (SELECT c.number FROM complaint c WHERE c.id = n.complaint_id)), n.event, n.reason, 1, :at::timestamptz, :at::timestamptz,
                :at::timestamptz + :firstPause::float8 * interval '1 second'
            FROM unnest(:rows) AS n
            ORDER BY n.item
            ON CONFLICT (place, item) DO UPDATE SET
                tries = p.tries + 1, reason = excluded.reason, tried_at = excluded.tried_at,
                next_try_at = CASE WHEN p.tries + 1 < :mostTries AND p.next_try_at IS NOT NULL
                                   THEN excluded.tried_at + :nextPause::float8 * interval '1 second' END
            RETURNING""" + COLUMNS,
            Parameters.<Failed>of()
                    .value("place", TEXT, Failed::place)
                    .batch("rows", PARKED, Failed::rows)
                    .value("at", INSTANT, Failed::at)
                    .value("firstPause", DOUBLE, failed -> (double) Parking.FIRST_PAUSE.toSeconds())
                    .value("nextPause", DOUBLE, failed -> (double) Parking.NEXT_PAUSE.toSeconds())
                    .value("mostTries", INT, failed -> Parking.MOST_TRIES));

    private static final String MEND = "DELETE FROM parked WHERE place = $1 AND item = ANY ($2)";

    /** One at a time, each in a separate transaction, after the one that was tried last. */
    private static final String CLAIM = "SELECT" + COLUMNS + """
            FROM parked
            WHERE next_try_at <= $1 AND place = ANY ($2) AND id > $3
            ORDER BY id
            LIMIT 1
            FOR UPDATE SKIP LOCKED
            """;

    private static final String FIND = "SELECT" + COLUMNS + "FROM parked WHERE id = $1 FOR UPDATE";

    private static final String AGAIN = """
            UPDATE parked SET next_try_at = $1 WHERE ($2::text IS NULL OR place = $2) AND ($3::bigint[] IS NULL OR id = ANY ($3))
            """;

    private static final String LIST = "SELECT" + COLUMNS + """
            FROM parked
            WHERE id < $1 AND ($2::text IS NULL OR place = $2)
            ORDER BY id DESC
            LIMIT $3
            """;

    private static final String ITEMS = "SELECT place, item FROM parked";

    private static final String COUNT = "SELECT count(*) FROM parked WHERE place = $1";

    Future<List<ParkedRow>> park(
            SqlConnection connection, String place, List<FailedRow> rows, List<String> reasons, Instant at) {
        var parked = new ArrayList<Parked>(rows.size());
        for (FailedRow row : rows) {
            parked.add(new Parked(row, reasons.get(parked.size())));
        }
        return connection
                .preparedQuery(PARK.sql())
                .execute(PARK.values(new Failed(place, parked, at)))
                .map(ParkingStore::rows);
    }

    Future<Void> mend(SqlConnection connection, String place, Collection<String> items) {
        return connection
                .preparedQuery(MEND)
                .execute(Tuple.tuple().addString(place).addArrayOfString(items.toArray(String[]::new)))
                .mapEmpty();
    }

    Future<Optional<ParkedRow>> claim(SqlConnection transaction, Instant now, Collection<String> places, long after) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.tuple()
                        .addOffsetDateTime(timestamptz(now))
                        .addArrayOfString(places.toArray(String[]::new))
                        .addLong(after))
                .map(found -> rows(found).stream().findFirst());
    }

    Future<Optional<ParkedRow>> find(SqlConnection transaction, long id) {
        return transaction.preparedQuery(FIND).execute(Tuple.of(id)).map(found -> rows(found).stream()
                .findFirst());
    }

    Future<Integer> again(SqlConnection connection, Optional<String> place, Optional<List<Long>> ids, Instant now) {
        return connection
                .preparedQuery(AGAIN)
                .execute(Tuple.tuple()
                        .addOffsetDateTime(timestamptz(now))
                        .addString(SqlValue.orNull(place))
                        .addArrayOfLong(SqlValue.orNull(ids.map(some -> some.toArray(Long[]::new)))))
                .map(RowSet::rowCount);
    }

    Future<List<ParkedRow>> newestFirst(SqlConnection connection, Optional<String> place, long before, int most) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(before, SqlValue.orNull(place), most))
                .map(ParkingStore::rows);
    }

    Future<Long> count(SqlConnection connection, String place) {
        return connection.preparedQuery(COUNT).execute(Tuple.of(place)).map(rows -> rows.iterator()
                .next()
                .getLong(0));
    }

    /** The keys of all rows left out, by place. */
    Future<Map<String, List<String>>> items(SqlConnection connection) {
        return connection.preparedQuery(ITEMS).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .collect(Collectors.groupingBy(
                        row -> row.getString("place"),
                        Collectors.mapping(row -> row.getString("item"), Collectors.toList()))));
    }

    private static List<ParkedRow> rows(RowSet<Row> found) {
        return Rows.all(
                found,
                row -> new ParkedRow(
                        row.number("id"),
                        row.text("place"),
                        new FailedRow(
                                row.text("item"),
                                row.optionalNumber("complaint_id"),
                                row.optionalText("number"),
                                row.optionalText("event")),
                        row.text("reason"),
                        row.integer("tries"),
                        row.instant("failed_at"),
                        row.instant("tried_at"),
                        row.optionalInstant("next_try_at")));
    }
}
