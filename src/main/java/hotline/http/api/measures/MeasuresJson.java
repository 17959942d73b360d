package hotline.http.api.measures;

import hotline.callback.CallbackStatus;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.measures.AgeBand;
import hotline.measures.CallbackFigures;
import hotline.measures.ComplaintCounts;
import hotline.measures.EscalationFigures;
import hotline.measures.Figures;
import hotline.measures.HeldTime;
import hotline.measures.Lacking;
import hotline.measures.RateJson;
import hotline.measures.WallboardFigures;
import hotline.measures.breakdown.MeasureValue;
import hotline.policy.NoticeKind;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Figures as the contract writes them. */
public record MeasuresJson(ComplaintJson complaints, PastDueDepartments departments, ZoneId zone, int fewest) {
    private static final Pattern WORD = Pattern.compile("-(\\w)");

    JsonObject of(Figures figures) {
        return new JsonObject()
                .put("from", figures.period().from().toString())
                .put("to", figures.period().to().toString())
                .put("asOf", Times.of(figures.asOf(), zone))
                .put("fewest", fewest)
                .put("lacking", of(figures.lacking()))
                .put("onTimeClosure", RateJson.of(figures.onTimeClosure()))
                .put("onTimeClosureUnextended", RateJson.of(figures.onTimeClosureUnextended()))
                .put("holding", ComplaintJson.array(figures.holding(), MeasuresJson::of))
                .put("satisfaction", RateJson.of(figures.satisfaction()))
                .put("participation", RateJson.of(figures.participation()))
                .put("satisfiedOfClosed", RateJson.of(figures.satisfiedOfClosed()))
                .put("callbackCoverage", RateJson.of(figures.callbackCoverage()))
                .put("callbackAttemptsPerReached", RateJson.of(figures.callbackAttemptsPerReached()))
                .put("callbacks", of(figures.callbacks()))
                .put(
                        "escalations",
                        of(figures.escalations()).put("answeredInTime", RateJson.of(figures.noticesAnsweredInTime())))
                .put("backlog", ComplaintJson.array(figures.backlog(), MeasuresJson::of))
                .put("counts", ComplaintJson.array(figures.counts(), MeasuresJson::of));
    }

    JsonObject of(WallboardFigures figures) {
        var work = figures.work();
        var longest = work.longestWaitMinutes();
        return new JsonObject()
                .put("asOf", Times.of(figures.asOf(), zone))
                .put("fewest", fewest)
                .put("lacking", of(figures.lacking()))
                .put("open", work.open())
                .put("unassigned", work.unassigned())
                .put("dueNextHour", work.dueNextHour())
                .put("dueToday", work.dueToday())
                .put("pastDue", work.pastDue())
                .put("callbacksWaiting", work.callbacksWaiting())
                .put(
                        "unansweredNotices",
                        new JsonObject()
                                .put("count", figures.notices().count())
                                .put("late", figures.notices().late()))
                .put("longestWaitMinutes", longest.isPresent() ? (Long) longest.getAsLong() : null)
                .put("closedToday", figures.closedToday())
                .put(
                        "lastWorkingDays",
                        new JsonObject()
                                .put("from", figures.lastDays().period().from().toString())
                                .put("to", figures.lastDays().period().to().toString())
                                .put("onTime", RateJson.of(figures.lastDays().onTime())))
                .put("onTimeToday", RateJson.of(figures.onTimeToday()))
                .put("satisfactionMonth", RateJson.of(figures.satisfactionMonth()))
                .put("backlog", ComplaintJson.array(figures.backlog(), MeasuresJson::of))
                .put("breaches", ComplaintJson.array(figures.breaches(), complaints::row))
                .put("pastDueByOwner", ComplaintJson.array(figures.pastDueByOwner(), MeasuresJson::of))
                .put("pastDueByDepartment", departments.of(figures.pastDueByDepartment()));
    }

    /**
     * Says of a value that nothing is to be said of it, since it rests on fewer cases than the policy wants; null where it has
     * enough, or none.
     */
    public static @Nullable Integer fewerThan(long cases, int fewest) {
        return MeasureValue.isTooFew(cases, fewest) ? (Integer) fewest : null;
    }

    public static JsonObject of(Lacking lacking) {
        return new JsonObject()
                .put("count", lacking.count())
                .put("events", ComplaintJson.array(lacking.events(), event -> new JsonObject()
                        .put("number", JsonValue.orNull(event.row().number()))
                        .put("event", JsonValue.orNull(event.row().event()))));
    }

    private static JsonObject of(CallbackFigures callbacks) {
        var json = new JsonObject();
        CallbackStatus.ends().forEach(end -> json.put(name(end.code()), callbacks.ended(end)));
        return json;
    }

    private static JsonObject of(EscalationFigures escalations) {
        var json = new JsonObject();
        for (NoticeKind kind : NoticeKind.values()) {
            json.put(name(kind.code()), escalations.issued(kind));
        }
        return json.put("toAnswer", escalations.toAnswer()).put("answered", escalations.answered());
    }

    /** The property that is called after a code. */
    public static String name(String code) {
        return WORD.matcher(code).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    private static JsonObject of(HeldTime held) {
        return new JsonObject()
                .put("department", held.department())
                .put("cases", held.cases())
                .put("workingMinutes", held.workingMinutes())
                .put("overLimit", held.overLimit());
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

    private static JsonObject of(ComplaintCounts counts) {
        var json = new JsonObject();
        counts.type().ifPresent(type -> json.put("type", type));
        counts.severity().ifPresent(severity -> json.put("severity", severity));
        counts.channel().ifPresent(channel -> json.put("channel", channel));
        counts.day().ifPresent(day -> json.put("day", day.toString()));
        return json.put("received", counts.received())
                .put("closings", counts.closings())
                .put("cases", counts.cases())
                .put("closed", counts.closings())
                .put("closedOnTime", counts.closedOnTime())
                .put("closedOnTimeUnextended", counts.closedOnTimeUnextended())
                .put("withdrawn", counts.withdrawn())
                .put("notValid", counts.notValid())
                .put("reopened", counts.reopened())
                .put("breached", counts.breached());
    }

    private static JsonObject of(WallboardFigures.OwnerPastDue late) {
        return new JsonObject().put("owner", ComplaintJson.person(late.owner())).put("pastDue", late.pastDue());
    }
}
