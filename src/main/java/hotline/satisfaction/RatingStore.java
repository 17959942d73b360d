package hotline.satisfaction;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows of {@code rating}. */
final class RatingStore {
    /** The unique key on complaint and resolution is what makes a second rating of one resolution impossible. */
    private static final String INSERT = """
            INSERT INTO rating (complaint_id, callback_id, resolution, score, comment, rated_at)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::int[], $4::int[], $5::text[], $6::timestamptz[])
            ON CONFLICT (complaint_id, resolution) DO NOTHING
            RETURNING complaint_id
            """;

    private static final String OF_COMPLAINT = """
            SELECT complaint_id, callback_id, resolution, score, comment, rated_at
            FROM rating
            WHERE complaint_id = $1
            ORDER BY id
            """;

    /** Writes what is the first rating of its resolution; answers the complaints whose rating was written. */
    Future<Set<Long>> insert(SqlConnection transaction, List<Rating> ratings) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        ratings.stream().map(Rating::complaintId).toArray(Long[]::new),
                        ratings.stream()
                                .map(rating -> rating.callback().orElse(null))
                                .toArray(Long[]::new),
                        ratings.stream().map(Rating::resolution).toArray(Integer[]::new),
                        ratings.stream().map(Rating::score).toArray(Integer[]::new),
                        ratings.stream()
                                .map(rating -> rating.comment().orElse(null))
                                .toArray(String[]::new),
                        ratings.stream()
                                .map(rating -> rating.ratedAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .map(rows -> {
                    var written = new HashSet<Long>();
                    rows.forEach(row -> written.add(row.getLong(0)));
                    return written;
                });
    }

    Future<List<Rating>> ofComplaint(SqlConnection connection, long complaint) {
        return connection
                .preparedQuery(OF_COMPLAINT)
                .execute(Tuple.of(complaint))
                .map(rows -> {
                    var ratings = new ArrayList<Rating>();
                    rows.forEach(row -> ratings.add(rating(row)));
                    return ratings;
                });
    }

    private static Rating rating(Row row) {
        return new Rating(
                row.getLong("complaint_id"),
                Optional.ofNullable(row.getLong("callback_id")),
                row.getInteger("resolution"),
                row.getInteger("score"),
                Optional.ofNullable(row.getString("comment")),
                row.getOffsetDateTime("rated_at").toInstant());
    }
}
