package hotline.log;

import hotline.log.Mark.Inline;
import hotline.log.Mark.Internal;
import hotline.log.Mark.OrNull;
import hotline.log.Mark.Personal;
import hotline.log.moved.DepartmentTurn;
import java.time.Instant;
import java.util.Optional;

/**
 * Another department holds the complaint, or another stage of a fixed order began (P3). Which department has it is
 * internal (P6).
 *
 * @param from code of the department before
 * @param held the turn that ended; empty if the same department continues
 * @param byHand if a person chose the department
 * @param stages if the order of departments is fixed
 * @param unaccepted if the program gave it back, since no one of the department before had taken it in time (K7)
 */
@Internal
public record HandedOver(
        String from,
        String to,
        Optional<DepartmentTurn> held,
        @Personal @OrNull Optional<String> reason,
        @Inline Optional<ByHand> byHand,
        @Inline Optional<StageChange> stages,
        @Inline Optional<Unaccepted> unaccepted)
        implements ComplaintEvent {

    /** @param note for the department that takes it over */
    public record ByHand(@Personal @OrNull Optional<String> note) {}

    /** @param result the finding of the stage before */
    public record StageChange(
            String fromStage,
            String stage,
            @Personal @OrNull Optional<String> result) {}

    /** @param notAcceptedBy by when someone should have taken it */
    public record Unaccepted(Instant notAcceptedBy) {}
}
