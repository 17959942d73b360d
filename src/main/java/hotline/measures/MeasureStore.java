package hotline.measures;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.measures.AgeBand.OfDay;
import hotline.measures.MeasureQuery.Only;
import hotline.measures.MeasureQuery.Split;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactKind;
import hotline.measures.facts.Figure;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** Reads sums of facts. */
final class MeasureStore {
    /** The rows of the requested type, severity and channel. */
    static final String ONLY = Dimension.TYPE.isNullOr("type") + " AND " + Dimension.SEVERITY.isNullOr("severity")
            + "\n  AND " + Dimension.CHANNEL.isNullOr("channel");

    private static final Figure[] ENDS = {
        Figure.CLOSINGS,
        Figure.CLOSED_ON_TIME,
        Figure.CLOSED_ON_TIME_UNEXTENDED,
        Figure.CLOSED_SATISFIED,
        Figure.WITHDRAWN,
        Figure.NOT_VALID
    };

    private static final Figure[] VOICES = {Figure.ASKED, Figure.ANSWERED, Figure.RATED, Figure.SATISFIED};

    private static final Figure[] COUNTED = {
        Figure.RECEIVED,
        Figure.CLOSINGS,
        Figure.CASES,
        Figure.CLOSED_ON_TIME,
        Figure.CLOSED_ON_TIME_UNEXTENDED,
        Figure.WITHDRAWN,
        Figure.NOT_VALID,
        Figure.REOPENED,
        Figure.BREACHED
    };

    /** @param only which of its rows */
    record Asked(Period period, Only only) {}

    static final Parameters<Asked> OF_PERIOD = only(Parameters.<Asked>of(), Asked::only)
            .value("from", DATE, asked -> asked.period().from())
            .value("to", DATE, asked -> asked.period().to());

    /** @param end of the period, or now if that comes first */
    private record Ended(Asked asked, Instant end, LocalDate endsOn) {}

    /** From what is past due now back to the period's end, so that it costs as much as the period is old. */
    private static final Statement<Ended> CLOSINGS = Statement.of(
            """
            SELECT %1$s,
                   (SELECT coalesce(sum(n), 0) FROM fact_stock WHERE kind = %2$d AND %4$s)
                   - (SELECT coalesce(sum(n), 0) FROM fact_sum WHERE kind = %2$d AND day > :to AND %4$s) AS past_due_at_end,
                   (SELECT coalesce(sum(n), 0) FROM fact_stock WHERE kind = %3$d AND %4$s)
                   - (SELECT coalesce(sum(n), 0) FROM fact_sum WHERE kind = %3$d AND day > :endsOn AND %4$s)
                   - (SELECT coalesce(sum(n), 0) FROM fact WHERE kind = %3$d AND day = :endsOn AND value >= :end AND %4$s)
                       AS past_unextended_at_end
            FROM fact_sum
            WHERE kind IN %5$s AND day BETWEEN :from AND :to AND %4$s""".formatted(
                            Figure.sums(ENDS),
                            FactKind.PAST_DUE.code(),
                            FactKind.PAST_UNEXTENDED.code(),
                            ONLY,
                            Figure.kinds(ENDS)),
            only(Parameters.<Ended>of(), ended -> ended.asked().only())
                    .value("from", DATE, ended -> ended.asked().period().from())
                    .value("to", DATE, ended -> ended.asked().period().to())
                    .value("endsOn", DATE, Ended::endsOn)
                    .value("end", BIGINT, ended -> ended.end().toEpochMilli()));

    private static final Statement<Asked> RATINGS =
            Statement.of("""
            SELECT %s
            FROM fact_sum
            WHERE kind IN %s AND day BETWEEN :from AND :to AND %s""".formatted(Figure.sums(VOICES), Figure.kinds(VOICES), ONLY), OF_PERIOD);

    /** @param most how many rows at most */
    private record Counted(MeasureQuery of, int most) {}

    private static final Statement<Counted> COUNTS = Statement.of(
            """
            SELECT %1$s AS by_type, %2$s AS by_severity, %3$s AS by_channel, c.day AS by_day, c.*
            FROM (
                SELECT CASE WHEN :byType THEN type END AS type, CASE WHEN :bySeverity THEN severity END AS severity,
                       CASE WHEN :byChannel THEN channel END AS channel, CASE WHEN :byDay THEN day END AS day,
                       %4$s
                FROM fact_sum
                WHERE kind IN %5$s AND day BETWEEN :from AND :to AND %6$s
                GROUP BY 1, 2, 3, 4
            ) AS c
            ORDER BY by_day, by_type, by_severity, by_channel
            LIMIT :most""".formatted(
                            Dimension.TYPE.codeIn("c"),
                            Dimension.SEVERITY.codeIn("c"),
                            Dimension.CHANNEL.codeIn("c"),
                            Figure.sums(COUNTED),
                            Figure.kinds(COUNTED),
                            ONLY),
            only(Parameters.<Counted>of(), counted -> counted.of().only())
                    .value("from", DATE, counted -> counted.of().period().from())
                    .value("to", DATE, counted -> counted.of().period().to())
                    .value("byType", BOOLEAN, counted -> counted.of().by().contains(Split.TYPE))
                    .value("bySeverity", BOOLEAN, counted -> counted.of().by().contains(Split.SEVERITY))
                    .value("byChannel", BOOLEAN, counted -> counted.of().by().contains(Split.CHANNEL))
                    .value("byDay", BOOLEAN, counted -> counted.of().by().contains(Split.DAY))
                    .value("most", INT, Counted::most));

