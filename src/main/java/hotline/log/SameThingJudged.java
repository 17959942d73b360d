package hotline.log;

import hotline.log.Mark.Internal;
import hotline.log.Mark.Personal;
import java.util.Optional;

/**
 * A person said whether an earlier complaint is about the same thing (F4).
 *
 * @param number the earlier one's
 * @param nth the how many-eth complaint about its thing it is now
 */
@Internal
public record SameThingJudged(
        String number, boolean same, int nth, @Personal Optional<String> reason) implements ComplaintEvent {}
