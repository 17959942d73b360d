package hotline.visit;

import hotline.complaint.PersonName;
import java.time.Instant;
import java.util.Optional;

/**
 * A customer who came in person.
 *
 * @param line code of the department whose agents receive them
 * @param who what the visitor is called; empty once the visit has ended, or where the reader may not see it
 * @param customer id of the file, where the desk knew them
 * @param due by when an agent is to greet them (T8)
 * @param asked the agent whom they asked for (R5)
 * @param agent who receives them now, or did last
 * @param greeted when an agent received them first
 * @param complaint number of the case that came of it
 */
public record Visit(
        long id,
        String line,
        Optional<String> who,
        Optional<Long> customer,
        PersonName registeredBy,
        Instant arrived,
        Instant due,
        Optional<PersonName> asked,
        Optional<PersonName> agent,
        Optional<Instant> greeted,
        Optional<Instant> ended,
        Optional<VisitOutcome> outcome,
        Optional<String> complaint) {

    /**
     * What the desk notes.
     *
     * @param phone by which the customer is known, if they are; it is not kept
     * @param asked the agent whom they ask for (R5)
     */
    public record Draft(
            String line, Optional<String> who, Optional<String> phone, Optional<Long> customer, Optional<Long> asked) {}

    /** R7: an agent does not learn who waits before the visitor is theirs. */
    Visit seenBy(long person, boolean isSupervisor) {
        boolean isOwn = registeredBy.id() == person
                || agent.filter(one -> one.id() == person).isPresent();
        return isOwn || isSupervisor
                ? this
                : new Visit(
                        id,
                        line,
                        Optional.empty(),
                        Optional.empty(),
                        registeredBy,
                        arrived,
                        due,
                        asked,
                        agent,
                        greeted,
                        ended,
                        outcome,
                        complaint);
    }
}
