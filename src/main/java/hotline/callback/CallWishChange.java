package hotline.callback;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ComplaintChange;
import hotline.complaint.change.GoverningRules;
import hotline.complaint.change.LogRequest;
import hotline.failure.Failure;
import hotline.log.CallbackEvent.CallWishChanged;
import hotline.log.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Another time for the call in place of the one that the customer asked for. As at filing, no time to come is refused: the
 * answer says what becomes of it. A call that is planned already moves with it.
 *
 * @param complaint the complaint's id
 * @param wanted empty: at any time
 */
record CallWishChange(long complaint, Optional<Instant> wanted, Instant at) implements ChangeRequest {
    @Override
    public Actor actor() {
        return new Actor.Customer();
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
        var present = before.facts().preferredCallbackAt();
        if (present.equals(wanted)) {
            throw new Failure.Conflict("this is the time that was asked for before");
        }
        if (wanted.filter(time -> !time.isAfter(at)).isPresent()) {
            throw Failure.Invalid.field("/preferredCallbackAt", "must be a time to come", CallWish.Answer.PAST.code());
        }
        var events = LogRequest.of(complaint, actor(), at, LogEntry.of(new CallWishChanged(present, wanted)))
                .on(before, rules)
                .events();
        return new ComplaintChange(before, before.calledAt(wanted, events.size()), events, List.of());
    }
}
