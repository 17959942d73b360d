package hotline.policy.calling;

import java.time.Duration;

/** What lies between an unanswered call and the next one. */
public sealed interface Pause {

    /** That long by the wall clock. */
    record Time(Duration time) implements Pause {}

    /** The next opening in the other half of a day: in the afternoon after a morning, in the morning after an afternoon. */
    record OtherHalfDay() implements Pause {}

    /** The first opening of the next working day. */
    record NextWorkingDay() implements Pause {}
}
