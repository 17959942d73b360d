package hotline.thread;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ComplaintChange;
import hotline.complaint.change.GoverningRules;
import hotline.complaint.change.NoteRequest;
import hotline.limits.Promises;
import hotline.limits.ReplyPromise;
import hotline.log.AnsweringEvent.Replied;
import hotline.log.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A reply to the customer, which answers them (T4, T6). One that promises the next reply is logged with the promise, in one moment.
 *
 * @param complaint the complaint's id
 */
public record ReplyRequest(long complaint, Actor actor, Instant at, Reply reply, List<UUID> attachments)
        implements ChangeRequest {
    public ReplyRequest {
        attachments = List.copyOf(attachments);
    }

    /** The customer of a complaint that follows another one has questions of their own; its limits rest, so nothing is promised. */
    @Override
    public boolean concernsFollowers() {
        return reply.nextReplyBy().isEmpty();
    }

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        var replied = LogEntry.of(new Replied(reply.text(), attachments.size()));
        return reply.nextReplyBy()
                .map(by -> new ReplyPromise(by, Optional.empty(), reply.agreed()))
                .<ChangeRequest>map(
                        promise -> Promises.promising(complaint, actor, at, Optional.empty(), promise, replied))
                .orElseGet(() -> new NoteRequest(complaint, actor, at, replied))
                .on(before, rules);
    }
}
