package hotline.http.api.staffing;

import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.measures.RateJson;
import hotline.staffing.ErlangC.Steady;
import hotline.staffing.HalfHours;
import hotline.staffing.Staffing.HalfHour;
import hotline.staffing.Staffing.Need;
import hotline.staffing.Staffing.Plan;
import hotline.staffing.Staffing.Question;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes a {@code StaffingPlan}. */
final class StaffingJson {
    private static final double MILLIS = 1000;
    private static final int PERCENT = 100;

    private StaffingJson() {}

    static JsonObject of(Plan plan, ZoneId zone) {
        var question = plan.question();
        return new JsonObject()
                .put("asOf", Times.of(plan.at(), zone))
                .put("zone", zone.getId())
                .put("day", question.day().toString())
                .put("of", question.of().code())
                .put("line", JsonValue.orNull(question.line()))
                .put("channel", JsonValue.orNull(question.channel()))
                .put("sample", sample(plan))
                .put("handling", handling(plan))
                .put("target", target(question))
                .put("shrinkage", shrinkage(plan))
                .put("agents", question.extra())
                .put("halfHours", ComplaintJson.array(plan.halfHours(), StaffingJson::halfHour));
    }

    private static JsonObject sample(Plan plan) {
        return new JsonObject()
                .put("kind", plan.sample().kind().code())
                .put("days", days(plan.days()))
                .put("missing", days(plan.missing()))
                .put("leftOut", days(plan.sample().leftOut()))
                .put("fewestDays", HalfHours.FEWEST_DAYS);
    }

    private static JsonArray days(List<LocalDate> days) {
        return new JsonArray(days.stream().map(LocalDate::toString).toList());
    }

    private static JsonObject handling(Plan plan) {
        return new JsonObject()
                .put("seconds", JsonValue.orNull(plan.handling().map(StaffingJson::seconds)))
                .put(
                        "by",
                        plan.question().handling().isPresent()
                                ? "asked"
                                : plan.handling().isPresent() ? "measured" : "none");
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }

    private static JsonObject target(Question question) {
        return new JsonObject()
                .put("percent", Math.round(question.share() * PERCENT))
                .put("seconds", question.within().toSeconds());
    }

    private static JsonObject shrinkage(Plan plan) {
        return new JsonObject()
                .put("share", RateJson.rounded(plan.shrinkage()))
                .put(
                        "by",
                        plan.question().shrinkage().isPresent()
                                ? "asked"
                                : plan.shrinkage().isPresent() ? "measured" : "none");
    }

    private static JsonObject halfHour(HalfHour one) {
        var arrivals = one.arrivals();
        return new JsonObject()
                .put(
                        "at",
                        LocalTime.MIDNIGHT
                                .plus(HalfHours.LENGTH.multipliedBy(arrivals.halfHour()))
                                .toString())
                .put("median", arrivals.median())
                .put("ninetieth", value(arrivals.ninetieth()))
                .put("most", arrivals.most())
                .put("forMedian", need(one.median()))
                .put("forNinetieth", need(one.ninetieth()));
    }

    private static @Nullable Double value(OptionalDouble number) {
        return number.isPresent() ? Double.valueOf(number.getAsDouble()) : null;
    }

    private static @Nullable JsonObject need(Optional<Need> need) {
        return need.map(of -> new JsonObject()
                        .put("needed", steady(of.needed()))
                        .put("rostered", of.rostered())
                        .put("agents", of.agents())
                        .put("with", of.with().map(StaffingJson::steady).orElse(null)))
                .orElse(null);
    }

    private static JsonObject steady(Steady of) {
        return new JsonObject()
                .put("agents", of.agents())
                .put("waiting", RateJson.rounded(OptionalDouble.of(of.waiting())))
                .put("serviceLevel", RateJson.rounded(OptionalDouble.of(of.serviceLevel())))
                .put("waitSeconds", Math.round(of.averageWait() * MILLIS) / MILLIS)
                .put("occupancy", RateJson.rounded(OptionalDouble.of(of.occupancy())));
    }
}
