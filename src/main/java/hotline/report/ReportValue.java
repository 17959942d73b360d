package hotline.report;

import hotline.measures.RateJson;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.MeasureValue;
import io.vertx.core.json.JsonObject;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Numbers as reports keep them: counts whole, shares and means to six places. */
final class ReportValue {
    private ReportValue() {}

    static JsonObject json(MeasureValue value) {
        return new JsonObject()
                .put("counted", value.counted())
                .put("of", value.of().isPresent() ? (Long) value.of().getAsLong() : null)
                .put("value", RateJson.rounded(value.value()))
                .put("low", RateJson.rounded(value.low()))
                .put("high", RateJson.rounded(value.high()));
    }

    static @Nullable Double share(long part, long whole) {
        return RateJson.rounded(whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole));
    }

    /**
     * How its number is read: {@code count}, {@code share}, {@code mean}, {@code minutes} or {@code mean-minutes}, both of working
     * time, and {@code clock-minutes} or {@code mean-clock-minutes} by the wall clock.
     */
    static String way(Measure measure) {
        return switch (measure.way()) {
            case COUNT -> "count";
            case SHARE -> "share";
            case PERCENTILE -> measure.unit() == Measure.Unit.MINUTES ? "clock-minutes" : "minutes";
            case PER_10000 -> "mean";
            case MEAN ->
                switch (measure.unit()) {
                    case NUMBER -> "mean";
                    case WORKING_MINUTES -> "mean-minutes";
                    case MINUTES -> "mean-clock-minutes";
                };
        };
    }
}
