package hotline.export.table;

import static hotline.export.table.FigureColumns.rounded;

import hotline.export.CodeWords;
import hotline.export.Column;
import hotline.export.Column.Coded;
import hotline.export.DimensionWords;
import hotline.measures.breakdown.Measure;
import hotline.measures.comparison.ComparisonQuery;
import hotline.measures.comparison.FairComparison;
import hotline.measures.statistics.Funnel.Compared;
import hotline.policy.taxonomy.LocalizedName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The columns of a comparison: a row for each member, also for those of whom nothing can be said. */
final class ComparisonColumns {
    private static final LocalizedName YES = new LocalizedName("是", "yes");

    /**
     * A member.
     *
     * @param name of a person
     * @param compared empty where it has too few cases
     * @param missing days without a volume; of a share none
     */
    record Row(String code, Optional<String> name, Optional<Compared<String>> compared, Optional<Long> missing) {}

    private ComparisonColumns() {}

    static List<Column<Row>> of(ComparisonQuery query, DimensionWords words) {
        var header = DimensionWords.name(query.by());
        return List.of(
                Column.coded(
                        query.by().column(),
                        header.zh(),
                        header.en(),
                        row -> Optional.of(FigureColumns.member(query.by(), row.code(), row.name(), words))),
                Column.someNumber("counted", "计数（分子）", "Counted", row -> row.compared()
                        .map(one -> one.share().part())),
                Column.someNumber("of", "总数（分母）", "Of", row -> row.compared()
                        .map(one -> one.share().whole())),
                number(query, "value", "数值", "Value", one -> one.share().value()),
                number(query, "low95", "95% 界限下", "95 of 100 from", one -> one.limits()
                        .low95()),
                number(query, "high95", "95% 界限上", "95 of 100 to", one -> one.limits()
                        .high95()),
                number(query, "low998", "99.8% 界限下", "998 of 1,000 from", one -> one.limits()
                        .low998()),
                number(query, "high998", "99.8% 界限上", "998 of 1,000 to", one -> one.limits()
                        .high998()),
                Column.someNumber("missingDays", "缺件量天数", "Days without a volume", Row::missing),
                Column.real("score", "标准差数", "Standard deviations", row -> row.compared()
                        .map(one -> rounded(one.score()))),
                mark("outside95", "超出 95% 界限", "Outside 95 of 100", Compared::isOutside95),
                mark("outside998", "超出 99.8% 界限", "Outside 998 of 1,000", Compared::isOutside998),
                mark("marked", "突出", "Stands out", Compared::marked),
                Column.real("expected", "按结构预期", "Expected by its cases", row -> row.compared()
                        .map(one -> rounded(one.mix().expected()))),
                share("ratio", "实际比预期", "Of what is expected", one -> one.mix().ratio()),
                mark("mixExplains", "结构可解释", "Its cases explain it", Compared::mixExplains),
                Column.mark("tooFew", "样本太少", "Too few", FigureColumns.tooFew(), row -> row.compared()
                        .isEmpty()),
                Column.coded("meaning", "可以怎么说", "What one may say", row -> row.compared()
                        .map(ComparisonColumns::meaning)));
    }

    /** A share, or a rate of parcels as it is written: for 10 000. */
    private static Column<Row> number(
            ComparisonQuery query, String code, String zh, String en, Function<Compared<String>, Double> number) {
        int per = query.measure().per();
        return query.measure().way() == Measure.Way.SHARE
                ? share(code, zh, en, number)
                : Column.real(code, zh, en, row -> row.compared()
                        .map(number)
                        .filter(Double::isFinite)
                        .map(value -> rounded(value * per)));
    }

    private static Column<Row> share(String code, String zh, String en, Function<Compared<String>, Double> share) {
        return Column.share(code, zh, en, row -> row.compared()
                .map(share)
                .filter(value -> !value.isNaN() && !value.isInfinite())
                .map(FigureColumns::rounded));
    }

    private static Column<Row> mark(String code, String zh, String en, Function<Compared<String>, Boolean> is) {
        return Column.mark(code, zh, en, YES, row -> row.compared().map(is).orElse(false));
    }

    /** In the words of screens. */
    private static Coded meaning(Compared<String> one) {
        if (!one.isOutside95()) {
            return CodeWords.of("comparison", "within");
        }
        var side = CodeWords.of("comparison", one.score() < 0 ? "below" : "above");
        var more = CodeWords.of("comparison", more(one));
        return new Coded(
                side.code() + " " + more.code(),
                new LocalizedName(
                        side.name().zh() + more.name().zh(),
                        side.name().en() + more.name().en()));
    }

    private static String more(Compared<String> one) {
        if (one.mixExplains()) {
            return "mixExplains";
        }
        if (one.marked()) {
            return "standsOut";
        }
        return one.isOutside998() ? "far" : "mayBeChance";
    }

    /** Those that lie farthest from the centre first, on either side; it is no ranking. */
    static List<Row> rows(FairComparison comparison) {
        var compared = comparison.farthestFirst().stream().map(one -> row(comparison, one.member(), Optional.of(one)));
        var tooFew =
                comparison.funnel().tooFew().stream().sorted().map(code -> row(comparison, code, Optional.empty()));
        return Stream.concat(compared, tooFew).toList();
    }

    private static Row row(FairComparison comparison, String code, Optional<Compared<String>> compared) {
        return new Row(
                code, comparison.name(code), compared, comparison.missing().map(days -> days.byMember()
                        .getOrDefault(code, 0L)));
    }
}
