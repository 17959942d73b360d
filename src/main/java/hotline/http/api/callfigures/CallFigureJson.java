package hotline.http.api.callfigures;

import hotline.http.api.ComplaintJson;
import hotline.http.api.dispatchrules.ServiceLevelJson;
import hotline.http.api.measures.MeasuresJson;
import hotline.http.api.workday.WorkJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.measures.RateJson;
import hotline.paging.Page;
import hotline.policy.Policy;
import hotline.telephony.CallCause;
import hotline.telephony.CallParty;
import hotline.telephony.figure.CallBehind;
import hotline.telephony.figure.CallFigureQuery;
import hotline.telephony.figure.CallFigureQuery.By;
import hotline.telephony.figure.CallFigures;
import hotline.telephony.figure.CallFigures.Share;
import hotline.telephony.figure.CallLimits;
import hotline.telephony.figure.CallPart;
import hotline.telephony.figure.CallReading.Counted;
import hotline.telephony.figure.CallReading.Row;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes figures of calls. Times are in seconds, as the facts hold them in milliseconds. */
final class CallFigureJson {
    private static final double MILLIS = 1000;

    private final Policy policy;
    private final int fewest;

    CallFigureJson(Policy policy) {
        this(policy, policy.measures().fewest());
    }

    private CallFigureJson(Policy policy, int fewest) {
        this.policy = policy;
        this.fewest = fewest;
    }

    JsonObject of(CallFigureQuery query, Counted counted) {
        var row = query.by() == By.AGENT ? new CallFigureJson(policy, WorkJson.fewest(policy)) : this;
        return new JsonObject()
                .put("asOf", Times.of(counted.at(), policy.zone()))
                .put("zone", policy.zone().getId())
                .put("from", query.period().from().toString())
                .put("to", query.period().to().toString())
                .put("by", query.by().code())
                .put("limits", limits(counted.limits()))
                .put("rows", ComplaintJson.array(counted.rows(), row::row))
                .put("total", figures(counted.total()));
    }

    private JsonObject limits(CallLimits limits) {
        var rings = limits.rings();
        return new JsonObject()
                .put("serviceLevel", ServiceLevelJson.of(policy))
                .put("respondSeconds", rings.respond().toSeconds())
                .put("shortSeconds", CallLimits.SHORT.toSeconds())
                .put("answerWithinRings", rings.answerWithinRings())
                .put(
                        "answerWithinSeconds",
                        rings.over(rings.answerWithinRings()).toSeconds())
                .put("apologiseAfterRings", rings.apologiseAfterRings())
                .put(
                        "apologiseAfterSeconds",
                        rings.over(rings.apologiseAfterRings()).toSeconds());
    }

    private JsonObject row(Row row) {
        return new JsonObject()
                .put("code", row.code())
                .put("name", JsonValue.orNull(row.name()))
                .put("figures", figures(row.figures()));
    }

    private JsonObject figures(CallFigures of) {
        var numbers = new JsonObject();
        for (CallPart part : CallPart.values()) {
            numbers.put(part.code(), of.n(part));
        }
        var level = of.answers().by(policy.measures().serviceLevel().formula());
        return new JsonObject()
                .put("offered", of.offered())
                .put("numbers", numbers)
                .put("speedOfAnswer", wait(of))
                .put("abandonment", share(of.abandonment()))
                .put(
                        "serviceLevel",
                        share(new Share(level.part(), level.whole())).put("leftOut", of.leftOut()))
                .put("responded", share(of.responded()))
                .put("withinRings", share(of.withinRings()))
                .put("ringSeconds", mean(of.ring(), of.n(CallPart.RANG)))
                .put("handling", handling(of))
                .put("customerFirst", share(of.customerFirst()))
                .put("recorded", share(of.recorded()))
                .put("calledBack", share(of.calledBack()));
    }

    private JsonObject wait(CallFigures of) {
        long measured = of.n(CallPart.ANSWERED_MEASURED);
        var waits = of.waits().filter(some -> measured >= fewest);
        return new JsonObject()
                .put("meanSeconds", mean(of.speedOfAnswer(), measured))
                .put("p50Seconds", waits.map(some -> seconds(some.p50())).orElse(null))
                .put("p90Seconds", waits.map(some -> seconds(some.p90())).orElse(null))
                .put(
                        "longestSeconds",
                        of.waits().map(some -> seconds(some.longest())).orElse(null))
                .put("fewerThan", MeasuresJson.fewerThan(measured, fewest));
    }

    private JsonObject handling(CallFigures of) {
        long handled = of.n(CallPart.HANDLED);
        return new JsonObject()
                .put("meanSeconds", mean(of.handling(), handled))
                .put("talkSeconds", seconds(of.millis(CallPart.HANDLED)))
                .put("holdSeconds", seconds(of.millis(CallPart.HELD)))
                .put("wrapUpSeconds", seconds(of.millis(CallPart.WRAPPED_UP)))
                .put("fewerThan", MeasuresJson.fewerThan(handled, fewest));
    }

    private JsonObject share(Share share) {
        return new JsonObject()
                .put("counted", share.part())
                .put("of", share.whole())
                .put("value", RateJson.rounded(share.value()))
                .put("fewerThan", MeasuresJson.fewerThan(share.whole(), fewest));
    }

    private static @Nullable Double mean(OptionalDouble millis, long of) {
        return of == 0 ? null : RateJson.rounded(OptionalDouble.of(millis.orElseThrow() / MILLIS));
    }

    private static double seconds(long millis) {
        return millis / MILLIS;
    }

    /** @param isOfPeople whether the reader may know who took the call */
    JsonObject of(Page<CallBehind, Long> page, boolean isOfPeople) {
        return new JsonObject()
                .put("calls", ComplaintJson.array(page.items(), call -> behind(call, isOfPeople)))
                .put("next", JsonValue.orNull(page.next()));
    }

    private JsonObject behind(CallBehind call, boolean isOfPeople) {
        return new JsonObject()
                .put("id", call.id())
                .put("at", Times.of(call.at(), policy.zone()))
                .put("direction", call.direction())
                .put("queue", JsonValue.orNull(call.queue()))
                .put("waitSeconds", between(call.offeredAt(), call.answeredAt().or(call::endedAt)))
                .put("talkSeconds", between(call.answeredAt(), call.endedAt()))
                .put("holdSeconds", seconds(call.heldMillis()))
                .put("cause", JsonValue.orNull(call.cause().map(CallCause::code)))
                .put("endedBy", JsonValue.orNull(call.endedBy().map(CallParty::code)))
                .put("agent", isOfPeople ? JsonValue.orNull(call.person().map(id -> agent(id, call.name()))) : null);
    }

    private static JsonObject agent(long id, Optional<String> name) {
        return new JsonObject().put("id", id).put("name", name.orElse(""));
    }

    private static @Nullable Double between(Optional<Instant> from, Optional<Instant> to) {
        return from.flatMap(begin -> to.map(end -> Duration.between(begin, end)))
                .map(length -> seconds(length.toMillis()))
                .orElse(null);
    }
}
