package hotline.telephony.figure;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.measures.breakdown.WholeMonths;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.telephony.CallCause;
import hotline.telephony.CallParty;
import hotline.telephony.figure.CallFigureQuery.By;
import hotline.telephony.figure.CallFigures.Amount;
import hotline.telephony.figure.CallFigures.Waits;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sums of facts of calls, and the calls behind a sum. */
final class CallFigureStore {
    record Asked(CallFigureQuery query, CallLimits limits, Optional<Long> before, int most) {
        /** Months that are read from sums; nothing has to be said of the days in them. */
        WholeMonths months() {
            return WholeMonths.of(query.period(), LocalDate.MAX);
        }

        /** The sums that answer it; empty: the facts do. */
        Optional<CallGrain> grain() {
            return CallGrain.of(query).filter(grain -> limits.areSummed() && !months().isEmpty());
        }
    }

    record Sums(String key, CallFigures figures) {}

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .value("from", DATE, asked -> asked.query().period().from())
            .value("to", DATE, asked -> asked.query().period().to())
            .optional("queue", TEXT, asked -> asked.query().only().queue())
            .optional("person", BIGINT, asked -> asked.query().only().person())
            .optional("connector", BIGINT, asked -> asked.query().only().connector())
            .optional("hour", INT, asked -> asked.query().only().hour())
            .optional("member", TEXT, asked -> asked.query().only().member())
            .array(
                    "days",
                    DATE,
                    asked -> days(
                            asked.query().period().from(),
                            asked.query().period().to()))
            .array(
                    "wholeDays",
                    DATE,
                    asked -> days(asked.months().from(), asked.months().to()))
            .array("months", DATE, asked -> asked.months().all())
            .value("wholeFrom", DATE, asked -> asked.months().from())
            .value("wholeTo", DATE, asked -> asked.months().to())
            .value("within", BIGINT, asked -> asked.limits().within())
            .value("respond", BIGINT, asked -> asked.limits().respond())
            .value("short", BIGINT, asked -> CallLimits.SHORT.toMillis())
            .value("rings", BIGINT, asked -> asked.limits().ringsInTime())
            .value("apologise", BIGINT, asked -> asked.limits().ringsToApologise())
            .optional("before", BIGINT, Asked::before)
            .value("most", INT, asked -> asked.most() + 1);

    private static final String ONLY = """
            (:queue::text IS NULL OR queue = :queue) AND (:person::bigint IS NULL OR person = :person)
                AND (:connector::bigint IS NULL OR connector = :connector) AND (:hour::int IS NULL OR hour = :hour)
            """;

    private static final String FACTS = """
            FROM call_fact
            WHERE day BETWEEN :from AND :to AND %s
            """.formatted(ONLY);

    private static final String PARTS = Arrays.stream(CallPart.values())
            .map(part ->
                    "coalesce(sum(n) FILTER (WHERE %1$s), 0)::bigint AS %2$s, coalesce(sum(millis) FILTER (WHERE %1$s), 0)::bigint AS %2$s_ms"
                            .formatted(part.condition(), part.column()))
            .collect(Collectors.joining(",\n       "));

    /** Each day by itself, so that the index gives those of one kind alone. A wait that was taken back sums to 0 with the fact that it is about. */
    private static final String WAITS = """
            SELECT %1$s AS key, percentile_disc(ARRAY[0.5, 0.9, 1]) WITHIN GROUP (ORDER BY value) AS waits
            FROM (
                SELECT call, day, hour, queue, person, connector, value
                FROM call_fact
                WHERE day = ANY (:days) AND kind = 'answered' AND about = '' AND %2$s
                GROUP BY call, day, hour, queue, person, connector, value
                HAVING sum(n) > 0
            ) AS waited
            GROUP BY 1
            """;

    private static final Map<By, Statement<Asked>> SUMS =
            statements(by -> sums(by, rowsOf(by, "day BETWEEN :from AND :to")));

    private static final Map<By, Map<CallGrain, Statement<Asked>>> SUMS_BY_MONTHS = Arrays.stream(By.values())
            .filter(by -> by != By.DAY)
            .collect(Collectors.toMap(Function.identity(), by -> Arrays.stream(CallGrain.values())
                    .collect(Collectors.toMap(
                            Function.identity(), grain -> Statement.of(sums(by, rowsOf(by, grain)), ASKED)))));

    private static final Map<CallPart, Statement<Asked>> BEHIND = Arrays.stream(CallPart.values())
            .collect(Collectors.toMap(
                    Function.identity(), part -> Statement.of("""
                    SELECT c.id, c.direction, c.queue, c.offered_at, coalesce(c.offered_at, c.answered_at, c.ended_at, c.seen_at) AS at,
                           c.answered_at, c.ended_at, c.held_ms, c.cause, c.ended_by, c.person, p.name, c.complaint
                    FROM (
                        SELECT call %s AND %s AND (:before::bigint IS NULL OR call < :before)
                        GROUP BY call
                        HAVING sum(n) <> 0
                        ORDER BY call DESC
                        LIMIT :most
                    ) AS found
                        JOIN call c ON c.id = found.call
                        LEFT JOIN person p ON p.id = c.person
                    ORDER BY c.id DESC
                    """.formatted(FACTS, part.condition()), ASKED)));

    /** Not before all facts of before there were sums are in them: PostgreSQL, which expects few facts that are not, would read these one by one. */
    private static final String HAS_SUMS = "SELECT EXISTS (SELECT FROM call_sum_place WHERE tx > 0) AS has_sums";

