package hotline.outbox.desk;

import hotline.outbox.message.MessageState;
import hotline.outbox.message.Way;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as administrators see it, without address and contents.
 *
 * @param number of its case
 * @param attempts how often it was tried
 * @param isEmpty nothing is left of what it said, so it can't be sent again
 */
public record ListedMessage(
        long id,
        int route,
        Way way,
        String kind,
        MessageState state,
        Optional<String> number,
        int attempts,
        Optional<String> code,
        Optional<String> detail,
        boolean isEmpty,
        Instant createdAt,
        Optional<Instant> nextAt,
        Instant giveUpAt,
        Optional<Instant> settledAt) {}
