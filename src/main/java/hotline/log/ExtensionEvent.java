package hotline.log;

import hotline.log.Mark.Inline;
import hotline.log.Mark.Internal;
import hotline.log.Mark.Personal;
import hotline.log.Mark.Told;
import hotline.log.moved.CustomerLimitMove;
import java.time.Instant;
import java.util.Optional;

/** More time for a complaint (延期): requested, granted, refused. */
public sealed interface ExtensionEvent extends ComplaintEvent {

    /** @param reason for the supervisor who decides */
    @Internal
    record ExtensionAsked(int workingDays, @Personal Optional<String> reason, Instant due) implements ExtensionEvent {}

    /** The customer reads the new date and the reason. */
    record ExtensionGranted(
            @Inline @Told({"fromDue", "due"}) CustomerLimitMove moved,
            @Told int workingDays,
            @Told @Personal Optional<String> reason)
            implements ExtensionEvent {}

    /** @param caseEnded true if no supervisor refused it: the case ended before one decided */
    @Internal
    record ExtensionRefused(int workingDays, @Personal Optional<String> reason, Optional<Boolean> caseEnded)
            implements ExtensionEvent {}
}
