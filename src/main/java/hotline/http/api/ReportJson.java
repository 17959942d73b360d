package hotline.http.api;

import hotline.complaint.Report;
import hotline.complaint.ReportedUnit;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Fault;
import hotline.intake.PhoneReading.Phone;
import hotline.network.NetworkMap;
import hotline.policy.Policy;
import hotline.text.TypedText;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The complaint as reported at intake, as the contract reads and writes it. */
public final class ReportJson {
    private static final List<String> LANGUAGES = List.of("zh", "en");
    private static final String BAD_WAYBILL = "bad-waybill";
    private static final int LONGEST_PHONE = 60;
    /** A number as short as that has no groups, so a blank in it was typed by mistake. */
    private static final int SHORTEST_IN_GROUPS = 8;

    /** Stands in for a refused number while other fields are read. */
    private static final Phone NONE = new Phone("", Optional.empty());

    private ReportJson() {}

    static Report read(JsonReader json, PhoneNumbers phones, Policy policy) {
        var phone = phone(json, phones, policy.phoneRegion());
        return new Report(
                complainant(json),
                phone.number(),
                phone.extension(),
                email(json),
                waybill(json),
                unit(json, "branch"),
                unit(json, "hub"),
                json.line("region", 100),
                description(json),
                json.text("demand", 2_000),
                json.code("language", LANGUAGES).orElse("zh"));
    }

    static void put(JsonObject json, Report report, PhoneNumbers phones, String region, NetworkMap network) {
        json.put("language", report.language())
                .put("complainant", report.complainant())
                .put("phone", report.phone())
                .put("phoneExtension", JsonValue.orNull(report.phoneExtension()))
                .put("phoneWritten", phones.written(report.phone(), region))
                .put("phoneLink", phones.link(report.phone(), report.phoneExtension(), region))
                .put("waybill", JsonValue.orNull(report.waybill()))
                .put("branch", JsonValue.orNull(report.branch().map(ReportedUnit::text)))
                .put("branchUnit", unit(report.branch(), network))
                .put("hub", JsonValue.orNull(report.hub().map(ReportedUnit::text)))
                .put("hubUnit", unit(report.hub(), network))
                .put("region", JsonValue.orNull(report.region()))
                .put("description", report.description())
                .put("demand", JsonValue.orNull(report.demand()));
    }

    /** As it was typed; which unit it is, is seen later. */
    static Optional<ReportedUnit> unit(JsonReader json, String name) {
        return json.line(name, 100).map(ReportedUnit::typed);
    }

    /** Code and name, where it is a unit. */
    static @Nullable JsonObject unit(Optional<ReportedUnit> reported, NetworkMap network) {
        return JsonValue.orNull(reported.flatMap(ReportedUnit::code)
                .flatMap(network::unit)
                .map(unit -> Names.named(unit.code(), unit.name())));
    }

    static String complainant(JsonReader json) {
        var name = json.requiredLine("complainant", 100);
        if (!name.isEmpty() && !TypedText.isName(name)) {
            json.wrong("complainant", "must have a letter", "no-name");
        }
        return name;
    }

    public static Optional<String> waybill(JsonReader json) {
        return json.identifier("waybill", 40, BAD_WAYBILL)
                .map(number -> number.length() < SHORTEST_IN_GROUPS ? number.replace(" ", "") : number)
                .flatMap(number -> number.matches("[A-Z0-9-]+")
                        ? Optional.of(number)
                        : json.wrong("waybill", "must have letters, digits and dashes only", BAD_WAYBILL));
    }

    static Optional<String> email(JsonReader json) {
        return MailAddressJson.optional(json, "email");
    }

    private static String description(JsonReader json) {
        var description = json.requiredText("description", 10_000);
        if (!description.isEmpty() && !TypedText.saysSomething(description)) {
            json.wrong("description", "must say what happened, in words", "no-words");
        }
        return description;
    }

    /** @param region ISO 3166 region of numbers without a country code */
    static Phone phone(JsonReader json, PhoneNumbers phones, String region) {
        var written = json.requiredPlain("phone", LONGEST_PHONE);
        var extension = json.line("phoneExtension", LONGEST_PHONE);
        if (written.isEmpty()) {
            return NONE;
        }
        var read = extension
                .map(digits -> phones.read(written, digits, region))
                .orElseGet(() -> phones.read(written, region));
        if (read instanceof Fault fault) {
            json.wrong(
                    fault == Fault.BAD_EXTENSION && extension.isPresent() ? "phoneExtension" : "phone",
                    fault.words(),
                    fault.code());
        }
        return read.phone().orElse(NONE);
    }
}
