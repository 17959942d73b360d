package hotline.complaint;

import hotline.paging.Page;
import java.util.List;
import java.util.Optional;

/**
 * Part of the log of one complaint.
 *
 * @param policyVersion the policy that rules the complaint; times are written in its zone
 * @param next where the following page begins; empty on the last one
 */
public record EventPage(int policyVersion, List<Event> items, Optional<Integer> next) {

    public static EventPage of(int policyVersion, List<Event> rows, int limit) {
        var page = Page.of(rows, limit, Event::seq);
        return new EventPage(policyVersion, page.items(), page.next());
    }
}
