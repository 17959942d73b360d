package hotline.tier;

import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Which reviews have been begun since their periods ended, and where there is anything to review. Each look takes one row of an index. */
final class DueReviewStore {
    private static final Statement<List<DueReview>> OPEN = Statement.of(
            """
            SELECT w.scheme, w.department
            FROM unnest(:schemes::text[], :departments::text[], :periods::text[], :since::timestamptz[])
                AS w (scheme, department, period, since)
            WHERE CASE w.scheme
                    WHEN 'trade' THEN EXISTS (SELECT FROM customer_trade)
                    ELSE EXISTS (SELECT FROM customer_points p WHERE p.department = w.department) END
                AND NOT EXISTS (
                    SELECT FROM tier_review v
                    WHERE v.scheme = w.scheme AND v.department = w.department AND v.period = w.period
                        AND v.asked_at >= w.since)
            """,
            Parameters.<List<DueReview>>of()
                    .array("schemes", TEXT, of -> texts(of, one -> one.scheme().code()))
                    .array("departments", TEXT, of -> texts(of, DueReviewStore::department))
                    .array("periods", TEXT, of -> texts(of, DueReview::period))
                    .array("since", INSTANT, of -> of.stream()
                            .map(DueReview::since)
                            .toList()));

    private record Place(String scheme, String department) {}

    private DueReviewStore() {}

    /** Those that are due of what may be. */
    static Future<List<DueReview>> open(SqlClient client, List<DueReview> possible) {
        return client.preparedQuery(OPEN.sql())
                .execute(OPEN.values(possible))
                .map(rows -> Rows.all(rows, row -> new Place(row.text("scheme"), row.text("department"))))
                .map(Set::copyOf)
                .map(open -> possible.stream()
                        .filter(one -> open.contains(new Place(one.scheme().code(), department(one))))
                        .toList());
    }

    private static String department(DueReview review) {
        return review.department().orElse("");
    }

    private static Collection<String> texts(List<DueReview> reviews, Function<DueReview, String> text) {
        return reviews.stream().map(text).toList();
    }
}
