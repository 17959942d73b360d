package hotline.export.table;

import hotline.export.CodeWords;
import hotline.export.Column;
import hotline.export.Column.Coded;
import hotline.export.DimensionWords;
import hotline.export.FigureWords;
import hotline.measures.Period;
import hotline.measures.breakdown.Breakdown;
import hotline.measures.breakdown.Breakdown.OfPeriod;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Comparison;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.Measure.Way;
import hotline.measures.breakdown.MeasureValue;
import hotline.measures.facts.Dimension;
import hotline.policy.taxonomy.LocalizedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** The columns of figures: a row for each measure of each row of a breakdown, and of its totals. */
final class FigureColumns {
    private static final double ROUNDING = 1e6;
    private static final LocalizedName PROVISIONAL = new LocalizedName("暂定", "provisional");

    /**
     * A number and what it is of.
     *
     * @param of which period: asked, or the one that it is compared with
     * @param isTotal over all rows of the period
     * @param code of the split; empty for complaints that have none
     * @param name of a person
     * @param fewest of fewer cases nothing is said
     */
    record Row(
            String of,
            Period period,
            boolean isTotal,
            Optional<String> code,
            Optional<String> name,
            Measure measure,
            MeasureValue value,
            int fewest) {
        private boolean isTooFew() {
            return value.isTooFew(measure, fewest);
        }
    }

    private FigureColumns() {}

    static List<Column<Row>> of(BreakdownQuery query, DimensionWords words) {
        var columns = new ArrayList<Column<Row>>();
        columns.add(Column.coded(
                "measure",
                "指标",
                "Measure",
                row -> Optional.of(CodeWords.of("measures.name", row.measure().code()))));
        columns.add(Column.coded("unit", "单位", "Unit", row -> Optional.of(FigureWords.unit(row.measure()))));
        columns.add(Column.coded("period", "期间", "Period", row -> Optional.of(FigureWords.period(row.of()))));
        columns.add(Column.mark("total", "合计", "Total", new LocalizedName("合计", "total"), Row::isTotal));
        query.split().ifPresent(split -> columns.add(split(split, words)));
        columns.add(Column.day(
                "from", "起始日", "First day", row -> Optional.of(row.period().from())));
        columns.add(Column.day(
                "to",
                "截止日（含）",
                "Last day, included",
                row -> Optional.of(row.period().to())));
        columns.add(
                Column.number("counted", "计数（分子）", "Counted", row -> row.value().counted()));
        columns.add(
                Column.someNumber("of", "总数（分母）", "Of", row -> some(row.value().of())));
        columns.add(value("value", "数值", "Value", MeasureValue::value));
        columns.add(value("low", "95% 区间下限", "95 % interval from", MeasureValue::low));
        columns.add(value("high", "95% 区间上限", "95 % interval to", MeasureValue::high));
        columns.add(Column.mark("tooFew", "样本太少", "Too few", tooFew(), Row::isTooFew));
        columns.add(Column.someNumber(
                "missingDays",
                "缺件量天数",
                "Days without a volume",
                row -> some(row.value().missingDays())));
        columns.add(Column.mark("provisional", "暂定", "Provisional", PROVISIONAL, row -> row.value()
                .mayMove()));
        columns.add(
                Column.day("finalFrom", "定稿日", "Final from", row -> row.value().finalFrom()));
        return columns;
    }

    /** In the words of screens. */
    static LocalizedName tooFew() {
        return CodeWords.of("measures", "tooFew").name();
    }

    private static Column<Row> split(Dimension split, DimensionWords words) {
        var header = DimensionWords.name(split);
        return Column.coded(split.column(), header.zh(), header.en(), row -> Optional.of(row)
                .filter(some -> !some.isTotal())
                .map(part -> named(part, split, words)));
    }

    private static Coded named(Row row, Dimension split, DimensionWords words) {
        return member(split, row.code().orElse(""), row.name(), words);
    }

    /** @param name of a person, which no policy knows */
    static Coded member(Dimension dimension, String code, Optional<String> name, DimensionWords words) {
        return name.map(given -> new Coded(code, new LocalizedName(given, given)))
                .orElseGet(() -> words.of(dimension, code));
    }

    /** Of few, the counts stand alone, as on screens. */
    private static Column<Row> value(String code, String zh, String en, Function<MeasureValue, OptionalDouble> value) {
        return new Column<>(code, new LocalizedName(zh, en), Column.Kind.NUMBER, Column.Readers.ALL, (row, target) -> {
            var some = row.isTooFew() ? OptionalDouble.empty() : value.apply(row.value());
            if (some.isEmpty()) {
                target.nothing();
            } else if (row.measure().way() == Way.SHARE) {
                target.share(rounded(some.getAsDouble()));
            } else {
                target.real(rounded(some.getAsDouble()));
            }
        });
    }

    /** As in JSON. */
    static double rounded(double value) {
        return Math.round(value * ROUNDING) / ROUNDING;
    }

    private static Optional<Long> some(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    static List<Row> rows(BreakdownQuery query, Breakdown breakdown, int fewest) {
        var rows = new ArrayList<Row>();
        add(rows, "asked", query, breakdown.asked(), fewest);
        for (Comparison with : Comparison.values()) {
            Optional.ofNullable(breakdown.compared().get(with))
                    .ifPresent(compared -> add(rows, with.code(), query, compared, fewest));
        }
        return rows;
    }

    private static void add(List<Row> to, String of, BreakdownQuery query, OfPeriod period, int fewest) {
        for (Measure measure : Measure.values()) {
            if (!query.measures().contains(measure)) {
                continue;
            }
            for (Breakdown.Row row : period.rows()) {
                Optional.ofNullable(row.values().get(measure))
                        .ifPresent(value -> to.add(
                                new Row(of, row.period(), false, row.code(), row.name(), measure, value, fewest)));
            }
            Optional.ofNullable(period.total().get(measure))
                    .ifPresent(value -> to.add(new Row(
                            of, period.period(), true, Optional.empty(), Optional.empty(), measure, value, fewest)));
        }
    }
}
