package hotline.log;

import hotline.log.Mark.Internal;
import hotline.log.Mark.Personal;
import java.util.Optional;

/**
 * A person said whether an earlier complaint is about the same thing (F4), or it was counted again after a correction.
 *
 * @param number the earlier one's
 * @param nth the how many-eth complaint about its thing it is now
 * @param because after a correction: the rule by which it counts, or no longer counts; a code of {@code earlier/Because}
 */
@Internal
public record SameThingJudged(
        String number,
        boolean same,
        int nth,
        Optional<String> because,
        @Personal Optional<String> reason) implements ComplaintEvent {}
