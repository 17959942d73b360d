package hotline.thread;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ComplaintChange;
import hotline.complaint.change.GoverningRules;
import hotline.complaint.change.LogRequest;
import hotline.failure.Failure;
import hotline.log.LogEntry;
import hotline.log.NoticeEvent;
import hotline.log.NoticeEvent.BranchAsked;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A question to the branch complained about, or its answer. Nothing is asked about a complaint that has ended; what was asked before may
 * still be answered.
 *
 * @param complaint the complaint's id
 */
record BranchEntry(long complaint, Actor actor, Instant at, NoticeEvent said, List<UUID> attachments)
        implements ChangeRequest {
    BranchEntry {
        attachments = List.copyOf(attachments);
    }

    @Override
    public boolean concernsFollowers() {
        return true;
    }

    @Override
    public boolean restsOnClocks() {
        return false;
    }

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        if (said instanceof BranchAsked && before.status().isEnded()) {
            throw new Failure.Conflict("a complaint that is " + before.status().code() + " has ended");
        }
        return LogRequest.of(complaint, actor, at, LogEntry.of(said)).on(before, rules);
    }
}
