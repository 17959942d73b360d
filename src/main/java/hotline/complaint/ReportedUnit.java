package hotline.complaint;

import hotline.rows.Fields;
import java.util.Optional;

/**
 * A unit of the network as a complaint names it.
 *
 * @param text the unit's code, or the typed text where no unit matched
 * @param isTyped no unit matched
 */
public record ReportedUnit(String text, boolean isTyped) {

    public static ReportedUnit typed(String text) {
        return new ReportedUnit(text, true);
    }

    public static ReportedUnit of(String code) {
        return new ReportedUnit(code, false);
    }

    /** From the column of that name and the one that says whether it was typed. */
    public static Optional<ReportedUnit> of(Fields row, String column) {
        return row.optionalText(column).map(text -> new ReportedUnit(text, row.flag(column + "_typed")));
    }

    /** Its code, where it is a unit. */
    public Optional<String> code() {
        return isTyped ? Optional.empty() : Optional.of(text);
    }

    /** The typed text, where no unit matched. */
    public Optional<String> asTyped() {
        return isTyped ? Optional.of(text) : Optional.empty();
    }
}
