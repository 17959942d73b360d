package hotline.log;

import hotline.log.Mark.Told;

/**
 * A customer rated a resolution (满意度).
 *
 * @param score 1 to 5
 * @param source {@code callback} or {@code page}
 */
public record Rated(
        @Told int score, @Told boolean satisfied, @Told String source) implements ComplaintEvent {}
