package hotline.complaint;

import hotline.sla.Clocks;
import hotline.sla.DueTimes;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a permitted step does to a complaint. Pure: the same step on the same complaint always does the same. */
final class StepChange {
    private StepChange() {}

    /** @param limits of the policy that rules the complaint */
    static ComplaintChange of(ComplaintState before, StepRequest request, DueTimes limits) {
        var moved = ClocksInStep.after(before, request, limits);
        var story = new Story(before, request.actor(), request.at());
        story.tellBreaches(before.clocks(), moved.clocks(), before.judged());
        if (before.clocks().isPaused() && !moved.clocks().isPaused()) {
            story.tell(Resumption.of(before, request.at(), limits).entry());
        }
        request.before().forEach(story::tell);
        story.tell(LogEntry.of(request.step().event(), data(before, moved.clocks(), request, limits)));
        var events = story.events();
        var after =
                before.moved(progressAfter(before, request), moved.standing(), moved.clocks(), limits, events.size());
        return ComplaintChange.of(before, after, events, limits.ladder());
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

    private static JsonObject data(ComplaintState before, Clocks after, StepRequest request, DueTimes limits) {
        var data = new JsonObject();
        var clock = after.handling();
        switch (request.step()) {
            case ASSIGN -> data.put("owner", request.actor().person().orElse(null));
            case RESOLVE -> data.put("resolution", request.resolution().orElse(null));
            case CLOSE, WITHDRAW, JUDGE_NOT_VALID ->
                UnextendedLimit.named(data, clock)
                        .put("held", Holding.turn(after, limits))
                        .put("receivedAt", clock.startedAt())
                        .put("due", clock.dueAt())
                        .put("originalDue", clock.originalDueAt())
                        .put("onTime", !clock.isLateAt(request.at()))
                        .put(
                                "onTimeUnextended",
                                !request.at()
                                        .isAfter(clock.limit().orElseThrow().unextended()))
                        .put("pastDue", clock.isBreached());
            case REOPEN ->
                UnextendedLimit.named(data, clock)
                        .put("receivedAt", clock.startedAt())
                        .put("wasEnded", before.status().isEnded())
                        .put("pastDue", clock.isBreached());
            default -> {
                // the status alone says it
            }
        }
        request.reason().ifPresent(reason -> data.put("reason", reason));
        return data.mergeIn(request.detail());
    }

    /** Entries alone: no step, the same version, no clock. */
    static ComplaintChange entries(ComplaintState before, LogRequest request) {
        var story = new Story(before, request.actor(), request.at());
        request.entries().forEach(story::tell);
        var events = story.events();
        var after = before.answered(before.standing(), before.clocks(), events.size());
        return new ComplaintChange(before, after, events, java.util.List.of());
    }

    /** Entries that the customer reads: with them they have been answered (T4, T6). */
    static ComplaintChange answer(ComplaintState before, LogRequest request, DueTimes limits) {
        var moved = ClocksInStep.answered(before, request.at());
        var story = new Story(before, request.actor(), request.at());
        story.tellBreaches(before.clocks(), moved.clocks(), before.judged());
        request.entries().forEach(story::tell);
        var events = story.events();
        var after = before.answered(moved.standing(), moved.clocks(), events.size());
        return ComplaintChange.of(before, after, events, limits.ladder());
    }
}
