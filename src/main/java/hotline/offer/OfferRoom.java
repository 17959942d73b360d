package hotline.offer;

import hotline.callback.CallHours;
import hotline.callback.Callbacks;
import hotline.complaint.change.ComplaintChanges;
import hotline.database.Database;
import hotline.floor.AgentTurns;
import hotline.floor.Presence;
import hotline.loop.Loops;
import hotline.policy.Policies;
import hotline.workday.WorkDays;
import java.time.InstantSource;

/** The services of this room, built once. */
public record OfferRoom(
        Offers offers, Withdrawals withdrawals, OfferWork work, Previews previews, Queues queues, CallOffers calls) {

    /** The rooms that it rests on. */
    public record On(
            Database database,
            ComplaintChanges changes,
            Callbacks callbacks,
            CallsWithoutCase calls,
            CallHours hours,
            AgentTurns turns,
            Endings endings,
            Pokes pokes,
            Wishes wishes,
            Presence presence,
            Policies policies,
            WorkDays workDays,
            InstantSource clock) {}

    public static OfferRoom of(Loops loops, On on) {
        on.presence().follow(new ComingAndGoing(on.endings(), on.pokes()));
        return beside(loops, on);
    }

    /** The same services once more, as for the people whom a demo plays. */
    public static OfferRoom beside(Loops loops, On on) {
        var matching =
                new Matching(on.database(), on.turns(), on.wishes(), on.policies(), on.hours()::closed, on.clock());
        return new OfferRoom(
                new Offers(on.database(), on.changes(), on.callbacks(), on.calls(), on.endings(), matching, on.clock()),
                new Withdrawals(on.database(), on.changes(), on.endings(), on.clock()),
                new OfferWork(loops, on.database(), matching, on.endings(), on.pokes(), on.clock()),
                new Previews(on.database(), matching, on.clock()),
                new Queues(
                        on.database(),
                        matching,
                        on.workDays(),
                        () -> on.policies().inForce().policy(),
                        on.clock()),
                new CallOffers(matching, on.endings(), on.pokes()));
    }
}
