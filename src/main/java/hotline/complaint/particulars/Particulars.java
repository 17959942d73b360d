package hotline.complaint.particulars;

import hotline.complaint.ReportedUnit;
import hotline.network.NetworkMap;
import hotline.network.Placement;
import hotline.rows.Fields;
import java.time.LocalDate;
import java.util.Optional;

/**
 * By which the complainant and the consignment are found, and which units the complaint is about; the part of a
 * {@link hotline.complaint.Report} that is corrected later.
 *
 * @param phone and the others as in the report
 */
public record Particulars(
        String complainant,
        String phone,
        Optional<String> phoneExtension,
        Optional<String> email,
        Optional<String> waybill,
        Optional<ReportedUnit> branch,
        Optional<ReportedUnit> hub) {

    static Particulars of(Fields row) {
        return new Particulars(
                row.text("complainant"),
                row.text("phone"),
                row.optionalText("phone_extension"),
                row.optionalText("email"),
                row.optionalText("waybill"),
                ReportedUnit.of(row, "branch"),
                ReportedUnit.of(row, "hub"));
    }

    /** Code of the region that its units belonged to on that day. */
    public Optional<String> region(NetworkMap network, LocalDate day) {
        return new Placement(branch, hub).region(network, day);
    }

    /** With another telephone number. */
    public Particulars reachedAt(String number, Optional<String> extension) {
        return new Particulars(complainant, number, extension, email, waybill, branch, hub);
    }

    Particulars at(Placement placement) {
        return new Particulars(complainant, phone, phoneExtension, email, waybill, placement.branch(), placement.hub());
    }
}
