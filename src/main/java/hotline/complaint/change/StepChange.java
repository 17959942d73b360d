package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Holding;
import hotline.complaint.Step;
import hotline.complaint.coding.Coding;
import hotline.complaint.coding.CodingEvent;
import hotline.log.ComplaintEvent;
import hotline.log.Ending;
import hotline.log.LogEntry;
import hotline.log.StepEvent.Assigned;
import hotline.log.StepEvent.Closed;
import hotline.log.StepEvent.Investigating;
import hotline.log.StepEvent.JudgedNotValid;
import hotline.log.StepEvent.Released;
import hotline.log.StepEvent.Reopened;
import hotline.log.StepEvent.Resolved;
import hotline.log.StepEvent.Withdrawn;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.util.Optional;

/**
 * The effect of a permitted step on a complaint. Pure: the same step on the same complaint always has the same effect.
 */
final class StepChange {
    private StepChange() {}

    static ComplaintChange of(ComplaintState before, StepRequest request, GoverningRules rules) {
        var limits = rules.limits();
        var moved = ClocksInStep.after(before, request, limits);
        var writer = new EventWriter(before, request.actor(), request.at());
        writer.writeBreaches(before.clocks(), moved.clocks(), before.judged());
        if (before.clocks().isPaused() && !moved.clocks().isPaused()) {
            writer.write(Resumption.of(before, request.at(), limits).entry());
        }
        request.before().forEach(writer::write);
        var coding = coded(before, request, rules, writer);
        writer.answering(moved.custody(), moved.clocks(), limits);
        writer.write(LogEntry.of(event(before, moved.clocks(), request, limits)));
        var events = writer.events();
        var after = before.coded(coding)
                .moved(progressAfter(before, request), moved.custody(), moved.clocks(), limits, events.size());
        return ComplaintChange.of(before, after, events, limits.ladder());
    }

    /** The chosen codes, and at the end those that the program chooses for lists without one (F12, P2). */
    private static Coding coded(ComplaintState before, StepRequest request, GoverningRules rules, EventWriter writer) {
        boolean ends = LifeCycle.rule(request.step()).to().isEnded();
        if (request.coding().isEmpty() && !ends) {
            return before.coding();
        }
        var codes = rules.coding(request.at());
        var chosen = codes.chosen(before.coding(), request.coding());
        CodingEvent.of(before.coding(), chosen, Optional.empty()).ifPresent(coded -> writer.write(LogEntry.of(coded)));
        if (!ends) {
            return chosen;
        }
        var judged = before.judged();
        var completed = codes.atClosing(chosen, judged.type(), judged.subtype());
        CodingEvent.of(chosen, completed, Optional.empty())
                .ifPresent(coded -> writer.write(LogEntry.of(coded), new Actor.Program(), judged));
        return completed;
    }

    private static ComplaintState.Progress progressAfter(ComplaintState before, StepRequest request) {
        var was = before.progress();
        var step = request.step();
        var to = LifeCycle.leadsTo(step, was.reopened());
        var person = request.assigned();
        return new ComplaintState.Progress(
                to,
                ownerAfter(was.owner(), request),
                was.firstContact().or(() -> person),
                step == Step.RESOLVE ? request.resolution() : was.resolution(),
                step == Step.RESOLVE ? Optional.of(request.at()) : was.resolvedAt(),
                to.isEnded() ? Optional.of(request.at()) : Optional.empty(),
                was.reopened() + (step == Step.REOPEN ? 1 : 0),
                was.follows());
    }

    /**
     * An agent who calls back, withdraws or reopens does not take the case over; an agent who works on an unowned case
     * does.
     */
    private static Optional<Long> ownerAfter(Optional<Long> was, StepRequest request) {
        return switch (request.step()) {
            case ASSIGN -> request.assigned();
            case RELEASE -> Optional.empty();
            case INVESTIGATE, RESOLVE, JUDGE_NOT_VALID -> was.or(request.actor()::person);
            case BEGIN_CALLBACK, GIVE_BACK_CALLBACK, CLOSE, REOPEN, WITHDRAW -> was;
        };
    }

    private static ComplaintEvent event(
            ComplaintState before, Clocks after, StepRequest request, SlaCalculator limits) {
        var reason = request.reason();
        return switch (request.step()) {
            case ASSIGN -> new Assigned(request.assigned(), reason);
            case RELEASE -> new Released(reason);
            case INVESTIGATE -> new Investigating(reason);
            case RESOLVE -> new Resolved(request.resolution(), reason, Optional.empty());
            case BEGIN_CALLBACK, GIVE_BACK_CALLBACK -> request.callback().orElseThrow();
            case CLOSE -> new Closed(ending(before, after, request, limits), reason, Optional.empty());
            case WITHDRAW -> new Withdrawn(ending(before, after, request, limits), reason);
            case JUDGE_NOT_VALID ->
                new JudgedNotValid(ending(before, after, request, limits), reason, Optional.empty());
            case REOPEN -> reopened(before, after.handling(), reason);
        };
    }

    private static Ending ending(ComplaintState before, Clocks after, StepRequest request, SlaCalculator limits) {
        var clock = after.handling();
        return new Ending(
                Optional.of(Holding.turn(after, limits)),
                before.facts().receivedAt(),
                clock.dueAt(),
                clock.originalDueAt(),
                !clock.isLateAt(request.at()),
                !request.at().isAfter(clock.limit().orElseThrow().unextended()),
                clock.isBreached(),
                LoggedLimits.unextended(clock),
                Optional.of(limits.calendar().workingMinutesBetween(Holding.roundBegan(after), request.at())));
    }

    private static Reopened reopened(ComplaintState before, SlaClock clock, Optional<String> reason) {
        return new Reopened(
                before.facts().receivedAt(),
                before.status().isEnded(),
                clock.isBreached(),
                LoggedLimits.unextended(clock),
                reason);
    }

    /** Entries alone: no step, the same version, no clock. */
    static ComplaintChange entries(ComplaintState before, LogRequest request) {
        var writer = new EventWriter(before, request.actor(), request.at());
        request.entries().forEach(writer::write);
        var events = writer.events();
        var after = before.answered(before.custody(), before.clocks(), events.size());
        return new ComplaintChange(before, after, events, java.util.List.of());
    }

    /** Entries that the customer reads; they answer the customer (T4, T6). */
    static ComplaintChange answer(ComplaintState before, LogRequest request, SlaCalculator limits) {
        var moved = ClocksInStep.answered(before, request.at());
        var writer = new EventWriter(before, request.actor(), request.at());
        writer.writeBreaches(before.clocks(), moved.clocks(), before.judged());
        writer.answering(moved.custody(), moved.clocks(), limits);
        request.entries().forEach(writer::write);
        var events = writer.events();
        var after = before.answered(moved.custody(), moved.clocks(), events.size());
        return ComplaintChange.of(before, after, events, limits.ladder());
    }
}
