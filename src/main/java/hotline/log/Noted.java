package hotline.log;

import hotline.log.AnsweringEvent.FirstResponse;
import hotline.log.Mark.Internal;
import hotline.log.Mark.Personal;
import hotline.log.Mark.Told;
import java.util.Optional;

/** A note; internal unless its author says that it is for the customer. */
@Internal
public record Noted(@Told @Personal Optional<String> text, Optional<FirstResponse> firstResponse)
        implements AnsweringEvent {

    public Noted(String text) {
        this(Optional.of(text), Optional.empty());
    }

    @Override
    public Noted first(FirstResponse response) {
        return new Noted(text, Optional.of(response));
    }
}
