package hotline.log;

import hotline.log.Mark.Inline;
import hotline.log.Mark.Internal;
import hotline.log.Mark.OrNull;
import hotline.log.Mark.Personal;
import java.util.Optional;

/**
 * Another department holds the complaint, or another stage of a fixed order began (P3). Which department has it is the
 * house's own affair (P6).
 *
 * @param from code of the department before
 * @param held the turn that ended; empty where the same department goes on
 * @param byHand where a person chose the department
 * @param stages where the order of departments is fixed
 */
@Internal
public record HandedOver(
        String from,
        String to,
        Optional<DepartmentTurn> held,
        @Personal @OrNull Optional<String> reason,
        @Inline Optional<ByHand> byHand,
        @Inline Optional<StageChange> stages)
        implements ComplaintEvent {

    /** @param note for the department that takes it over */
    public record ByHand(@Personal @OrNull Optional<String> note) {}

    /** @param result what the stage before came to */
    public record StageChange(
            String fromStage,
            String stage,
            @Personal @OrNull Optional<String> result) {}
}
