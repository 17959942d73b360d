package hotline.log;

import hotline.log.Mark.Internal;
import hotline.log.Mark.Personal;
import hotline.log.Mark.Told;
import java.util.Optional;

/** A note; internal unless its author says that it is for the customer. */
@Internal
public record Noted(@Told @Personal Optional<String> text) implements ComplaintEvent {}
