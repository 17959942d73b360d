package hotline.care;

import hotline.policy.care.CareLevel;
import hotline.policy.care.ContactWay;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person reports of a contact with a customer (K3, K5).
 *
 * @param level of the person who contacted them
 * @param words what people wrote about it
 * @param score how satisfied the customer is with the earlier service, 1 to 5
 */
public record ContactReport(ContactWay way, CareLevel level, Instant at, Words words, Optional<Integer> score) {

    /**
     * Personal, and stored apart from the rest.
     *
     * @param place where it was, and who was there
     * @param suggestions of the customer
     * @param progress of earlier service and its result
     * @param news of the company for the customer, and of the customer
     * @param needs in future
     */
    public record Words(
            Optional<String> place,
            Optional<String> suggestions,
            Optional<String> progress,
            Optional<String> news,
            Optional<String> needs) {

        /** Whether it says anything of what a contact is about. */
        boolean isEmpty() {
            return suggestions.isEmpty() && progress.isEmpty() && news.isEmpty() && needs.isEmpty();
        }
    }

    /** A report as people read it. */
    public record Recorded(long id, ContactReport report, String byName, Instant at) {}
}
