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
}
