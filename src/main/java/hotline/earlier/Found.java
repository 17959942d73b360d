package hotline.earlier;

import java.util.Optional;

/**
 * A complaint before another one that is about the same thing.
 *
 * @param complaint its id; empty where it is filed in the same batch
 * @param place in that batch; 0 where it is filed already
 * @param number empty as long as it has none
 * @param isOther the filing agent says that it is another thing
 */
public record Found(Optional<Long> complaint, int place, Optional<String> number, Because because, boolean isOther) {

    static Found filed(long complaint, String number, Because because, boolean isOther) {
        return new Found(Optional.of(complaint), 0, Optional.of(number), because, isOther);
    }

    static Found inBatch(int place, Because because) {
        return new Found(Optional.empty(), place, Optional.empty(), because, false);
    }
}
