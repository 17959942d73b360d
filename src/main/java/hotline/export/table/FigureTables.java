package hotline.export.table;

import static hotline.export.table.FigureColumns.rounded;

import hotline.complaint.reading.WholeLists;
import hotline.complaint.reading.WholeRow;
import hotline.export.Column;
import hotline.export.DimensionWords;
import hotline.export.Exportable;
import hotline.export.PolicyWords;
import hotline.export.Table;
import hotline.export.Table.Said;
import hotline.measures.breakdown.Balance;
import hotline.measures.breakdown.Behind;
import hotline.measures.breakdown.BehindQuery;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Breakdowns;
import hotline.measures.comparison.ComparisonQuery;
import hotline.measures.comparison.Comparisons;
import hotline.measures.comparison.FairComparison;
import hotline.network.NetworkMap;
import hotline.paging.Page;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of figures: breakdowns, the complaints behind a number, comparisons. */
public final class FigureTables {
    private final Breakdowns breakdowns;
    private final Comparisons comparisons;
    private final WholeLists complaints;
    private final Policies policies;
    private final Supplier<NetworkMap> network;

    public FigureTables(
            Breakdowns breakdowns,
            Comparisons comparisons,
            WholeLists complaints,
            Policies policies,
            Supplier<NetworkMap> network) {
        this.breakdowns = breakdowns;
        this.comparisons = comparisons;
        this.complaints = complaints;
        this.policies = policies;
        this.network = network;
    }

    Table<?> of(Exportable.Figures figures) {
        return breakdown(figures.query());
    }

    Table<?> of(Exportable.Behind behind) {
        return behind(behind.query());
    }

    Table<?> of(Exportable.Compared compared) {
        return comparison(compared.query());
    }

    private Table<FigureColumns.Row> breakdown(BreakdownQuery query) {
        return WholeTable.of(
                FigureColumns.of(query, words()),
                connection -> breakdowns.in(connection, query).compose(read -> Counted.position(connection)
                        .map(position -> new WholeTable.Rows<>(
                                FigureColumns.rows(query, read, comparisons.fewest(query.split())),
                                new Counted()
                                        .period(query.period())
                                        .upTo(read.complete(), zone())
                                        .says(
                                                "工作日",
                                                "Working days",
                                                Long.toString(
                                                        read.asked().days().working()))
                                        .says(
                                                "收支平衡",
                                                "Balance",
                                                balance(read.asked().balance()))
                                        .definitions(query.measures())
                                        .entries(),
                                Optional.of(position)))));
    }

    private static String balance(Balance of) {
        return of.opening() + " + " + of.received() + " + " + of.reopened() + " − " + of.closed() + " − "
                + of.withdrawn() + " − " + of.notValid() + (of.moved() == 0 ? "" : " + (" + of.moved() + ")") + " = "
                + of.closing();
    }

    /** @param times how often the number counts the complaint */
    private record BehindRow(long times, WholeRow complaint) {}

    private Table<BehindRow> behind(BehindQuery query) {
        var columns = new ArrayList<Column<BehindRow>>();
        columns.add(Column.number("times", "计入次数", "Counted times", BehindRow::times));
        ComplaintColumns.of(new PolicyWords(policies)).forEach(column -> columns.add(column.in(BehindRow::complaint)));
        return new Table<>(
                columns,
                row -> Optional.of(row.complaint().listed().id()),
                (connection, after) -> page(
                        connection,
                        after.map(id -> query.before(Long.parseLong(id))).orElse(query)),
                (connection, most) ->
                        breakdowns.countBehind(connection, query.ofAtMost(most)).map(counted -> counted.complaints()),
                connection -> said(connection, query));
    }

    private Future<Page<BehindRow, String>> page(SqlConnection connection, BehindQuery query) {
        return breakdowns.behindIn(connection, query).compose(page -> {
            var ids = page.items().stream().map(Behind::complaint).toList();
            return complaints.byId(connection, ids).map(rows -> page(page, rows));
        });
    }

    private static Page<BehindRow, String> page(Page<Behind, Long> page, List<WholeRow> rows) {
        Map<Long, WholeRow> byId =
                rows.stream().collect(Collectors.toMap(row -> row.listed().id(), Function.identity()));
        var found = page.items().stream()
                .flatMap(of -> Stream.ofNullable(byId.get(of.complaint())).map(row -> new BehindRow(of.times(), row)))
                .toList();
        return new Page<>(found, page.next().map(String::valueOf), page.items().size() - found.size());
    }

    private Future<Said> said(SqlConnection connection, BehindQuery query) {
        return breakdowns
                .countBehind(connection, query.ofAtMost(Integer.MAX_VALUE - 1))
                .compose(counted -> Counted.position(connection)
                        .map(position -> new Said(
                                new Counted()
                                        .period(query.period())
                                        .says("合计次数", "Counted in all", Long.toString(counted.times()))
                                        .says("投诉件数", "Complaints", Long.toString(counted.complaints()))
                                        .definitions(Set.of(query.measure()))
                                        .entries(),
                                Optional.of(position))));
    }

    private Table<ComparisonColumns.Row> comparison(ComparisonQuery query) {
        return WholeTable.of(
                ComparisonColumns.of(query, words()),
                connection -> comparisons.in(connection, query).compose(read -> Counted.position(connection)
                        .map(position -> new WholeTable.Rows<>(
                                ComparisonColumns.rows(read), said(query, read).entries(), Optional.of(position)))));
    }

    private Counted said(ComparisonQuery query, FairComparison read) {
        var funnel = read.funnel();
        var centre = funnel.centre();
        var said = new Counted().period(query.period()).upTo(read.complete(), zone());
        if (centre.whole() > 0) {
            said.says(
                    "总体",
                    "All together",
                    rounded(centre.value() * query.measure().per()) + " (" + centre.part() + " / " + centre.whole()
                            + ")");
        }
        return said.says("离散系数 φ", "φ", Double.toString(rounded(funnel.spread().phi())))
                .says("少于几件不作结论", "Too few below", Integer.toString(comparisons.fewest(query)))
                .says("突出者", "Standing out", Long.toString(funnel.marked()))
                .definitions(Set.of(query.measure()));
    }

    private DimensionWords words() {
        return new DimensionWords(policies, network.get());
    }

    private ZoneId zone() {
        return policies.inForce().policy().zone();
    }
}
