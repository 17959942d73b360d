package hotline.log;

import hotline.log.Mark.Told;
import java.util.Optional;

/**
 * A customer rated a resolution (满意度).
 *
 * @param score 1 to 5
 * @param source {@code callback} or {@code page}
 * @param solved whether the matter was solved, by the customer's words; empty where they were not asked or gave no answer
 * @param effort how easy it was for them, 1 to 7 (CES); empty likewise
 */
public record Rated(
        @Told int score,
        @Told boolean satisfied,
        @Told String source,
        @Told Optional<Boolean> solved,
        @Told Optional<Integer> effort)
        implements ComplaintEvent {

    public Rated(int score, boolean satisfied, String source) {
        this(score, satisfied, source, Optional.empty(), Optional.empty());
    }
}
