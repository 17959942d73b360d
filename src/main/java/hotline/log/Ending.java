package hotline.log;

import hotline.log.Mark.Otherwise;
import hotline.log.moved.DepartmentTurn;
import java.time.Instant;
import java.util.Optional;

/**
 * The figures' data of a complaint that ends.
 *
 * @param held the turn of the department that held it last; empty in older events
 * @param due the limit as it was in the end
 * @param originalDue the limit as it was promised first
 * @param onTime it ended by its limit
 * @param onTimeUnextended it ended by the limit that it would have had without extensions
 * @param pastDue its limit had passed
 * @param unextended the limit without extensions, if there were any
 * @param workingMinutes from receipt to this end, pauses included; if it had ended before, from the reopening. Empty in older
 *     events
 */
public record Ending(
        Optional<DepartmentTurn> held,
        Instant receivedAt,
        Instant due,
        Instant originalDue,
        boolean onTime,
        @Otherwise("onTime") boolean onTimeUnextended,
        boolean pastDue,
        Optional<Instant> unextended,
        Optional<Long> workingMinutes) {}
