package hotline.support;

import hotline.complaint.Report;
import hotline.intake.ComplaintDraft;
import hotline.intake.ComplaintDraft.Filing;
import hotline.intake.PersonJudgement;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A complaint as a client sends it; fields that a test does not set are those of most customers. Immutable. */
public final class Draft {
    private final JsonObject json;

    private Draft(JsonObject json) {
        this.json = json;
    }

    /** On the website, about a missing piece, without optional fields. */
    public static Draft usual() {
        return new Draft(new JsonObject()
                .put("channel", "website")
                .put("complainant", "李娜")
                .put("phone", "13812345678")
                .put("description", "五件货只到四件，少了一件。"));
    }

    public Draft channel(String code) {
        return with("channel", code);
    }

    public Draft complainant(String name) {
        return with("complainant", name);
    }

    public Draft phone(String number) {
        return with("phone", number);
    }

    public Draft waybill(String number) {
        return with("waybill", number);
    }

    public Draft branch(String name) {
        return with("branch", name);
    }

    public Draft region(String name) {
        return with("region", name);
    }

    public Draft description(String text) {
        return with("description", text);
    }

    public Draft demand(String text) {
        return with("demand", text);
    }

    public Draft language(String code) {
        return with("language", code);
    }

    public Draft judged(String type, Severity severity) {
        return judged(type, severity.name().toLowerCase(Locale.ROOT));
    }

    public Draft judged(String type, String severity) {
        return with("judgement", new JsonObject().put("type", type).put("severity", severity));
    }

    /** Any other field, or one with a value that is not allowed. */
    public Draft with(String field, Object value) {
        return new Draft(json.copy().put(field, value));
    }

    /** The same as the server has it once it is checked; under the freight network, for services below HTTP. */
    public ComplaintDraft checked(Filing filer) {
        var judged = Optional.ofNullable(json.getJsonObject("judgement"))
                .map(given -> new PersonJudgement(
                        given.getString("type"),
                        Optional.empty(),
                        Severity.valueOf(given.getString("severity").toUpperCase(Locale.ROOT))));
        var report = Report.by(
                        json.getString("complainant"),
                        "+86" + json.getString("phone"),
                        json.getString("description"),
                        json.getString("language", "zh"))
                .about(optional("waybill"), optional("branch"), optional("region"))
                .demanding(optional("demand"));
        return new ComplaintDraft(
                "freight",
                FreightNetwork.POLICY
                        .taxonomy()
                        .channel(json.getString("channel"))
                        .orElseThrow(),
                report,
                optional("preferredCallbackAt").map(Instant::parse),
                filer,
                Market.DOMESTIC,
                judged);
    }

    private Optional<String> optional(String field) {
        return Optional.ofNullable(json.getString(field));
    }

    public JsonObject json() {
        return json.copy();
    }
}
