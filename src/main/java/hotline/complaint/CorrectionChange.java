package hotline.complaint;

import hotline.failure.Failure;
import hotline.policy.Policy;
import hotline.sla.DueTimes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a corrected judgement does to a complaint: the limit is counted anew from receipt. Pure. */
final class CorrectionChange {
    private CorrectionChange() {}

    /** Why it may not be corrected so; empty where it may. */
    static Optional<Failure> refusal(CorrectionRequest request, Policy policy) {
        var type = policy.taxonomy().type(request.type());
        if (type.isEmpty()) {
            return Optional.of(Failure.Invalid.field("/type", "is no type of the policy that rules this complaint"));
        }
        boolean subtypeKnown = request.subtype().isEmpty()
                || request.subtype().flatMap(type.get()::subtype).isPresent();
        return subtypeKnown
                ? Optional.empty()
                : Optional.of(Failure.Invalid.field("/subtype", "is no subtype of " + request.type()));
    }

    /** @param limits of the policy that rules the complaint */
    static ComplaintChange of(ComplaintState before, CorrectionRequest request, DueTimes limits) {
        var judged = new ComplaintState.Judged(
                request.type(),
                request.subtype(),
                request.severity(),
                1,
                new JsonArray(),
                ComplaintState.Judged.BY_PERSON);
        var recount =
                Recount.of(before, before.matter().judged(request.type(), request.severity()), limits, request.at());
        var story = new Story(before, request.actor(), request.at());
        var data = data(before, request).mergeIn(recount.data(before));
        story.tell(LogEntry.of(EventType.JUDGEMENT_CORRECTED, data), request.actor(), judged);
        story.tellBreaches(before.clocks(), recount.clocks(), judged);
        var events = story.events();
        var after = before.corrected(judged, recount, events.size());
        return ComplaintChange.of(before, after, events, limits.ladder());
    }

    private static JsonObject data(ComplaintState before, CorrectionRequest request) {
        return new JsonObject()
                .put("subtype", request.subtype().orElse(null))
                .put("from", judgement(before.judged()))
                .put("reason", request.reason());
    }

    /** In full, so that every judgement ever made stands in the log. */
    static JsonObject judgement(ComplaintState.Judged judged) {
        return new JsonObject()
                .put("type", judged.type())
                .put("subtype", judged.subtype().orElse(null))
                .put("severity", judged.severity().code())
                .put("confidence", judged.confidence())
                .put("reasons", judged.reasons())
                .put("judgedBy", judged.judgedBy());
    }
}
