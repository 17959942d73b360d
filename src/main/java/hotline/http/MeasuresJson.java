package hotline.http;

import hotline.complaint.ComplaintRow;
import hotline.complaint.PersonName;
import hotline.measures.AgeBand;
import hotline.measures.Callbacks;
import hotline.measures.Counts;
import hotline.measures.Figures;
import hotline.measures.Now;
import hotline.measures.Rate;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Figures as the contract writes them. */
record MeasuresJson(ZoneId zone) {
    private static final double ROUNDING = 1e6;

    JsonObject of(Figures figures) {
        return new JsonObject()
                .put("from", figures.period().from().toString())
                .put("to", figures.period().to().toString())
                .put("asOf", Times.of(figures.asOf(), zone))
                .put("onTimeClosure", of(figures.onTimeClosure()))
                .put("satisfaction", of(figures.satisfaction()))
                .put("participation", of(figures.participation()))
                .put("satisfiedOfClosed", of(figures.satisfiedOfClosed()))
                .put("callbackCoverage", of(figures.callbackCoverage()))
                .put("callbackAttemptsPerReached", of(figures.callbackAttemptsPerReached()))
                .put("callbacks", of(figures.callbacks()))
                .put("backlog", array(figures.backlog(), MeasuresJson::of))
                .put("counts", array(figures.counts(), MeasuresJson::of));
    }

    JsonObject of(Now now) {
        var work = now.work();
        var longest = work.longestWaitMinutes();
        return new JsonObject()
                .put("asOf", Times.of(now.asOf(), zone))
                .put("open", work.open())
                .put("unassigned", work.unassigned())
                .put("dueNextHour", work.dueNextHour())
                .put("dueToday", work.dueToday())
                .put("pastDue", work.pastDue())
                .put("callbacksWaiting", work.callbacksWaiting())
                .put("longestWaitMinutes", longest.isPresent() ? (Long) longest.getAsLong() : null)
                .put("onTimeToday", of(now.onTimeToday()))
                .put("satisfactionMonth", of(now.satisfactionMonth()))
                .put("backlog", array(now.backlog(), MeasuresJson::of))
                .put("breaches", array(now.breaches(), this::of))
                .put("pastDueByOwner", array(now.pastDueByOwner(), MeasuresJson::of));
    }

    private static JsonObject of(Rate rate) {
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

    private static JsonObject of(Callbacks callbacks) {
        return new JsonObject()
                .put("reached", callbacks.reached())
                .put("refused", callbacks.refused())
                .put("unreachable", callbacks.unreachable())
                .put("answeredOnline", callbacks.answeredOnline())
                .put("cancelled", callbacks.cancelled());
    }

    private static JsonObject of(AgeBand band) {
        return new JsonObject()
                .put("fromDays", band.fromDays())
                .put(
                        "toDays",
                        band.toDays().isPresent() ? (Integer) band.toDays().getAsInt() : null)
                .put("open", band.open())
                .put("pastDue", band.pastDue());
    }

    private static JsonObject of(Counts counts) {
        var json = new JsonObject();
        counts.type().ifPresent(type -> json.put("type", type));
        counts.severity().ifPresent(severity -> json.put("severity", severity));
        counts.channel().ifPresent(channel -> json.put("channel", channel));
        counts.day().ifPresent(day -> json.put("day", day.toString()));
        return json.put("received", counts.received())
                .put("closed", counts.closed())
                .put("closedOnTime", counts.closedOnTime())
                .put("withdrawn", counts.withdrawn())
                .put("notValid", counts.notValid())
                .put("reopened", counts.reopened())
                .put("breached", counts.breached());
    }

    private static JsonObject of(Now.OwnerPastDue late) {
        return new JsonObject().put("owner", of(late.owner())).put("pastDue", late.pastDue());
    }

    private static JsonObject of(Optional<PersonName> person) {
        return person.map(named -> new JsonObject().put("id", named.id()).put("name", named.name()))
                .orElse(null);
    }

    private JsonObject of(ComplaintRow row) {
        return new JsonObject()
                .put("number", row.number())
                .put("status", row.status().code())
                .put("channel", row.channel())
                .put("type", row.type())
                .put("subtype", row.subtype().orElse(null))
                .put("severity", row.severity().code())
                .put("complainant", row.complainant())
                .put("branch", row.branch().orElse(null))
                .put("summary", row.summary())
                .put("receivedAt", Times.of(row.receivedAt(), zone))
                .put("dueAt", Times.of(row.dueAt(), zone))
                .put("breachedAt", Times.of(row.breachedAt(), zone))
                .put("endedAt", Times.of(row.endedAt(), zone))
                .put("owner", of(row.owner()))
                .put("version", row.version());
    }

    private static Double rounded(OptionalDouble value) {
        return value.isPresent() ? (Double) (Math.round(value.getAsDouble() * ROUNDING) / ROUNDING) : null;
    }

    private static <T> JsonArray array(List<T> items, Function<T, JsonObject> json) {
        var array = new JsonArray();
        items.forEach(item -> array.add(json.apply(item)));
        return array;
    }
}
