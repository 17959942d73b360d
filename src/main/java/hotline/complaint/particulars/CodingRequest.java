package hotline.complaint.particulars;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ComplaintChange;
import hotline.complaint.change.GoverningRules;
import hotline.complaint.change.LogRequest;
import hotline.complaint.coding.CodingChoice;
import hotline.complaint.coding.CodingEvent;
import hotline.failure.Failure;
import hotline.log.LogEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Codes that a person chooses at any time, also after the complaint has ended.
 *
 * @param complaint the complaint's id
 * @param reason for colleagues
 * @param expectedVersion one of the versions the person read
 */
public record CodingRequest(
        long complaint,
        CodingChoice choice,
        Optional<String> reason,
        Actor actor,
        Instant at,
        Optional<Set<Integer>> expectedVersion)
        implements ChangeRequest {

    /** An emergency has its rungs at once (F16). */
    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        var after = rules.coding(at).chosen(before.coding(), choice);
        var event = CodingEvent.of(before.coding(), after, reason)
                .orElseThrow(() -> new Failure.Conflict("nothing is different from what is recorded"));
        var events = LogRequest.of(complaint, actor, at, LogEntry.of(event))
                .on(before, rules)
                .events();
        return ComplaintChange.of(
                before,
                before.coded(after).recorded(events.size()),
                events,
                rules.limits().ladder());
    }
}
