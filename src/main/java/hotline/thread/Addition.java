package hotline.thread;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Custody;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ComplaintChange;
import hotline.complaint.change.GoverningRules;
import hotline.complaint.change.LimitChange;
import hotline.complaint.change.LimitRequest;
import hotline.complaint.change.LogRequest;
import hotline.complaint.change.Resumption;
import hotline.failure.Failure;
import hotline.log.LogEntry;
import hotline.policy.PauseReason;
import hotline.sla.Deadline;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a complainant adds to the complaint, or answers: a note that both sides read. It is no reply of ours, so it meets no limit; it waits for
 * one, for as long as the policy grants for a first response (T6). Where the complaint waits for the complainant, its clocks run again.
 *
 * @param complaint the complaint's id
 * @param actor the customer, or a person of the branch that filed it
 * @param text empty where it comes as files alone
 */
public record Addition(long complaint, Actor actor, Instant at, Optional<String> text, List<UUID> attachments)
        implements ChangeRequest {
    public Addition {
        attachments = List.copyOf(attachments);
    }

    @Override
    public boolean concernsFollowers() {
        return true;
    }

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        if (before.status().isEnded()) {
            throw new Failure.Conflict("a complaint that is " + before.status().code() + " has ended");
        }
        var note = LogEntry.note(text, attachments.size(), false);
        var answerDue = rules.limits().firstResponse(before.matter(), at).map(Deadline::due);
        var written = before.custody().writtenTo(at, answerDue);
        return waitsForThem(before, rules)
                ? new LimitRequest(
                                complaint,
                                actor,
                                at,
                                Optional.empty(),
                                (paused, limits) -> resumed(paused, limits, written, note))
                        .on(before, rules)
                : noted(before, rules, written, note);
    }

    /** It changes no version: it clashes with no agent's work. */
    private ComplaintChange noted(ComplaintState before, GoverningRules rules, Custody written, LogEntry note) {
        var events = LogRequest.of(complaint, actor, at, note).on(before, rules).events();
        return new ComplaintChange(before, before.answered(written, before.clocks(), events.size()), events, List.of());
    }

    private static boolean waitsForThem(ComplaintState before, GoverningRules rules) {
        return before.clocks().isPaused()
                && before.custody()
                        .pauseReason()
                        .flatMap(rules.limits().policy().limits()::pause)
                        .filter(PauseReason::asksComplainant)
                        .isPresent();
    }

    private LimitChange resumed(ComplaintState paused, SlaCalculator limits, Custody written, LogEntry note) {
        var resumed = Resumption.of(paused, at, limits);
        return LimitChange.of(written.resumed(), resumed.clocks(), note, resumed.entry());
    }
}
