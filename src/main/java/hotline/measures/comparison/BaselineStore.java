package hotline.measures.comparison;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;

import hotline.failure.Expected;
import hotline.measures.Period;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.comparison.Baseline.Wanted;
import hotline.measures.facts.Dimension;
import hotline.measures.statistics.ControlChart.Counts;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Baselines as rows that are only added. */
final class BaselineStore {
    private record Made(Wanted wanted, List<Counts> counts, long by, Instant at) {}

    private static final String COLUMNS = """
            SELECT b.id, b.name, b.measure, b.interval, b.from_day, b.to_day, b.filters, b.counts, b.reason, b.replaces, p.name AS person, b.made_at
            FROM chart_baseline AS b
            JOIN person AS p ON p.id = b.made_by
            """;

    private static final String LIST = COLUMNS + "WHERE b.measure = $1 ORDER BY b.id DESC LIMIT 200";

    private static final String ONE = COLUMNS + "WHERE b.id = $1";

    private static final Statement<Made> ADD = Statement.of(
            """
            INSERT INTO chart_baseline (name, measure, interval, from_day, to_day, filters, counts, reason, replaces, made_by, made_at)
            VALUES (:name, :measure, :interval, :from, :to, :filters::text::jsonb, :counts::text::jsonb, :reason, :replaces, :by, :at)
            ON CONFLICT (replaces) DO NOTHING
            RETURNING id""",
            Parameters.<Made>of()
                    .value("name", TEXT, made -> made.wanted().name())
                    .value("measure", TEXT, made -> made.wanted().measure().code())
                    .value("interval", TEXT, made -> made.wanted().interval().code())
                    .value("from", DATE, made -> made.wanted().period().from())
                    .value("to", DATE, made -> made.wanted().period().to())
                    .value("filters", JSON, made -> filters(made.wanted().only())
                            .encode())
                    .value("counts", JSON, made -> counts(made.counts()).encode())
                    .value("reason", TEXT, made -> made.wanted().reason())
                    .optional("replaces", BIGINT, made -> made.wanted().replaces())
                    .value("by", BIGINT, Made::by)
                    .value("at", INSTANT, Made::at));

    private BaselineStore() {}

    /** The latest first. */
    static Future<List<Baseline>> list(SqlClient client, Measure measure) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(measure.code()))
                .map(rows -> Rows.all(rows, BaselineStore::baseline));
    }

    static Future<Optional<Baseline>> one(SqlClient client, long id) {
        return client.preparedQuery(ONE).execute(Tuple.of(id)).map(rows -> Rows.first(rows, BaselineStore::baseline));
    }

    /** Its id; empty where another one replaces the same. */
    static Future<Optional<Long>> add(SqlClient transaction, Wanted wanted, List<Counts> counts, long by, Instant at) {
        return transaction
                .preparedQuery(ADD.sql())
                .execute(ADD.values(new Made(wanted, counts, by, at)))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    private static JsonObject filters(Map<Dimension, String> only) {
        var json = new JsonObject();
        only.forEach((dimension, code) -> json.put(dimension.column(), code));
        return json;
    }

    private static JsonArray counts(List<Counts> counts) {
        var json = new JsonArray();
        counts.forEach(of -> json.add(new JsonObject().put("part", of.part()).put("whole", of.whole())));
        return json;
    }

    private static Baseline baseline(Fields row) {
        return new Baseline(
                row.number("id"),
                row.text("name"),
                row.code("measure", Measure::of),
                row.code("interval", Interval::of),
                new Period(row.day("from_day"), row.day("to_day")),
                only(row.object("filters")),
                row.each("counts", of -> new Counts(of.number("part"), of.number("whole"))),
                row.text("reason"),
                row.optionalNumber("replaces"),
                row.text("person"),
                row.instant("made_at"));
    }

    private static Map<Dimension, String> only(JsonObject filters) {
        var only = new EnumMap<Dimension, String>(Dimension.class);
        Arrays.stream(Dimension.values())
                .filter(dimension -> filters.containsKey(dimension.column()))
                .forEach(dimension -> only.put(
                        dimension,
                        Expected.in(filters.getMap(), dimension.column()).toString()));
        return only;
    }
}
