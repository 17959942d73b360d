package hotline.http.api;

import hotline.earlier.CorrectionTrials.Trial;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.policy.Policies;
import hotline.sla.SlaClock;
import hotline.sla.TimeLimit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A {@code CorrectionTrial}: the limits of a complaint before and after a correction of its judgement. */
final class CorrectionTrialJson {
    private CorrectionTrialJson() {}

    static JsonObject of(Trial tried, Policies policies, Instant now) {
        var before = tried.before();
        var after = tried.after();
        var zone = policies.zone(before.facts().policyVersion());
        var limits = new JsonArray();
        for (SlaClock clock : after.clocks().all()) {
            if (clock.isOpen() && clock.limit().isPresent()) {
                var was = before.clocks().all().stream()
                        .filter(other -> other.kind() == clock.kind() && other.ordinal() == clock.ordinal())
                        .findFirst()
                        .flatMap(SlaClock::limit);
                limits.add(new JsonObject()
                        .put("kind", clock.kind().code())
                        .put("stage", JsonValue.orNull(clock.stage()))
                        .put("dueBefore", Times.of(was.map(TimeLimit::due), zone))
                        .put("dueAfter", Times.of(clock.limit().map(TimeLimit::due), zone)));
            }
        }
        return new JsonObject()
                .put("promisedAt", Times.of(before.clock().originalDueAt(), zone))
                .put("dueBefore", Times.of(before.clock().dueAt(), zone))
                .put("dueAfter", Times.of(after.clock().dueAt(), zone))
                .put("provisional", after.isProvisional())
                .put("isLateAfter", after.clock().isBreached() || after.clock().isLateAt(now))
                .put("severityAfter", after.judged().severity().code())
                .put("counts", new JsonArray(tried.come()))
                .put("countsNoLonger", new JsonArray(tried.gone()))
                .put("limits", limits);
    }
}
