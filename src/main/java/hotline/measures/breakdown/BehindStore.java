package hotline.measures.breakdown;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.Figure;
import hotline.paging.Page;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the complaints of facts. */
final class BehindStore {
    private record Asked(BehindQuery query, Instant now) {}

    private record Which(Measure measure, List<Figure> figures, Set<Dimension> only) {
        private Which {
            only = Set.copyOf(only);
        }

        static Which of(BehindQuery query) {
            return new Which(query.measure(), query.figures(), query.only().keySet());
        }
    }

    private static final Parameters<Asked> ASKED = FactConditions.only(
            Parameters.<Asked>of()
                    .value("from", DATE, asked -> asked.query().period().from())
                    .value("to", DATE, asked -> asked.query().period().to())
                    .value("now", BIGINT, asked -> asked.now().toEpochMilli())
                    .value("before", BIGINT, asked -> asked.query().before().orElse(Long.MAX_VALUE))
                    .value("most", INT, asked -> asked.query().limit() + 1),
            asked -> asked.query().only());

    private static final Cache<Which, Statement<Asked>> STATEMENTS =
            Caffeine.newBuilder().maximumSize(500).build();

    private BehindStore() {}

    private static final Cache<Which, Statement<Asked>> COUNTS =
            Caffeine.newBuilder().maximumSize(500).build();

    private static Statement<Asked> count(Which which) {
        return Statement.of(
                "SELECT count(*) AS complaints, coalesce(sum(times), 0)::bigint AS times FROM (%s) AS found"
                        .formatted(text(which)),
                ASKED);
    }

    private static Statement<Asked> statement(Which which) {
        return Statement.of(text(which), ASKED);
    }

    private static String text(Which which) {
        var measure = which.measure();
        var figures = which.figures();
        boolean isByTierNow = which.only().contains(Dimension.TIER_NOW);
        var facts = isByTierNow ? TiersNow.OF_ALL : "fact";
        boolean isOfParcels = measure.way() == Measure.Way.PER_10000;
        var from = isOfParcels ? PerParcelStore.measured(facts) : facts;
        var only = isOfParcels ? " AND " + PerParcelStore.only(isByTierNow) : only(which.only());
        return figures.size() == 1
                ? ofOne(from, figures.get(0), only)
                : """
                        SELECT complaint, sum(times)::bigint AS times
                        FROM (%s) AS parts
                        GROUP BY complaint
                        HAVING sum(times) <> 0
                        ORDER BY complaint DESC
                        LIMIT :most""".formatted(figures.stream()
                        .map(figure -> "(" + ofOne(from, figure, only) + ")")
                        .collect(Collectors.joining("\nUNION ALL\n")));
    }

    private static String only(Set<Dimension> limits) {
        return limits.stream()
                .sorted()
                .map(dimension -> " AND " + dimension.is(dimension.column(), dimension.column()))
                .collect(Collectors.joining());
    }

    /**
     * A fact taken back, or gone from a stock, sums to 0 with the fact that it is about. Each figure has its own page,
     * read in the order of an index and no further than the page reaches.
     */
    private static String ofOne(String from, Figure figure, String only) {
        return """
                SELECT complaint, sum(n) AS times
                FROM %s
                WHERE %s AND %s%s AND complaint < :before
                GROUP BY complaint
                HAVING sum(n) <> 0
                ORDER BY complaint DESC
                LIMIT :most""".formatted(from, figure.condition(), FactConditions.days(figure.kind()), only);
    }

    /** At most one complaint more than the limit of the query. */
    static Future<CountedBehind> count(SqlClient client, BehindQuery query, Instant now) {
        var statement = COUNTS.get(Which.of(query), BehindStore::count);
        return client.preparedQuery(statement.sql())
                .execute(statement.values(new Asked(query, now)))
                .map(rows -> Rows.only(rows, row -> new CountedBehind(row.number("complaints"), row.number("times"))));
    }

    static Future<Page<Behind, Long>> behind(SqlClient client, BehindQuery query, Instant now) {
        var statement = STATEMENTS.get(Which.of(query), BehindStore::statement);
        return client.preparedQuery(statement.sql())
                .execute(statement.values(new Asked(query, now)))
                .map(rows -> Page.of(
                        Rows.all(rows, row -> new Behind(row.number("complaint"), row.number("times"))),
                        query.limit(),
                        Behind::complaint));
    }
}
