package hotline.complaint.reading;

import hotline.complaint.ComplaintState;
import hotline.complaint.PersonName;
import hotline.complaint.Report;
import hotline.complaint.Status;
import hotline.complaint.Step;
import hotline.complaint.change.LifeCycle;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A complaint as people read it.
 *
 * @param owner the agent who works on it now; empty if unowned
 * @param firstContact the agent who answers for it to the customer (K7)
 * @param linkedTo number of the complaint it follows from (P7)
 * @param linkedFrom numbers of those that follow from it
 * @param extensions the extensions of its limit, requested and granted
 * @param earlier the complaints before it about the same thing, newest first (F4)
 * @param customer the file of the customer; a branch's complaint has none, another one has it a moment after its receipt
 */
public record Complaint(
        ComplaintState state,
        Report report,
        Optional<PersonName> owner,
        Optional<PersonName> firstContact,
        Optional<String> linkedTo,
        List<String> linkedFrom,
        List<GivenRating> ratings,
        List<PlannedCallback> callbacks,
        Extensions extensions,
        List<EarlierCase> earlier,
        Optional<FileOfCustomer> customer) {

    public Complaint {
        linkedFrom = List.copyOf(linkedFrom);
        earlier = List.copyOf(earlier);
        ratings = List.copyOf(ratings);
        callbacks = List.copyOf(callbacks);
    }

    /** @param onPage the customer rated on their own page, not during a call */
    public record GivenRating(int score, Optional<String> comment, Instant at, boolean onPage) {}

    /** @param status code of the contract's {@code CallbackStatus} */
    public record PlannedCallback(
            long id,
            String status,
            Instant dueAt,
            Instant notBefore,
            int attempts,
            Optional<PersonName> agent,
            Optional<Instant> leaseUntil) {

        public boolean isOwed() {
            return status.equals("waiting") || status.equals("in-progress");
        }
    }

    /**
     * A complaint before it.
     *
     * @param because code of the contract's {@code EarlierCase}
     * @param isOther a person says that it is not the same thing, so it does not count
     */
    public record EarlierCase(
            String number, String because, Status status, Severity severity, Instant receivedAt, boolean isOther) {}

    /**
     * The customer's file.
     *
     * @param kind code of the contract's {@code CustomerKind}
     * @param tiers that are valid now
     */
    public record FileOfCustomer(long id, String name, String kind, List<TierOfCustomer> tiers) {
        public FileOfCustomer {
            tiers = List.copyOf(tiers);
        }
    }

    /**
     * How important the customer is.
     *
     * @param tier code of the contract's {@code Tier}
     * @param department in which it holds (D7); empty: the whole company
     */
    public record TierOfCustomer(String tier, Optional<String> department) {}

    /** How often its limit was extended, and the request that is undecided. */
    public record Extensions(int granted, Optional<AskedExtension> undecided) {}

    public record AskedExtension(
            long id, int workingDays, String reason, Optional<PersonName> askedBy, Instant askedAt) {}

    public long id() {
        return state.id();
    }

    public String number() {
        return state.facts().number();
    }

    /** The agent's possible next steps. */
    public List<Step> offeredSteps() {
        boolean callbackOwed = callbacks.stream().anyMatch(PlannedCallback::isOwed);
        return LifeCycle.offered(state.status(), owner.isPresent(), callbackOwed).stream()
                .filter(step -> !state.isFollowing() || step.isOfFollower())
                .toList();
    }
}
