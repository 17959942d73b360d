package hotline.log;

import hotline.log.Mark.Personal;
import hotline.log.Mark.Told;
import java.util.Optional;

/** An event with which the customer may have been answered. */
public sealed interface AnsweringEvent extends ComplaintEvent
        permits Noted,
                AnsweringEvent.Replied,
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

    /**
     * An agent's reply, which the customer reads on the page of the complaint (T4, T6). Where it promises the next one, that is an event of its
     * own.
     *
     * @param text empty where it came as files alone, and once it was erased
     * @param files how many came with it; empty for none, and in older events
     */
    record Replied(
            @Told @Personal Optional<String> text, @Told Optional<Integer> files, Optional<FirstResponse> firstResponse)
            implements AnsweringEvent {

        public Replied(Optional<String> text, int files) {
            this(text, LogEntry.counted(files), Optional.empty());
        }

        @Override
        public Replied first(FirstResponse response) {
            return new Replied(text, files, Optional.of(response));
        }
    }
}
