package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import java.time.Instant;

/**
 * The program recounts an open complaint's limits by the latest calendar.
 *
 * @param complaint the complaint's id
 */
record RecountRequest(long complaint, Instant at) implements ChangeRequest {

    @Override
    public Actor actor() {
        return new Actor.Program();
    }

    @Override
    public boolean concernsFollowers() {
        return true;
    }

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        return CalendarChange.of(before, rules.limits(), at);
    }
}
