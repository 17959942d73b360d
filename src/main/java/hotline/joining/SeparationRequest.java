package hotline.joining;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ComplaintChange;
import hotline.complaint.change.GoverningRules;
import hotline.complaint.change.LogRequest;
import hotline.failure.Failure;
import hotline.log.JoiningEvent;
import hotline.log.JoiningEvent.Separated;
import hotline.log.LogEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A follower stands for itself again. Its limits are those that it had: its customer has waited all the time.
 *
 * @param complaint the complaint's id
 * @param leader number of the complaint that it followed
 * @param expectedVersion one of the versions that the person read
 */
record SeparationRequest(
        long complaint,
        String leader,
        Optional<String> reason,
        Actor actor,
        Instant at,
        Optional<Set<Integer>> expectedVersion)
        implements ChangeRequest {

    @Override
    public boolean concernsFollowers() {
        return true;
    }

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        if (!before.isFollowing()) {
            throw new Failure.Conflict(before.facts().number() + " follows no other complaint");
        }
        var events = LogRequest.of(
                        complaint, actor, at, LogEntry.of(new Separated(JoiningEvent.FOLLOWER, leader, reason)))
                .on(before, rules)
                .events();
        return ComplaintChange.of(
                before,
                before.following(Optional.empty(), events.size()),
                events,
                rules.limits().ladder());
    }
}
