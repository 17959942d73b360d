package hotline.complaint;

import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Batch;
import hotline.rows.Fields;
import java.util.Optional;

/**
 * The complainant's report at intake. Only the particulars by which the complainant and the consignment are found are
 * corrected later.
 *
 * @param complainant full name (A5)
 * @param phone E.164, or the digits of a short service number such as 95338
 * @param phoneExtension digits to dial afterwards
 * @param email where the complainant wants to be notified by mail, as {@link hotline.text.MailAddress} reads it
 * @param waybill number of the consignment, in capitals
 * @param branch the branch complained about
 * @param hub the hub complained about, or the one that the branch belonged to
 * @param description what happened, in the complainant's words
 * @param demand what the complainant wants (P3)
 * @param language of the complainant, {@code zh} or {@code en}
 */
public record Report(
        String complainant,
        String phone,
        Optional<String> phoneExtension,
        Optional<String> email,
        Optional<String> waybill,
        Optional<ReportedUnit> branch,
        Optional<ReportedUnit> hub,
        Optional<String> region,
        String description,
        Optional<String> demand,
        String language) {

    /** Of table {@code complaint}. */
    public static final Batch<Report> COLUMNS = Batch.<Report>of()
            .fixed("complainant", TEXT, Report::complainant)
            .fixed("phone", TEXT, Report::phone)
            .fixedOptional("phone_extension", TEXT, Report::phoneExtension)
            .fixedOptional("email", TEXT, Report::email)
            .fixedOptional("waybill", TEXT, Report::waybill)
            .fixedOptional("branch", TEXT, report -> report.branch().map(ReportedUnit::text))
            .fixed("branch_typed", BOOLEAN, report -> isTyped(report.branch()))
            .fixedOptional("hub", TEXT, report -> report.hub().map(ReportedUnit::text))
            .fixed("hub_typed", BOOLEAN, report -> isTyped(report.hub()))
            .fixedOptional("region", TEXT, Report::region)
            .fixed("description", TEXT, Report::description)
            .fixedOptional("demand", TEXT, Report::demand)
            .fixed("language", TEXT, Report::language);

    public static Report of(Fields row) {
        return new Report(
                row.text("complainant"),
                row.text("phone"),
                row.optionalText("phone_extension"),
                row.optionalText("email"),
                row.optionalText("waybill"),
                ReportedUnit.of(row, "branch"),
                ReportedUnit.of(row, "hub"),
                row.optionalText("region"),
                row.text("description"),
                row.optionalText("demand"),
                row.text("language"));
    }

    /** With the fields that every complaint has, and no others. */
    public static Report by(String complainant, String phone, String description, String language) {
        return new Report(
                complainant,
                phone,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                description,
                Optional.empty(),
                language);
    }

    private static boolean isTyped(Optional<ReportedUnit> unit) {
        return unit.filter(named -> !named.isTyped()).isEmpty();
    }

    /** @param itsBranch as it was typed */
    public Report about(Optional<String> itsWaybill, Optional<String> itsBranch, Optional<String> itsRegion) {
        return new Report(
                complainant,
                phone,
                phoneExtension,
                email,
                itsWaybill,
                itsBranch.map(ReportedUnit::typed),
                hub,
                itsRegion,
                description,
                demand,
                language);
    }

    public Report at(Optional<ReportedUnit> itsBranch, Optional<ReportedUnit> itsHub) {
        return new Report(
                complainant,
                phone,
                phoneExtension,
                email,
                waybill,
                itsBranch,
                itsHub,
                region,
                description,
                demand,
                language);
    }

    public Report reachedAt(String number, Optional<String> extension) {
        return new Report(
                complainant, number, extension, email, waybill, branch, hub, region, description, demand, language);
    }

    public Report mailedAt(Optional<String> address) {
        return new Report(
                complainant,
                phone,
                phoneExtension,
                address,
                waybill,
                branch,
                hub,
                region,
                description,
                demand,
                language);
    }

    public Report demanding(Optional<String> wanted) {
        return new Report(
                complainant, phone, phoneExtension, email, waybill, branch, hub, region, description, wanted, language);
    }

    public Report describedAs(String otherwise) {
        return new Report(
                complainant, phone, phoneExtension, email, waybill, branch, hub, region, otherwise, demand, language);
    }

    /** All text that a program may judge by. */
    public String textToJudge() {
        return demand.map(wanted -> description + "\n" + wanted).orElse(description);
    }
}
