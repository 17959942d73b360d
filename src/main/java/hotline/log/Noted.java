package hotline.log;

import hotline.log.AnsweringEvent.FirstResponse;
import hotline.log.Mark.Internal;
import hotline.log.Mark.Personal;
import hotline.log.Mark.Told;
import java.util.Optional;

/**
 * A note; internal unless its author says that it is for the customer.
 *
 * @param text empty where it came as files alone, and once it was erased
 * @param files how many came with it; empty for none, and in older events
 */
@Internal
public record Noted(
        @Told @Personal Optional<String> text, @Told Optional<Integer> files, Optional<FirstResponse> firstResponse)
        implements AnsweringEvent {

    public Noted(String text) {
        this(Optional.of(text), 0);
    }

    public Noted(Optional<String> text, int files) {
        this(text, LogEntry.counted(files), Optional.empty());
    }

    @Override
    public Noted first(FirstResponse response) {
        return new Noted(text, files, Optional.of(response));
    }
}
