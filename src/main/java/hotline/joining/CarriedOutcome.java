package hotline.joining;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ComplaintChange;
import hotline.complaint.change.GoverningRules;
import hotline.complaint.particulars.CodingRequest;
import java.time.Instant;

/** The outcome of an answer that two customers got was corrected: it is the follower's too. */
record CarriedOutcome(CodingRequest coding) implements ChangeRequest {

    @Override
    public long complaint() {
        return coding.complaint();
    }

    @Override
    public Actor actor() {
        return coding.actor();
    }

    @Override
    public Instant at() {
        return coding.at();
    }

    @Override
    public boolean concernsFollowers() {
        return true;
    }

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        return coding.on(before, rules);
    }
}
