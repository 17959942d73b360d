package hotline.customer.quality;

import hotline.measures.Rate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the sample of a month says of all files.
 *
 * @param drawnAt empty where no sample is drawn yet
 */
public record FileQuality(Optional<Instant> drawnAt, List<OfDepartment> departments) {

    public FileQuality {
        departments = List.copyOf(departments);
    }

    /**
     * Counts of a sample.
     *
     * @param department code; empty: files of none
     * @param files in the sample
     * @param complete files that lack nothing (A5)
     * @param fields that the files had
     * @param right fields that were found true
     * @param wrong fields that were found false
     * @param unreachable fields of which no one could say it
     */
    public record OfDepartment(
            Optional<String> department,
            long files,
            long complete,
            long fields,
            long right,
            long wrong,
            long unreachable) {

        /** Complete files of the sample; the goal is 99 %. */
        public Rate completeness() {
            return Rate.share(complete, files, Map.of());
        }

        /** Fields found true of those of which it could be said; the goal is 95 %. */
        public Rate truthfulness() {
            return Rate.share(
                    right,
                    right + wrong,
                    Map.of("unreachable", unreachable, "unchecked", fields - right - wrong - unreachable));
        }
    }
}
