package hotline.log;

import hotline.log.Mark.Inline;
import hotline.log.Mark.Internal;
import hotline.log.Mark.OrNull;
import hotline.log.Mark.Personal;
import hotline.log.moved.CustomerLimitMove;
import java.util.Optional;

/**
 * A complaint is judged differently, and its limit recounted. The type and severity that come with the event are the
 * new ones.
 */
public sealed interface JudgementEvent extends ComplaintEvent {

    /** A person corrected the judgement. The reason is written for colleagues; the customer sees the new date. */
    @Internal
    record JudgementCorrected(
            @OrNull Optional<String> subtype,
            LoggedJudgement from,
            @Inline CustomerLimitMove moved,
            @OrNull Optional<Integer> calendarVersion,
            @Personal Optional<String> reason)
            implements JudgementEvent {}

    /**
     * Another version of the policy rules the complaint now.
     *
     * @param from the judgement before, and the version that ruled it
     * @param policy name and version
     */
    @Internal
    record RuledAnew(
            @OrNull Optional<String> subtype,
            RuledBefore from,
            @Inline CustomerLimitMove moved,
            @OrNull Optional<Integer> calendarVersion,
            int policyVersion,
            String policy,
            @Personal Optional<String> reason)
            implements JudgementEvent {}

    /** The judgement and the version of the policy before. */
    record RuledBefore(@Inline LoggedJudgement judgement, int policyVersion, String policy) {}
}
