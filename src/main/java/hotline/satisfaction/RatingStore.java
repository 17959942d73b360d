package hotline.satisfaction;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;

/** Rows of {@code rating}. */
final class RatingStore {
    private static final Batch<Rating> RATINGS = Batch.<Rating>of()
            .fixed("complaint_id", BIGINT, Rating::complaintId)
            .fixedOptional("callback_id", BIGINT, Rating::callback)
            .fixed("resolution", INT, Rating::resolution)
            .fixed("score", INT, Rating::score)
            .fixedOptional("comment", TEXT, Rating::comment)
            .fixed("rated_at", INSTANT, Rating::ratedAt);

    /** The unique key on complaint and resolution makes a second rating of one resolution impossible. */
    private static final Statement<List<Rating>> INSERT = Statement.of(
            """
            INSERT INTO rating (%s)
            SELECT %s FROM unnest(:ratings) AS n
            ON CONFLICT (complaint_id, resolution) DO NOTHING
            RETURNING complaint_id
            """.formatted(RATINGS.names(), RATINGS.values()),
            Parameters.<List<Rating>>of().batch("ratings", RATINGS, ratings -> ratings));

    private static final String OF_COMPLAINT = """
            SELECT %s
            FROM rating r
            WHERE r.complaint_id = $1
            ORDER BY r.id
            """.formatted(RATINGS.names("r"));

    /** Writes each rating that is the first of its resolution; returns the complaints with a rating written. */
    Future<Set<Long>> insert(SqlConnection transaction, List<Rating> ratings) {
        return transaction
                .preparedQuery(INSERT.sql())
                .execute(INSERT.values(ratings))
                .map(rows -> Set.copyOf(Rows.all(rows, row -> row.number("complaint_id"))));
    }

    Future<List<Rating>> ofComplaint(SqlConnection connection, long complaint) {
        return connection
                .preparedQuery(OF_COMPLAINT)
                .execute(Tuple.of(complaint))
                .map(rows -> Rows.all(rows, RatingStore::rating));
    }

    private static Rating rating(Fields row) {
        return new Rating(
                row.number("complaint_id"),
                row.optionalNumber("callback_id"),
                row.integer("resolution"),
                row.integer("score"),
                row.optionalText("comment"),
                row.instant("rated_at"));
    }
}
