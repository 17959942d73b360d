package hotline.complaint.reading;

import java.util.List;
import java.util.Optional;

/**
 * Which complaints to list. With a phone, a waybill or a search open and ended ones, newest first; otherwise those of
 * the view.
 *
 * @param order of open complaints; others come newest first
 * @param phone as stored
 * @param waybill as stored
 * @param after {@code next} of the page before
 * @param limit rows of a page
 */
public record ListQuery(
        View view,
        Order order,
        ListFilter filter,
        Optional<String> phone,
        Optional<String> waybill,
        Optional<Search> search,
        Optional<String> after,
        int limit) {

    public enum View {
        /** Unowned complaints. */
        QUEUE,
        /** The caller's own. */
        MINE,
        /** All that is open. */
        OPEN,
        /** All that has ended. */
        ENDED
    }

    public enum Order {
        BY_DUE,
        /** By due time among those of one severity. */
        MOST_SEVERE_FIRST
    }

    public static ListQuery of(View view, int limit) {
        return new ListQuery(
                view,
                Order.BY_DUE,
                ListFilter.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    public ListQuery after(String next) {
        return new ListQuery(view, order, filter, phone, waybill, search, Optional.of(next), limit);
    }

    public ListQuery ofAtMost(int rows) {
        return new ListQuery(view, order, filter, phone, waybill, search, after, rows);
    }

    public ListQuery in(Order other) {
        return new ListQuery(view, other, filter, phone, waybill, search, after, limit);
    }

    public ListQuery narrowed(ListFilter by) {
        return new ListQuery(view, order, by, phone, waybill, search, after, limit);
    }

    /** With the complaints that were told in the words of the search. */
    public ListQuery orTold(List<Long> complaints) {
        return new ListQuery(
                view, order, filter, phone, waybill, search.map(text -> text.orTold(complaints)), after, limit);
    }

    /** For callers who may not learn which department or agent has which complaint (P6). */
    ListQuery withoutHolder() {
        return narrowed(filter.withoutHolder());
    }

    boolean isOfCustomer() {
        return phone.isPresent() || waybill.isPresent() || search.isPresent();
    }
}