    private static final Statement<Only> BACKLOG = Statement.of(
            """
            SELECT received_on, coalesce(sum(n) FILTER (WHERE kind = %1$d), 0) AS open,
                   coalesce(sum(n) FILTER (WHERE kind = %2$d), 0) AS past_due
            FROM fact_stock
            WHERE kind IN (%1$d, %2$d) AND %3$s
            GROUP BY received_on""".formatted(FactKind.OPEN.code(), FactKind.PAST_DUE.code(), ONLY),
            only(Parameters.<Only>of(), only -> only));

    private record IssuedBetween(Instant from, Instant to, Instant now, Only only) {}

    private static final Statement<IssuedBetween> ANSWERS_NOT_DUE = Statement.of(
            """
            SELECT count(*) AS notices
            FROM notice n
                JOIN complaint c ON c.id = n.complaint_id
            WHERE n.is_open AND n.answer_due_at >= :now AND n.issued_at >= :from AND n.issued_at < :to
              AND (:type::text IS NULL OR c.type = :type) AND (:severity::text IS NULL OR c.severity = :severity)
              AND (:channel::text IS NULL OR c.channel = :channel)""",
            only(Parameters.<IssuedBetween>of(), IssuedBetween::only)
                    .value("from", INSTANT, IssuedBetween::from)
                    .value("to", INSTANT, IssuedBetween::to)
                    .value("now", INSTANT, IssuedBetween::now));

    private MeasureStore() {}

    private static <P> Parameters<P> only(Parameters<P> parameters, Function<P, Only> only) {
        return parameters
                .optional("type", TEXT, of -> only.apply(of).type())
                .optional("severity", TEXT, of -> only.apply(of).severity())
                .optional("channel", TEXT, of -> only.apply(of).channel());
    }

    /** @param end of the period, or now if that comes first */
    static Future<Closings> closings(SqlClient client, Period period, Only only, Instant end, ZoneId zone) {
        var ended = new Ended(new Asked(period, only), end, LocalDate.ofInstant(end, zone));
        return client.preparedQuery(CLOSINGS.sql())
                .execute(CLOSINGS.values(ended))
                .map(rows -> Rows.only(rows, MeasureStore::closings));
    }

    static Future<Ratings> ratings(SqlClient client, Period period, Only only) {
        return client.preparedQuery(RATINGS.sql())
                .execute(RATINGS.values(new Asked(period, only)))
                .map(rows -> Rows.only(
                        rows,
                        row -> new Ratings(
                                number(row, Figure.ASKED),
                                number(row, Figure.ANSWERED),
                                number(row, Figure.RATED),
                                number(row, Figure.SATISFIED))));
    }

    static Future<List<ComplaintCounts>> counts(SqlClient client, MeasureQuery query, int most) {
        return client.preparedQuery(COUNTS.sql())
                .execute(COUNTS.values(new Counted(query, most)))
                .map(rows -> Rows.all(rows, MeasureStore::counts));
    }

    static Future<List<OfDay>> backlog(SqlClient client, Only only) {
        return client.preparedQuery(BACKLOG.sql())
                .execute(BACKLOG.values(only))
                .map(rows -> Rows.all(
                        rows, row -> new OfDay(row.day("received_on"), row.number("open"), row.number("past_due"))));
    }

    /** The notices issued in that span that may still be answered in time. */
    static Future<Long> answersNotDue(SqlClient client, Instant now, Instant from, Instant to, Only only) {
        return client.preparedQuery(ANSWERS_NOT_DUE.sql())
                .execute(ANSWERS_NOT_DUE.values(new IssuedBetween(from, to, now, only)))
                .map(rows -> Rows.only(rows, row -> row.number("notices")));
    }

    static long number(Fields row, Figure figure) {
        return row.number(figure.column());
    }

    private static Closings closings(Fields row) {
        return new Closings(
                number(row, Figure.CLOSINGS),
                number(row, Figure.CLOSED_ON_TIME),
                number(row, Figure.CLOSED_ON_TIME_UNEXTENDED),
                number(row, Figure.CLOSED_SATISFIED),
                number(row, Figure.WITHDRAWN),
                number(row, Figure.NOT_VALID),
                row.number("past_due_at_end"),
                row.number("past_unextended_at_end"));
    }

    private static ComplaintCounts counts(Fields row) {
        return new ComplaintCounts(
                row.optionalText("by_type"),
                row.optionalText("by_severity"),
                row.optionalText("by_channel"),
                row.optionalDay("by_day"),
                number(row, Figure.RECEIVED),
                number(row, Figure.CLOSINGS),
                number(row, Figure.CASES),
                number(row, Figure.CLOSED_ON_TIME),
                number(row, Figure.CLOSED_ON_TIME_UNEXTENDED),
                number(row, Figure.WITHDRAWN),
                number(row, Figure.NOT_VALID),
                number(row, Figure.REOPENED),
                number(row, Figure.BREACHED));
    }
}
