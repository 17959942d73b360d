package hotline.complaint;

import hotline.sla.SlaClock;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a permitted step does to a complaint. Pure: the same step on the same complaint always does the same. */
final class StepChange {
    private StepChange() {}

    static ComplaintChange of(ComplaintState before, StepRequest request) {
        var clock = clockAfter(before, request);
        var story = new Story(before, request.actor(), request.at());
        if (clock.isBreached() && !before.clock().isBreached()) {
            story.tellBreach(clock.dueAt(), before.judged());
        }
        request.before().forEach(story::tell);
        story.tell(LogEntry.of(request.step().event(), data(before, clock, request)));
        var events = story.events();
        return new ComplaintChange(before, before.moved(progressAfter(before, request), clock, events.size()), events);
    }

    private static SlaClock clockAfter(ComplaintState before, StepRequest request) {
        return switch (request.step()) {
            case CLOSE -> before.clock().stopped(request.at(), false);
            case WITHDRAW, JUDGE_NOT_VALID -> before.clock().stopped(request.at(), true);
            case REOPEN -> before.clock().goingOn();
            default -> before.clock();
        };
    }

    private static ComplaintState.Progress progressAfter(ComplaintState before, StepRequest request) {
        var was = before.progress();
        var step = request.step();
        var to = LifeCycle.leadsTo(step, was.reopened());
        var person = request.actor().person();
        return new ComplaintState.Progress(
                to,
                ownerAfter(was.owner(), request),
                was.firstContact().or(() -> person),
                step == Step.RESOLVE ? request.resolution() : was.resolution(),
                step == Step.RESOLVE ? Optional.of(request.at()) : was.resolvedAt(),
                to.isEnded() ? Optional.of(request.at()) : Optional.empty(),
                was.reopened() + (step == Step.REOPEN ? 1 : 0));
    }

    /** Whoever calls back, withdraws or reopens does not take the case over; whoever works on nobody's case does. */
    private static Optional<Long> ownerAfter(Optional<Long> was, StepRequest request) {
        return switch (request.step()) {
            case ASSIGN -> request.actor().person();
            case RELEASE -> Optional.empty();
            case INVESTIGATE, RESOLVE, JUDGE_NOT_VALID -> was.or(request.actor()::person);
            default -> was;
        };
    }

    private static JsonObject data(ComplaintState before, SlaClock after, StepRequest request) {
        var data = new JsonObject();
        var clock = before.clock();
        switch (request.step()) {
            case ASSIGN -> data.put("owner", request.actor().person().orElse(null));
            case RESOLVE -> data.put("resolution", request.resolution().orElse(null));
            case CLOSE, WITHDRAW, JUDGE_NOT_VALID ->
                data.put("receivedAt", clock.startedAt())
                        .put("due", clock.dueAt())
                        .put("originalDue", clock.originalDueAt())
                        .put("onTime", !clock.isLateAt(request.at()))
                        .put("pastDue", after.isBreached());
            case REOPEN ->
                data.put("receivedAt", clock.startedAt())
                        .put("wasEnded", before.status().isEnded())
                        .put("pastDue", after.isBreached());
            default -> {
                // the status alone says it
            }
        }
        request.reason().ifPresent(reason -> data.put("reason", reason));
        return data.mergeIn(request.detail());
    }

    /** Entries alone: no step, the same version. */
    static ComplaintChange entries(ComplaintState before, LogRequest request) {
        var story = new Story(before, request.actor(), request.at());
        request.entries().forEach(story::tell);
        var events = story.events();
        return new ComplaintChange(before, before.logged(events.size()), events);
    }
}
