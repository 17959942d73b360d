package hotline.measures;

import io.vertx.core.json.JsonObject;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A {@code Rate} of the contract. */
public final class RateJson {
    private static final double ROUNDING = 1e6;

    private RateJson() {}

    public static JsonObject of(Rate rate) {
        var leftOut = new JsonObject();
        rate.leftOut().forEach(leftOut::put);
        return new JsonObject()
                .put("numerator", rate.numerator())
                .put("denominator", rate.denominator())
                .put("value", rounded(rate.value()))
                .put("low", rounded(rate.low()))
                .put("high", rounded(rate.high()))
                .put("leftOut", leftOut);
    }

    /** To six places; null where there is none. */
    public static @Nullable Double rounded(OptionalDouble value) {
        return value.isPresent() ? (Double) (Math.round(value.getAsDouble() * ROUNDING) / ROUNDING) : null;
    }
}
