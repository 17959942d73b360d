package hotline.volume;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a branch handled on a day.
 *
 * @param branch code of the unit
 * @param hub code of the hub that the branch belonged to on that day
 * @param region the same of its region
 * @param insured parcels with a declared value (保价); empty: not known
 */
public record Volume(
        LocalDate day,
        String branch,
        Optional<String> hub,
        Optional<String> region,
        long parcels,
        Optional<Long> insured) {

    /** More in one day at one branch is a mistake in the file. */
    static final long MOST = 10_000_000;
}
