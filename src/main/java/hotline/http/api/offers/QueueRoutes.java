package hotline.http.api.offers;

import hotline.dispatch.Queue;
import hotline.dispatch.Queue.Counts;
import hotline.http.api.ComplaintJson;
import hotline.http.api.dispatchrules.ServiceLevelJson;
import hotline.http.api.workday.WorkJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.offer.Queues;
import hotline.policy.Policies;
import hotline.policy.Policy;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.BiConsumer;

/** Supervisors see what waits by what it asks of agents, for how long, and how offers are answered. */
public final class QueueRoutes implements Routes {
    private final Queues queues;
    private final Policies policies;

    public QueueRoutes(Queues queues, Policies policies) {
        this.queues = queues;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getQueues", this::now);
    }

    private Future<Answer> now(Exchange exchange) {
        exchange.caller().supervisor();
        var line = exchange.query("line");
        line.ifPresent(code -> policies.checkDepartment(code, "line"));
        var policy = policies.inForce().policy();
        return queues.now()
                .map(seen -> Answer.ok(new JsonObject()
                        .put("at", Times.of(seen.at(), policy.zone()))
                        .put("offering", policy.dispatch().offersWork())
                        .put("serviceLevel", ServiceLevelJson.of(policy))
                        .put("recentMinutes", Queues.RECENT.toMinutes())
                        .put("takenMinutes", Queues.PACE_OVER.toMinutes())
                        .put(
                                "lines",
                                ComplaintJson.array(
                                        seen.lines().stream()
                                                .filter(one -> line.map(one.code()::equals)
                                                        .orElse(true))
                                                .toList(),
                                        one -> line(one, policy)))));
    }

    private static JsonObject line(Queues.Line line, Policy policy) {
        var zone = policy.zone();
        return counts(line.total(), zone)
                .put("line", line.code())
                .put("today", WorkJson.share(policy, line.levels().today()))
                .put("recent", WorkJson.share(policy, line.levels().recent()))
                .put("gaveUp", line.gaveUp())
                .put("queues", ComplaintJson.array(line.queues(), queue -> queue(queue, zone)));
    }

    private static JsonObject queue(Queue queue, ZoneId zone) {
        return counts(queue.counts(), zone)
                .put("kind", queue.kind().code())
                .put(
                        "skills",
                        ComplaintJson.array(
                                queue.need().skills().entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .toList(),
                                one -> new JsonObject()
                                        .put("skill", one.getKey())
                                        .put("level", one.getValue())))
                .put("ready", queue.ready())
                .put(
                        "predictedSeconds",
                        JsonValue.orNull(queue.predictedWait(Queues.PACE_OVER).map(Duration::toSeconds)));
    }

    private static JsonObject counts(Counts counts, ZoneId zone) {
        return new JsonObject()
                .put("waiting", counts.waiting())
                .put("offered", counts.offered())
                .put("taken", counts.taken())
                .put("waitingSince", Times.of(counts.waitingSince(), zone))
                .put("oldestDue", Times.of(counts.oldestDue(), zone));
    }
}
