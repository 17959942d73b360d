package hotline.staffing.replay;

import hotline.dispatch.Preference;
import hotline.dispatch.WorkId;
import hotline.floor.FloorState;
import hotline.offer.OfferAnswer;
import hotline.policy.dispatch.NeedRule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a line recorded of a period.
 *
 * @param zone in which its days begin
 * @param to the end, not included
 * @param agents all who were on the floor at some moment
 * @param steps of these, by time; those before the period bring the floor into the order it had then
 * @param works that waited at some moment, by arrival
 */
public record Past(
        String line,
        ZoneId zone,
        Instant from,
        Instant to,
        List<Agent> agents,
        List<Step> steps,
        List<PastWork> works,
        List<PastOffer> offers) {

    public Past {
        agents = List.copyOf(agents);
        steps = List.copyOf(steps);
        works = List.copyOf(works);
        offers = List.copyOf(offers);
    }

    /**
     * An agent as a match sees one, but for the state.
     *
     * @param casesUntil for each case in hand when the period began, when it left the agent's hands; empty: after the period
     */
    public record Agent(
            long person,
            Map<String, Integer> skills,
            boolean isTrained,
            Optional<Long> mentor,
            List<Optional<Instant>> casesUntil) {
        public Agent {
            skills = Map.copyOf(skills);
            casesUntil = List.copyOf(casesUntil);
        }
    }

    /**
     * What someone recorded on the floor, and how long a state lasted that follows from work.
     *
     * @param state chosen, or the one that began
     * @param until limit of a break
     * @param other with whom places were exchanged
     */
    public record Step(
            Instant at,
            long person,
            What what,
            FloorState state,
            Optional<String> reason,
            Optional<Instant> until,
            Optional<Long> other) {

        /** The kinds of steps. */
        public enum What {
            /** A person chose a state, or a supervisor did for them; it began at once. */
            CHOSE,
            /** They chose what comes after the work in hand. */
            NEXT,
            LOST,
            /** A wrap-up that began at {@code until} ended, of its own or earlier. */
            WRAPPED_UP,
            AWAY_CONFIRMED,
            AWAY_REFUSED,
            RESTORED,
            SWAPPED,
            /** A turn was taken or lost before the period. */
            MOVED,
            /** A state that followed from work; the replay makes its own. */
            WORKED
        }

        Step of(long another, Instant when) {
            return new Step(when, another, what, state, reason, until, other);
        }
    }

    /**
     * What waited for an agent, once or several times.
     *
     * @param due its limit when it arrived
     * @param lateAt when a limit of the customer passed
     * @param avoid agents whom the customer refused
     * @param times by time, never empty
     */
    public record PastWork(
            WorkId id,
            NeedRule.Subject subject,
            Instant arrived,
            Instant due,
            int aheadMinutes,
            Optional<Instant> lateAt,
            Optional<Preference> preference,
            Set<Long> avoid,
            Set<Long> notBy,
            List<Time> times) {
        public PastWork {
            avoid = Set.copyOf(avoid);
            notBy = Set.copyOf(notBy);
            times = List.copyOf(times);
        }
    }

    /**
     * One time that a work waited.
     *
     * @param waits since when an agent could have had it
     * @param taken by an agent
     * @param gone untaken: the customer hung up, it was withdrawn, or went to another line
     * @param held how long it was in an agent's hands; empty: to the end of the record
     */
    public record Time(Instant waits, Optional<Instant> taken, Optional<Instant> gone, Optional<Duration> held) {}

    /** @param answer empty: open at the end of the record */
    public record PastOffer(
            WorkId work,
            int number,
            long agent,
            Instant at,
            Optional<OfferAnswer> answer,
            Optional<Instant> answeredAt) {
        OfferKey key() {
            return new OfferKey(work, number);
        }
    }

    record OfferKey(WorkId work, int number) {}

    Map<OfferKey, PastOffer> offersByKey() {
        var all = new HashMap<OfferKey, PastOffer>();
        offers.forEach(offer -> all.put(offer.key(), offer));
        return all;
    }
}
