package hotline.measures;

import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import hotline.callback.CallbackStatus;
import hotline.measures.AgeBand.OfDay;
import hotline.measures.MeasureQuery.Only;
import hotline.measures.MeasureQuery.Split;
import hotline.policy.NoticeKind;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the roll-ups. */
final class MeasureStore {
    private static final String ONLY = """
            (:type::text IS NULL OR type = :type) AND (:severity::text IS NULL OR severity = :severity)
              AND (:channel::text IS NULL OR channel = :channel)""";

    /** @param end of the period, or now if that comes first */
    private record Summed(Period period, Only only, Instant end) {}

    /** From the past due now back to the period's end, so that it costs as much as the period is old. */
    private static final Statement<Summed> TOTALS = Statement.of(
            """
            SELECT coalesce(sum(closed), 0) AS closed, coalesce(sum(closed_on_time), 0) AS closed_on_time,
                   coalesce(sum(closed_on_time_unextended), 0) AS closed_on_time_unextended,
                   coalesce(sum(withdrawn), 0) AS withdrawn, coalesce(sum(not_valid), 0) AS not_valid,
                   %1$s
                   coalesce(sum(callback_attempts), 0) AS attempts,
                   coalesce(sum(reached_attempts), 0) AS reached_attempts,
                   coalesce(sum(ratings_asked), 0) AS asked, coalesce(sum(ratings_answered), 0) AS answered,
                   coalesce(sum(ratings_given), 0) AS given, coalesce(sum(ratings_satisfied), 0) AS satisfied,
                   coalesce(sum(closed_satisfied), 0) AS closed_satisfied,
                   coalesce(sum(notices_to_answer), 0) AS to_answer,
                   coalesce(sum(notices_answered), 0) AS replied, coalesce(sum(notices_in_time), 0) AS in_time,
                   (SELECT coalesce(sum(past_due), 0) FROM measure_backlog WHERE %2$s)
                   - (SELECT coalesce(sum(past_due_change), 0) FROM measure_daily
                      WHERE day > :to AND %2$s) AS past_due_at_end,
                   (SELECT coalesce(sum(unextended), 0) FROM measure_backlog WHERE %2$s)
                   - (SELECT coalesce(sum(n), 0) FROM measure_unextended
                      WHERE passes_at >= :end AND %2$s) AS past_unextended_at_end
            FROM measure_daily
            WHERE day BETWEEN :from AND :to AND %2$s""".formatted(
                            summed(CallbackStatus.ends().stream().map(DailyColumn::of))
                                    + summed(Arrays.stream(NoticeKind.values()).map(DailyColumn::of)),
                            ONLY),
            only(Parameters.<Summed>of(), Summed::only)
                    .value("from", DATE, summed -> summed.period().from())
                    .value("to", DATE, summed -> summed.period().to())
                    .value("end", INSTANT, Summed::end));

    /** @param most how many rows at most */
    private record Counted(MeasureQuery of, int most) {}

    private static final Statement<Counted> COUNTS = Statement.of(
            """
            SELECT CASE WHEN :byType THEN type END AS by_type, CASE WHEN :bySeverity THEN severity END AS by_severity,
                   CASE WHEN :byChannel THEN channel END AS by_channel, CASE WHEN :byDay THEN day END AS by_day,
                   sum(received) AS received, sum(closed) AS closed, sum(closed_again) AS closed_again, sum(closed_on_time) AS closed_on_time,
                   sum(closed_on_time_unextended) AS closed_on_time_unextended, sum(withdrawn) AS withdrawn, sum(not_valid) AS not_valid, sum(reopened) AS reopened,
                   sum(breached) AS breached
            FROM measure_daily
            WHERE day BETWEEN :from AND :to AND %s
            GROUP BY by_type, by_severity, by_channel, by_day
            ORDER BY by_day, by_type, by_severity, by_channel
            LIMIT :most""".formatted(ONLY),
            only(Parameters.<Counted>of(), counted -> counted.of().only())
                    .value("from", DATE, counted -> counted.of().period().from())
                    .value("to", DATE, counted -> counted.of().period().to())
                    .value("byType", BOOLEAN, counted -> counted.of().by().contains(Split.TYPE))
                    .value("bySeverity", BOOLEAN, counted -> counted.of().by().contains(Split.SEVERITY))
                    .value("byChannel", BOOLEAN, counted -> counted.of().by().contains(Split.CHANNEL))
                    .value("byDay", BOOLEAN, counted -> counted.of().by().contains(Split.DAY))
                    .value("most", INT, Counted::most));

    private static final Statement<Only> BACKLOG =
            Statement.of("""
            SELECT received_on, sum(open) AS open, sum(past_due) AS past_due
            FROM measure_backlog
            WHERE %s
            GROUP BY received_on""".formatted(ONLY), only(Parameters.<Only>of(), only -> only));

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

    /** Sums of columns under their own names, each followed by a comma. */
    private static String summed(Stream<String> columns) {
        return columns.map("coalesce(sum(%1$s), 0) AS %1$s, "::formatted).collect(joining());
    }

    /** Before the first statement of a transaction: all of them then see the same moment. */
    static Future<Void> ofOneMoment(SqlClient transaction) {
        return transaction
                .query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .execute()
                .mapEmpty();
    }

    /** @param end of the period, or now if that comes first */
    static Future<Totals> totals(SqlClient client, Period period, Only only, Instant end) {
        return client.preparedQuery(TOTALS.sql())
                .execute(TOTALS.values(new Summed(period, only, end)))
                .map(rows -> Rows.only(rows, MeasureStore::totals));
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

    private static Totals totals(Fields row) {
        return new Totals(
                row.number("closed"),
                row.number("closed_on_time"),
                row.number("closed_on_time_unextended"),
                row.number("withdrawn"),
                row.number("not_valid"),
                row.number("past_due_at_end"),
                row.number("past_unextended_at_end"),
                new CallbackFigures(
                        CallbackStatus.ends().stream()
                                .collect(toMap(identity(), end -> row.number(DailyColumn.of(end)))),
                        row.number("attempts"),
                        row.number("reached_attempts")),
                row.number("asked"),
                row.number("answered"),
                row.number("given"),
                row.number("satisfied"),
                row.number("closed_satisfied"),
                new EscalationFigures(
                        Arrays.stream(NoticeKind.values())
                                .collect(toMap(identity(), kind -> row.number(DailyColumn.of(kind)))),
                        row.number("to_answer"),
                        row.number("replied"),
                        row.number("in_time")));
    }

    private static ComplaintCounts counts(Fields row) {
        return new ComplaintCounts(
                row.optionalText("by_type"),
                row.optionalText("by_severity"),
                row.optionalText("by_channel"),
                row.optionalDay("by_day"),
                row.number("received"),
                row.number("closed"),
                row.number("closed_again"),
                row.number("closed_on_time"),
                row.number("closed_on_time_unextended"),
                row.number("withdrawn"),
                row.number("not_valid"),
                row.number("reopened"),
                row.number("breached"));
    }
}
