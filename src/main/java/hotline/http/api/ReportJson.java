package hotline.http.api;

import hotline.complaint.Report;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.intake.PhoneNumbers;
import hotline.policy.Policy;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The complaint as reported at intake, as the contract reads and writes it. */
final class ReportJson {
    private static final List<String> LANGUAGES = List.of("zh", "en");

    private ReportJson() {}

    static Report read(JsonReader json, PhoneNumbers phones, Policy policy) {
        return new Report(
                json.requiredText("complainant", 100),
                phone(json, phones, policy),
                waybill(json),
                json.text("branch", 100),
                json.text("region", 100),
                json.requiredText("description", 10_000),
                json.text("demand", 2_000),
                json.code("language", LANGUAGES).orElse("zh"));
    }

    static void put(JsonObject json, Report report) {
        json.put("language", report.language())
                .put("complainant", report.complainant())
                .put("phone", report.phone())
                .put("waybill", JsonValue.orNull(report.waybill()))
                .put("branch", JsonValue.orNull(report.branch()))
                .put("region", JsonValue.orNull(report.region()))
                .put("description", report.description())
                .put("demand", JsonValue.orNull(report.demand()));
    }

    private static Optional<String> waybill(JsonReader json) {
        return json.text("waybill", 40)
                .flatMap(number -> number.matches("[A-Za-z0-9-]+")
                        ? Optional.of(number)
                        : json.wrong("waybill", "must have letters, digits and dashes only"));
    }

    private static String phone(JsonReader json, PhoneNumbers phones, Policy policy) {
        var written = json.requiredText("phone", 30);
        return written.isEmpty()
                ? ""
                : phones.normalise(written, policy.phoneRegion()).orElseGet(() -> {
                    json.wrong("phone", "is no phone number");
                    return "";
                });
    }
}
