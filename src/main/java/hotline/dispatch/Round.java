package hotline.dispatch;

import java.util.List;

/** The offers to make now, and the works that wait on, both in the order of works. */
public record Round(List<Offering> offers, List<Waiting> waiting) {
    public Round {
        offers = List.copyOf(offers);
        waiting = List.copyOf(waiting);
    }
}
