package hotline.blacklist;

import hotline.text.MaskedText;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of a blacklist (黑名单) as people read it.
 *
 * @param department whose list; empty: the company's, which has no end
 * @param harm what the customer did
 * @param months how long a department's entry lasts from its approval
 * @param liftAsked who asked to lift it last
 * @param endsAt when it ends automatically
 * @param reason of a refusal, or of lifting it
 */
public record Blacklisting(
        long id,
        long file,
        String name,
        Optional<String> department,
        String harm,
        Optional<Integer> months,
        Act proposed,
        Optional<Act> verified,
        Optional<Act> approved,
        Optional<Act> refused,
        Optional<Act> liftAsked,
        Optional<Act> lifted,
        Optional<Instant> endsAt,
        Optional<String> reason) {

    /** Who did it, and when. */
    public record Act(String byName, Instant at) {}

    /** @param months of a department's list, at most 6 */
    public record Draft(long file, Optional<String> department, String harm, Optional<Integer> months) {}

    /** For a person who gave no reason to see the customer's file (K8). */
    Blacklisting masked() {
        return new Blacklisting(
                id,
                file,
                MaskedText.name(name),
                department,
                "",
                months,
                proposed,
                verified,
                approved,
                refused,
                liftAsked,
                lifted,
                endsAt,
                Optional.empty());
    }

    /** What it is at that moment. */
    public String state(Instant now) {
        if (refused.isPresent()) {
            return "refused";
        }
        if (lifted.isPresent()) {
            return "lifted";
        }
        if (approved.isEmpty()) {
            return verified.isEmpty() ? "proposed" : "verified";
        }
        return endsAt.filter(end -> !end.isAfter(now)).isPresent() ? "ended" : "in-force";
    }
}
