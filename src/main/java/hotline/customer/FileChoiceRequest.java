package hotline.customer;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ComplaintChange;
import hotline.complaint.change.GoverningRules;
import hotline.complaint.change.LogRequest;
import hotline.failure.Failure;
import hotline.log.CustomerChosen;
import hotline.log.LogEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A complaint is put with another customer's file.
 *
 * @param complaint the complaint's id
 * @param from id of the file that it stands in
 * @param reason for colleagues
 * @param expectedVersion one of the versions the person read
 */
record FileChoiceRequest(
        long complaint,
        long from,
        long to,
        Optional<String> reason,
        Actor.Person actor,
        Instant at,
        Optional<Set<Integer>> expectedVersion)
        implements ChangeRequest {

    /** It moves no limit, so it is possible under a policy that this node can't read. */
    @Override
    public boolean restsOnClocks() {
        return false;
    }

    @Override
    public boolean concernsFollowers() {
        return true;
    }

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        if (from == to) {
            throw new Failure.Conflict("the complaint stands in this file already");
        }
        return LogRequest.of(complaint, actor, at, LogEntry.of(new CustomerChosen(from, to, reason)))
                .recordedOn(before, rules);
    }
}
