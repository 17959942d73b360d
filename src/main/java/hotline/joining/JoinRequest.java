package hotline.joining;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ComplaintChange;
import hotline.complaint.change.GoverningRules;
import hotline.complaint.change.LifeCycle;
import hotline.complaint.change.LogRequest;
import hotline.failure.Failure;
import hotline.log.JoiningEvent;
import hotline.log.JoiningEvent.Joined;
import hotline.log.LogEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A complaint joins another one about the same matter, as the one that leads or as the one that follows. Both are joined in one
 * transaction. Nothing of the follower moves but its leader: what it was before is there when they are separated.
 *
 * @param complaint the complaint's id
 * @param leader the leader's id, for the follower; empty for the leader itself
 * @param other number of the other complaint
 * @param expectedVersion one of the versions that the person read
 */
record JoinRequest(
        long complaint,
        Optional<Long> leader,
        String other,
        Optional<String> reason,
        Actor actor,
        Instant at,
        Optional<Set<Integer>> expectedVersion)
        implements ChangeRequest {

    /** Only to be refused in words that fit better. */
    @Override
    public boolean concernsFollowers() {
        return true;
    }

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        var number = before.facts().number();
        if (before.isFollowing()) {
            throw new Failure.Conflict(number + " follows another complaint; join with the one that leads");
        }
        if (!LifeCycle.UNRESOLVED.contains(before.status())) {
            throw new Failure.Conflict(
                    number + " is " + before.status().code() + ": only complaints that wait for an answer are joined");
        }
        var side = leader.isPresent() ? JoiningEvent.FOLLOWER : JoiningEvent.LEADER;
        var told = LogRequest.of(complaint, actor, at, LogEntry.of(new Joined(side, other, reason)));
        if (leader.isEmpty()) {
            return told.recordedOn(before, rules);
        }
        var events = told.on(before, rules).events();
        return ComplaintChange.of(
                before,
                before.following(leader, events.size()),
                events,
                rules.limits().ladder());
    }
}
