package hotline.export;

import hotline.measures.breakdown.Measure;
import hotline.policy.taxonomy.LocalizedName;
import java.util.Map;
import java.util.Optional;

/** Words of figures that files need and screens say in other ways. */
public final class FigureWords {
    private static final Map<String, LocalizedName> PERIODS = Map.of(
            "asked", new LocalizedName("本期", "period"),
            "before", new LocalizedName("上期", "period before"),
            "year-before", new LocalizedName("去年同期", "year before"));

    private static final Map<String, LocalizedName> PARTS =
            Map.of("counted", new LocalizedName("计数（分子）", "counted"), "whole", new LocalizedName("总数（分母）", "all"));

    private FigureWords() {}

    /** The period that is asked for, or one that it is compared with. */
    public static Column.Coded period(String code) {
        return coded(PERIODS, code);
    }

    /** Which number of a share. */
    static Column.Coded part(String code) {
        return coded(PARTS, code);
    }

    /** What the value of a measure is in. */
    public static Column.Coded unit(Measure measure) {
        return switch (measure.way()) {
            case COUNT -> new Column.Coded("count", new LocalizedName("件", "count"));
            case SHARE -> new Column.Coded("share", new LocalizedName("比率", "share"));
            case MEAN, PERCENTILE ->
                switch (measure.unit()) {
                    case NUMBER -> new Column.Coded("mean", new LocalizedName("平均数", "mean"));
                    case WORKING_MINUTES ->
                        new Column.Coded("working-minutes", new LocalizedName("工作分钟", "working minutes"));
                    case MINUTES -> new Column.Coded("minutes", new LocalizedName("分钟", "minutes"));
                };
            case PER_10000 -> new Column.Coded("per-10000", new LocalizedName("每万件", "per 10,000 parcels"));
        };
    }

    private static Column.Coded coded(Map<String, LocalizedName> names, String code) {
        return new Column.Coded(
                code, Optional.ofNullable(names.get(code)).orElseGet(() -> new LocalizedName(code, code)));
    }
}
