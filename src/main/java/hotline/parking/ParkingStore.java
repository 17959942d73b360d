package hotline.parking;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Table {@code parked}. */
final class ParkingStore {
    private static final String COLUMNS =
            " id, place, item, complaint_id, number, event, reason, tries, failed_at, tried_at, next_try_at ";

    /** What is parked already stays so, whatever fails for it again. */
    private static final String PARK = """
            INSERT INTO parked AS p (place, item, complaint_id, number, event, reason, tries, failed_at, tried_at, next_try_at)
            SELECT $1, n.item, n.complaint_id,
                coalesce(n.number, (SELECT c.number FROM complaint c WHERE c.id = n.complaint_id)), n.event, n.reason, 1, $7::timestamptz, $7::timestamptz,
                $7::timestamptz + $8::float8 * interval '1 second'
            FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[])
                AS n (item, complaint_id, number, event, reason)
            ORDER BY n.item
            ON CONFLICT (place, item) DO UPDATE SET
                tries = p.tries + 1, reason = excluded.reason, tried_at = excluded.tried_at,
                next_try_at = CASE WHEN p.tries + 1 < $10 AND p.next_try_at IS NOT NULL
                                   THEN excluded.tried_at + $9::float8 * interval '1 second' END
            RETURNING""" + COLUMNS;

    private static final String MEND = "DELETE FROM parked WHERE place = $1 AND item = ANY ($2)";

    /** One at a time, each in a transaction of its own, after the one that was tried last. */
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
        return connection
                .preparedQuery(PARK)
                .execute(Tuple.tuple()
                        .addString(place)
                        .addArrayOfString(column(rows, FailedRow::item))
                        .addArrayOfLong(rows.stream()
                                .map(row -> row.complaint().orElse(null))
                                .toArray(Long[]::new))
                        .addArrayOfString(column(rows, row -> row.number().orElse(null)))
                        .addArrayOfString(column(rows, row -> row.event().orElse(null)))
                        .addArrayOfString(reasons.toArray(String[]::new))
                        .addOffsetDateTime(utc(at))
                        .addDouble((double) Parking.FIRST_PAUSE.toSeconds())
                        .addDouble((double) Parking.NEXT_PAUSE.toSeconds())
                        .addInteger(Parking.MOST_TRIES))
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
                        .addOffsetDateTime(utc(now))
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
                        .addOffsetDateTime(utc(now))
                        .addString(place.orElse(null))
                        .addArrayOfLong(
                                ids.map(some -> some.toArray(Long[]::new)).orElse(null)))
                .map(RowSet::rowCount);
    }

    Future<List<ParkedRow>> newestFirst(SqlConnection connection, Optional<String> place, long before, int most) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(before, place.orElse(null), most))
                .map(ParkingStore::rows);
    }

    Future<Long> count(SqlConnection connection, String place) {
        return connection.preparedQuery(COUNT).execute(Tuple.of(place)).map(rows -> rows.iterator()
                .next()
                .getLong(0));
    }

    /** The keys of all that is left out, by place. */
    Future<Map<String, List<String>>> items(SqlConnection connection) {
        return connection.preparedQuery(ITEMS).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .collect(Collectors.groupingBy(
                        row -> row.getString("place"),
                        Collectors.mapping(row -> row.getString("item"), Collectors.toList()))));
    }

    private static List<ParkedRow> rows(RowSet<Row> found) {
        var rows = new ArrayList<ParkedRow>(found.size());
        found.forEach(row -> rows.add(new ParkedRow(
                row.getLong("id"),
                row.getString("place"),
                new FailedRow(
                        row.getString("item"),
                        Optional.ofNullable(row.getLong("complaint_id")),
                        Optional.ofNullable(row.getString("number")),
                        Optional.ofNullable(row.getString("event"))),
                row.getString("reason"),
                row.getInteger("tries"),
                row.getOffsetDateTime("failed_at").toInstant(),
                row.getOffsetDateTime("tried_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("next_try_at")).map(OffsetDateTime::toInstant))));
        return rows;
    }

    private static String[] column(List<FailedRow> rows, Function<FailedRow, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
