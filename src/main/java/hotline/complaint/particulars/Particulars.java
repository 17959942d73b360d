package hotline.complaint.particulars;

import hotline.rows.Fields;
import java.util.Optional;

/**
 * By which the complainant and the consignment are found; the part of a {@link hotline.complaint.Report} that is
 * corrected later.
 *
 * @param phone and the others as in the report
 */
public record Particulars(String complainant, String phone, Optional<String> phoneExtension, Optional<String> waybill) {

    static Particulars of(Fields row) {
        return new Particulars(
                row.text("complainant"),
                row.text("phone"),
                row.optionalText("phone_extension"),
                row.optionalText("waybill"));
    }
}
