package hotline.log;

import java.util.Optional;

/** An event with which the customer may have been answered. */
public sealed interface AnsweringEvent extends ComplaintEvent
        permits Noted,
                LimitEvent.Paused,
                LimitEvent.ReplyPromised,
                StepEvent.Resolved,
                StepEvent.Closed,
                StepEvent.JudgedNotValid {

    /** Empty where it is not the first answer, and in older events. */
    Optional<FirstResponse> firstResponse();

    /** The same event as the first answer. */
    AnsweringEvent first(FirstResponse response);

    /**
     * With this event the customer was answered first. Each case has one at most: none where an agent spoke to the customer at
     * receipt, and no second one after it is reopened.
     *
     * @param workingSeconds from receipt, pauses included; a limit may be counted in seconds
     * @param inTime by its limit; empty where no policy sets one any more
     */
    public record FirstResponse(long workingSeconds, Optional<Boolean> inTime) {}
}
