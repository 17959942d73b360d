package hotline.complaint.reading;

import hotline.complaint.Status;
import hotline.policy.taxonomy.Severity;
import java.util.Optional;

/**
 * Which complaints to list. With a phone, a waybill or a search open and ended ones, newest first; otherwise open ones
 * in the order they are due.
 *
 * @param phone as stored
 * @param waybill as stored
 * @param paused whether their clocks are paused
 * @param heldBy code of the department that holds them
 * @param after {@code next} of the page before
 * @param limit rows of a page
 */
public record ListQuery(
        View view,
        Optional<Status> status,
        Optional<String> type,
        Optional<Severity> severity,
        Optional<String> channel,
        Optional<Boolean> pastDue,
        Optional<Boolean> paused,
        Optional<String> phone,
        Optional<String> waybill,
        Optional<Search> search,
        Optional<String> heldBy,
        Optional<String> after,
        int limit) {

    public enum View {
        /** Unowned complaints. */
        QUEUE,
        /** The caller's own. */
        MINE,
        /** All that is open. */
        OPEN
    }

    public static ListQuery of(View view, int limit) {
        return new ListQuery(
                view,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    public ListQuery after(String next) {
        return new ListQuery(
                view,
                status,
                type,
                severity,
                channel,
                pastDue,
                paused,
                phone,
                waybill,
                search,
                heldBy,
                Optional.of(next),
                limit);
    }

    /** For callers who may not learn which agent has which complaint (P6). */
    ListQuery withoutDepartment() {
        return new ListQuery(
                view,
                status,
                type,
                severity,
                channel,
                pastDue,
                paused,
                phone,
                waybill,
                search,
                Optional.empty(),
                after,
                limit);
    }

    boolean isOfCustomer() {
        return phone.isPresent() || waybill.isPresent() || search.isPresent();
    }
}
