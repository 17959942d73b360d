package hotline.customer.quality;

import hotline.complaint.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file of a sample.
 *
 * @param department code; empty: of none
 * @param place in the order of the draw, from 1
 * @param fields that it had when the sample was drawn
 * @param missing codes of what it lacked then (A5)
 */
public record SampledFile(
        long file,
        Optional<String> department,
        int place,
        List<CheckedField> fields,
        List<String> missing,
        List<Check> checks) {

    public SampledFile {
        fields = List.copyOf(fields);
        missing = List.copyOf(missing);
        checks = List.copyOf(checks);
    }

    /** What a person found. */
    public record Check(CheckedField field, Verdict verdict, PersonName by, Instant at) {}
}
