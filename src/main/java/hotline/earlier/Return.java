package hotline.earlier;

import java.util.Optional;

/**
 * A complaint that the same customer had filed before, about whatever matter.
 *
 * @param complaint its id; empty where it is filed in the same batch
 * @param place in that batch; 0 where it is filed already
 * @param withinMonth it was received in the 30 days before
 * @param sameMatter both are about the same waybill, or of the same type
 */
public record Return(Optional<Long> complaint, int place, boolean withinMonth, boolean sameMatter) {}
