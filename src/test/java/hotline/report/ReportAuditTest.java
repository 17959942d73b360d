package hotline.report;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A published report is proven, and each change of it is found. */
@Tag("F8")
@Tag("P10")
class ReportAuditTest extends ReportDesk {
    @Test
    void an_audit_finds_a_changed_byte_a_changed_fact_and_a_missing_report() {
        var first = published("daily", "2026-08-16");
        var number = published("monthly", "2026-08-31");
        var audit = new ReportAudit(server.connections().pool());

        server.database()
                .execute("UPDATE fact SET n = 2 WHERE kind = 1 AND complaint = (SELECT min(complaint) FROM fact)");
        assertThat(faults(audit, number)).anyMatch(fault -> fault.contains("/balance/received: the report says 3"));
        server.database()
                .execute("UPDATE fact SET n = 1 WHERE kind = 1 AND complaint = (SELECT min(complaint) FROM fact)");
        assertThat(faults(audit, number)).isEmpty();

        tamper(
                "UPDATE report SET body = convert_to(replace(convert_from(body, 'UTF8'), '\"received\":3', '\"received\":4'), 'UTF8')"
                        + " WHERE number = '" + number + "'");
        assertThat(faults(audit, number))
                .anyMatch(fault -> fault.startsWith("its bytes have the digest"))
                .anyMatch(fault -> fault.contains("the report says 4"));
        assertThat(faults(audit, first)).isEmpty();
        tamper("DELETE FROM report WHERE number = '" + first + "'");
        assertThat(faults(audit, number)).anyMatch(fault -> fault.contains("the report before it is missing"));
        assertThat(await(audit.of("R-200001-1"))).isEmpty();
    }

    @Test
    void a_report_of_a_program_that_named_less_of_what_it_lacks_is_proven() {
        var number = published("daily", "2026-08-17");
        var body = report(number).body();
        var earlier = body.replaceAll(",?\\{\"code\":\"rates-of-parcels\"[^}]*}}", "");
        assertThat(earlier).isNotEqualTo(body);
        rewritten(number, earlier);
        assertThat(faults(number)).isEmpty();
    }

    @Test
    void a_report_of_a_program_that_counted_fewer_figures_is_proven_by_those() {
        var number = published("daily", "2026-08-17");
        var body = new JsonObject(report(number).body());
        var content = body.getJsonObject("content");
        var all = content.getJsonArray("figures");
        var figures = new JsonArray();
        all.stream()
                .map(JsonObject.class::cast)
                .filter(figure -> !figure.getString("measure").startsWith("first-response-"))
                .forEach(figures::add);
        assertThat(figures).hasSize(all.size() - 3);
        content.put("figures", figures);
        var rows = content.getJsonArray("splits").stream()
                .flatMap(split -> ((JsonObject) split).getJsonArray("rows").stream())
                .map(row -> ((JsonObject) row).getJsonObject("values"))
                .toList();
        assertThat(rows).isNotEmpty().allMatch(values -> values.remove("resolution-time-p90") != null);
        rewritten(number, body.encode());
        assertThat(faults(number)).isEmpty();
        figures.getJsonObject(0).getJsonObject("asked").put("counted", 77);
        rewritten(number, body.encode());
        assertThat(faults(number)).singleElement().asString().contains("the report says 77");
    }

    private static void rewritten(String number, String body) {
        tamper("UPDATE report SET body = convert_to('%s', 'UTF8'), digest = '%s' WHERE number = '%s'"
                .formatted(body, CanonicalJson.digest(body.getBytes(StandardCharsets.UTF_8)), number));
    }

    /** As someone with all rights over the database could. */
    private static void tamper(String statement) {
        server.database()
                .execute("ALTER TABLE report DISABLE TRIGGER report_stays; " + statement
                        + "; ALTER TABLE report ENABLE TRIGGER report_stays");
    }

    @Test
    void the_database_refuses_to_change_a_report() {
        var number = published("daily", "2026-08-16");
        assertThatThrownBy(() ->
                        server.database().execute("UPDATE report SET digest = '' WHERE number = '" + number + "'"))
                .hasStackTraceContaining("never changes");
    }
}
