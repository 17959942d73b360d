package hotline.measures.breakdown;

import static hotline.rows.SqlType.DATE;

import hotline.measures.breakdown.BreakdownStore.Asked;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactKind;
import hotline.measures.facts.Figure;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Reads complaints and parcels of the same branches and days: a complaint counts only where its branch has a volume on its day.
 * Hub and region are those of the volume, so that both sides of a rate are of the same branches.
 */
final class PerParcelStore {
    private static final String MEASURED = """
            %s JOIN (
                SELECT p.day, d.id AS branch, p.branch AS of_branch, coalesce(p.hub, '') AS of_hub,
                       coalesce(p.region, '') AS of_region
                FROM parcel_volume AS p JOIN dimension AS d ON %s AND d.code = p.branch
                WHERE p.day BETWEEN :from AND :to
            ) AS v USING (day, branch)""";

    private record Form(Optional<Dimension> split, Interval interval, boolean isByTierNow) {
        static Form of(BreakdownQuery query) {
            return new Form(
                    query.split(),
                    query.interval(),
                    query.split().equals(Optional.of(Dimension.TIER_NOW))
                            || query.only().containsKey(Dimension.TIER_NOW));
        }
    }

    private record Statements(Statement<Asked> complaints, Statement<Asked> parcels) {}

    private static final Map<Form, Statements> STATEMENTS = new ConcurrentHashMap<>();

    private static final Parameters<Asked> ASKED = FactConditions.only(
            Parameters.<Asked>of()
                    .value("from", DATE, asked -> asked.period().from())
                    .value("to", DATE, asked -> asked.period().to())
                    .value("today", DATE, Asked::today),
            asked -> asked.query().only());

    private PerParcelStore() {}

    /** Facts with the volume of their branch and day. */
    static String measured(String facts) {
        return MEASURED.formatted(facts, Dimension.BRANCH.isKind("d"));
    }

    /** Which facts the query is limited to; its branch, hub and region are those of the volume. */
    static String only(boolean isByTierNow) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> isByTierNow || dimension != Dimension.TIER_NOW)
                .map(dimension ->
                        dimension.isUnit() ? isUnit(dimension, of(dimension)) : dimension.isNullOr(dimension.column()))
                .collect(Collectors.joining("\n  AND "));
    }

    private static String onlyParcels() {
        return Arrays.stream(Dimension.values())
                .filter(Dimension::isUnit)
                .map(unit -> isUnit(unit, "coalesce(" + unit.column() + ", '')"))
                .collect(Collectors.joining(" AND "));
    }

    private static String isUnit(Dimension unit, String code) {
        return "(:%1$s::text IS NULL OR %2$s = :%1$s)".formatted(unit.column(), code);
    }

    private static String of(Dimension unit) {
        return "v.of_" + unit.column();
    }

    private static Statements statements(Form form) {
        return new Statements(
                Statement.of(complaints(form), ASKED), Statement.of(parcels(form.split(), form.interval()), ASKED));
    }

    private static String complaints(Form form) {
        var split = form.split();
        var code = split.map(by -> by.isUnit() ? "s.member" : "coalesce(" + by.codeOf("s.member") + ", '')");
        return """
                SELECT %1$s AS code, s.begin, s.kind, s.n
                FROM (
                    SELECT %2$s AS member, %3$s AS begin, kind, sum(n) AS n
                    FROM %4$s
                    WHERE kind IN %5$s AND day BETWEEN :from AND :to AND %6$s
                    GROUP BY 1, 2, kind
                ) AS s""".formatted(
                        code.orElse("''"),
                        split.map(by -> by.isUnit() ? of(by) : by.column()).orElse("0"),
                        form.interval().beginOfDay(),
                        measured(form.isByTierNow() ? TiersNow.OF_ALL : "fact"),
                        Figure.kinds(Figure.RECEIVED, Figure.VALID),
                        only(form.isByTierNow()));
    }

    private static String parcels(Optional<Dimension> split, Interval interval) {
        return """
                SELECT %s AS code, %s AS begin, sum(parcels)::bigint AS parcels,
                       count(*) FILTER (WHERE day < :today) AS days
                FROM parcel_volume
                WHERE day BETWEEN :from AND :to AND %s
                GROUP BY 1, 2""".formatted(
                        split.filter(Dimension::isUnit)
                                .map(unit -> "coalesce(" + unit.column() + ", '')")
                                .orElse("''"),
                        interval.beginOfDay(),
                        onlyParcels());
    }

    /** Adds to the sums what they lack for rates per parcels. */
    static Future<Sums> add(SqlClient client, Asked asked, Sums sums) {
        var statements = STATEMENTS.computeIfAbsent(Form.of(asked.query()), PerParcelStore::statements);
        var complaints = client.preparedQuery(statements.complaints().sql())
                .execute(statements.complaints().values(asked))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Sums.Measured(
                                row.text("code"),
                                row.day("begin"),
                                FactKind.of(row.integer("kind")),
                                row.number("n"))));
        var parcels = client.preparedQuery(statements.parcels().sql())
                .execute(statements.parcels().values(asked))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Sums.Parcels(
                                row.text("code"), row.day("begin"), row.number("parcels"), row.number("days"))));
        return Future.all(complaints, parcels).map(read -> {
            read.<List<Sums.Measured>>resultAt(0).forEach(sums::add);
            boolean byUnit = asked.query().split().filter(Dimension::isUnit).isPresent();
            read.<List<Sums.Parcels>>resultAt(1).forEach(of -> sums.add(of, byUnit));
            return sums;
        });
    }
}
