package hotline.outbox.desk;

import hotline.outbox.message.MessageState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which messages are to be sent again: some by their ids, or all of a route (empty: of all routes) in some states that were made in a span of time.
 *
 * @param ids empty: by the other properties
 */
public record Selection(List<Long> ids, Optional<Integer> route, Set<MessageState> states, Instant from, Instant to) {
    public Selection {
        ids = List.copyOf(ids);
        states = Set.copyOf(states);
    }

    public static Selection ofIds(List<Long> ids) {
        return new Selection(ids, Optional.empty(), Set.of(MessageState.values()), Instant.EPOCH, Instant.MAX);
    }
}