    private static final String PEOPLE = "SELECT id::text AS key, name FROM person WHERE id::text = ANY ($1)";

    private static final String CONNECTORS = "SELECT id::text AS key, name FROM connector WHERE id::text = ANY ($1)";

    private CallFigureStore() {}

    /** @param rows with the columns of parts, and a key */
    private static String sums(By by, String rows) {
        return """
                WITH sums AS (SELECT key,
                       %s
                FROM (%s) AS call_fact GROUP BY 1),
                waits AS (%s)
                SELECT sums.*, coalesce(waits.waits, '{}') AS waits FROM sums LEFT JOIN waits USING (key) ORDER BY key
                """.formatted(PARTS, rows, WAITS.formatted(by.column(), ONLY));
    }

    private static String rowsOf(By by, String which) {
        return "SELECT %s AS key, kind, about, value, n, n * value AS millis, call FROM call_fact WHERE %s AND %s"
                .formatted(by.column(), which, ONLY);
    }

    /** Sums of whole months, the facts that they lack, and the days before and after them. */
    private static String rowsOf(By by, CallGrain grain) {
        var key =
                switch (by) {
                    case WHOLE, DAY -> "''";
                    case MONTH -> "to_char(month, 'YYYY-MM')";
                    case HOUR, QUEUE, AGENT, CONNECTOR -> "member";
                };
        return String.join(
                "\nUNION ALL\n",
                """
                SELECT %s AS key, kind, about, judged AS value, n, value AS millis, 0::bigint AS call
                FROM call_sum
                WHERE month = ANY (:months) AND dimension = %d AND (:member::text IS NULL OR member = :member)
                """.formatted(key, grain.code()),
                rowsOf(by, "day = ANY (:wholeDays) AND kind = 'missed'"),
                rowsOf(
                        by,
                        "tx BETWEEN (SELECT tx FROM call_sum_place) AND (SELECT 9223372036854775807)"
                                + " AND (tx, id) >= (SELECT tx, id FROM call_sum_place)"
                                + " AND day BETWEEN :wholeFrom AND :wholeTo AND kind <> 'missed'"),
                rowsOf(by, "day >= :from AND day < :wholeFrom"),
                rowsOf(by, "day > :wholeTo AND day <= :to"));
    }

    private static List<LocalDate> days(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).toList();
    }

    private static Map<By, Statement<Asked>> statements(Function<By, String> text) {
        return Arrays.stream(By.values())
                .collect(Collectors.toMap(Function.identity(), by -> Statement.of(text.apply(by), ASKED)));
    }

    static Future<List<Sums>> sums(SqlClient client, Asked asked) {
        var by = asked.query().by();
        var whole = Objects.requireNonNull(SUMS.get(by));
        if (asked.grain().isEmpty()) {
            return sums(client, whole, asked);
        }
        var byMonths = Objects.requireNonNull(
                Objects.requireNonNull(SUMS_BY_MONTHS.get(by)).get(asked.grain().get()));
        return client.query(HAS_SUMS)
                .execute()
                .map(rows -> Rows.only(rows, row -> row.flag("has_sums")))
                .compose(hasSums -> sums(client, hasSums ? byMonths : whole, asked));
    }

    private static Future<List<Sums>> sums(SqlClient client, Statement<Asked> statement, Asked asked) {
        return client.preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> Rows.all(rows, row -> new Sums(row.text("key"), figures(row))));
    }

    private static CallFigures figures(Fields row) {
        var amounts = new EnumMap<CallPart, Amount>(CallPart.class);
        for (CallPart part : CallPart.values()) {
            amounts.put(part, new Amount(row.number(part.column()), row.number(part.column() + "_ms")));
        }
        var waits = row.numbers("waits");
        return new CallFigures(
                amounts,
                waits.isEmpty() ? Optional.empty() : Optional.of(new Waits(waits.get(0), waits.get(1), waits.get(2))));
    }

    static Future<List<CallBehind>> behind(SqlClient client, CallPart part, Asked asked) {
        var statement = Objects.requireNonNull(BEHIND.get(part));
        return client.preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> Rows.all(
                        rows,
                        row -> new CallBehind(
                                row.number("id"),
                                row.instant("at"),
                                row.text("direction"),
                                row.optionalText("queue"),
                                row.optionalInstant("offered_at"),
                                row.optionalInstant("answered_at"),
                                row.optionalInstant("ended_at"),
                                row.number("held_ms"),
                                row.optionalText("cause").map(CallCause.byCode()::get),
                                row.optionalText("ended_by").map(CallParty.byCode()::get),
                                row.optionalNumber("person"),
                                row.optionalText("name"),
                                row.optionalNumber("complaint"))));
    }

    /** What the rows of a split are called. */
    static Future<Map<String, String>> names(SqlClient client, By by, List<String> keys) {
        return switch (by) {
            case WHOLE, DAY, MONTH, HOUR, QUEUE -> Future.succeededFuture(Map.of());
            case AGENT -> names(client, PEOPLE, keys);
            case CONNECTOR -> names(client, CONNECTORS, keys);
        };
    }

    private static Future<Map<String, String>> names(SqlClient client, String statement, List<String> keys) {
        return client.preparedQuery(statement)
                .execute(Tuple.of(keys.toArray(String[]::new)))
                .map(rows -> Rows.byKey(rows, row -> row.text("key"), row -> row.text("name")));
    }
}
