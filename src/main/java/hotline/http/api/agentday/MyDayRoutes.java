package hotline.http.api.agentday;

import hotline.agentday.MyDay;
import hotline.agentday.MyDays;
import hotline.agentday.OwnWork;
import hotline.failure.Expected;
import hotline.http.api.ComplaintJson;
import hotline.http.api.dispatchrules.ServiceLevelJson;
import hotline.http.api.measures.MeasuresJson;
import hotline.http.api.workday.WorkJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.measures.RateJson;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.MeasureValue;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.BiConsumer;

/** The day of the agent who asks; no parameter names another one. */
public final class MyDayRoutes implements Routes {
    private final MyDays days;
    private final Policies policies;

    public MyDayRoutes(MyDays days, Policies policies) {
        this.days = days;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getMyDay", this::myDay);
    }

    private Future<Answer> myDay(Exchange exchange) {
        return days.of(exchange.caller().handler().id()).map(day -> Answer.ok(json(day)));
    }

    private JsonObject json(MyDay day) {
        var zone = policies.inForce().policy().zone();
        return new JsonObject()
                .put("asOf", Times.of(day.complete().asOf(), zone))
                .put("lacking", MeasuresJson.of(day.complete().lacking()).getInteger("count"))
                .put("today", day.today().toString())
                .put("work", work(day.work()))
                .put("serviceLevel", ServiceLevelJson.of(policies.inForce().policy()))
                .put("days", ComplaintJson.array(day.days(), this::day));
    }

    private static JsonObject work(OwnWork work) {
        return new JsonObject()
                .put("open", work.open())
                .put("pastDue", work.pastDue())
                .put("dueToday", work.dueToday())
                .put("promisesLate", work.promisesLate())
                .put("promisesToday", work.promisesToday());
    }

    private JsonObject day(MyDay.Day day) {
        var done = day.done();
        return new JsonObject()
                .put("day", done.day().toString())
                .put("taken", done.taken())
                .put("resolved", done.resolved())
                .put("calls", done.calls())
                .put("worked", WorkJson.own(policies.inForce().policy(), day.worked()))
                .put("campaignCalls", done.campaignCalls())
                .put("visitors", done.visitors())
                .put("closings", Expected.in(day.figures(), Measure.CLOSINGS).counted())
                .put("onTimeClosure", share(Expected.in(day.figures(), Measure.ON_TIME)))
                .put("satisfaction", share(Expected.in(day.figures(), Measure.SATISFACTION)));
    }

    private JsonObject share(MeasureValue share) {
        int fewest = policies.inForce().policy().measures().fewest();
        return new JsonObject()
                .put("counted", share.counted())
                .put("of", share.of().orElse(0))
                .put("value", RateJson.rounded(share.value()))
                .put("fewerThan", MeasuresJson.fewerThan(share.of().orElse(0), fewest));
    }
}
