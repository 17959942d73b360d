package hotline.measures;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import hotline.callback.CallbackStatus;
import hotline.measures.MeasureQuery.Only;
import hotline.measures.MeasureStore.Asked;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactFlag;
import hotline.measures.facts.FactKind;
import hotline.measures.facts.Figure;
import hotline.policy.NoticeKind;
import hotline.rows.Fields;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads sums of facts that have variants: ends of callbacks, kinds of notices, departments that held complaints. */
final class VariantStore {
    private static final Figure[] ANSWERS = {Figure.TO_ANSWER, Figure.NOTICES_ANSWERED, Figure.NOTICES_IN_TIME};

    /** @param late how many of them */
    private record Sums(String variant, long n, long value, long late) {
        static final Sums NONE = new Sums("", 0, 0, 0);
    }

    private static final Statement<Asked> CALLBACKS = of(FactKind.CALLBACK);
    private static final Statement<Asked> NOTICES = of(FactKind.NOTICE);
    private static final Statement<Asked> HELD = of(FactKind.HELD);

    private static final Statement<Asked> ANSWERED = Statement.of(
            """
            SELECT %s
            FROM fact_sum
            WHERE kind IN %s AND day BETWEEN :from AND :to AND %s""".formatted(Figure.sums(ANSWERS), Figure.kinds(ANSWERS), MeasureStore.ONLY), MeasureStore.OF_PERIOD);

    private VariantStore() {}

    private static Statement<Asked> of(FactKind kind) {
        return Statement.of(
                """
                SELECT %s AS variant, v.n, v.value, v.late
                FROM (
                    SELECT variant, sum(n) AS n, sum(value)::bigint AS value,
                           coalesce(sum(n) FILTER (WHERE %s), 0) AS late
                    FROM fact_sum
                    WHERE kind = %d AND day BETWEEN :from AND :to AND %s
                    GROUP BY variant
                ) AS v
                ORDER BY variant""".formatted(Dimension.variantIn("v"), FactFlag.LATE.isSet(), kind.code(), MeasureStore.ONLY),
                MeasureStore.OF_PERIOD);
    }

    static Future<CallbackFigures> callbacks(SqlClient client, Period period, Only only) {
        return sums(client, CALLBACKS, new Asked(period, only))
                .map(byEnd -> new CallbackFigures(
                        CallbackStatus.ends().stream().collect(toMap(identity(), end -> of(byEnd, end.code())
                                .n())),
                        byEnd.stream().mapToLong(Sums::value).sum(),
                        of(byEnd, CallbackStatus.REACHED.code()).value()));
    }

    static Future<EscalationFigures> escalations(SqlClient client, Period period, Only only) {
        var asked = new Asked(period, only);
        var answers = client.preparedQuery(ANSWERED.sql()).execute(ANSWERED.values(asked));
        return sums(client, NOTICES, asked)
                .compose(byKind -> answers.map(rows -> Rows.only(rows, row -> escalations(issued(byKind), row))));
    }

    private static Map<NoticeKind, Long> issued(List<Sums> byKind) {
        return Arrays.stream(NoticeKind.values())
                .collect(toMap(identity(), kind -> of(byKind, kind.code()).n()));
    }

    private static EscalationFigures escalations(Map<NoticeKind, Long> issued, Fields row) {
        return new EscalationFigures(
                issued,
                MeasureStore.number(row, Figure.TO_ANSWER),
                MeasureStore.number(row, Figure.NOTICES_ANSWERED),
                MeasureStore.number(row, Figure.NOTICES_IN_TIME));
    }

    static Future<List<HeldTime>> holding(SqlClient client, Period period, Only only) {
        return sums(client, HELD, new Asked(period, only)).map(byDepartment -> byDepartment.stream()
                .map(held -> new HeldTime(held.variant(), held.n(), held.value(), held.late()))
                .toList());
    }

    private static Sums of(List<Sums> sums, String variant) {
        return sums.stream()
                .filter(one -> one.variant().equals(variant))
                .findFirst()
                .orElse(Sums.NONE);
    }

    private static Future<List<Sums>> sums(SqlClient client, Statement<Asked> statement, Asked asked) {
        return client.preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Sums(
                                row.optionalText("variant").orElse(""),
                                row.number("n"),
                                row.number("value"),
                                row.number("late"))));
    }
}
