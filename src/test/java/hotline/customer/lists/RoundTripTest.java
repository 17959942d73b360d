package hotline.customer.lists;

import static hotline.customer.lists.ListClient.counts;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.export.ExportClient;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is taken out of the system can be sent again, and changes nothing. */
@Tag("A1")
@Tag("S5")
class RoundTripTest {
    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private final ListClient lists = new ListClient(server, "supervisor1");
    private final ExportClient exports = new ExportClient(server);

    private static String everything() {
        return server.database().value("""
                SELECT string_agg(f::text || (SELECT coalesce(string_agg(k::text, ';' ORDER BY k.id), '') FROM customer_contact k WHERE k.file = f.id),
                    E'\\n' ORDER BY f.id) FROM customer_file f
                """);
    }

    @Test
    void customers_taken_out_in_any_format_and_language_are_sent_again_and_nothing_changes() {
        server.forgetComplaints();
        var made = lists.taken("""
                external-id,name,kind,credit-code,language,region,department,special-care,calls,sms,responsible,phones,e-mails,addresses
                K-1,"海纳, ""国际"" 贸易有限公司",company,91310115MA1K4A1B2H,中文,上海,claims,,agreed,refused,agent2,021-61234567 ext. 12 [财务\\|出纳] | 13812340002,a@b.example [客服],上海市虹桥路100号 [仓库] | =1+1号 | 东门\\[3楼]
                ,王小明,person,,en,,,,,,,+8613812340001 | +85223456789,,
                ,王晓明,person,,,,,,,,,13912340001,,杭州市文三路1号
                """);
        assertThat(lists.refused(made)).isEmpty();
        var merged = server.database().value("SELECT id::text FROM customer_file WHERE name = '王晓明'");
        var into = server.database().value("SELECT id::text FROM customer_file WHERE name = '王小明'");
        var reply = server.as("agent1")
                .with("If-Match", "\"1\"")
                .post(
                        "/api/v1/customers/" + merged + "/merge",
                        new JsonObject()
                                .put("into", Long.parseLong(into))
                                .put("intoVersion", 1)
                                .put("reason", "本人确认"));
        assertThat(reply.status()).as(reply.body()).isLessThan(300);
        var before = everything();
        for (String language : List.of("zh", "en")) {
            for (String format : List.of("csv-rfc4180", "csv-excel", "xlsx")) {
                var asked = ExportClient.asked("customers", new JsonObject(), format)
                        .put("language", language);
                var file = exports.bytes("supervisor1", exports.done("supervisor1", asked));
                var checked = lists.checked("customers", file);
                assertThat(lists.refused(checked)).as(format + language).isEmpty();
                var taken = lists.taken(checked);
                assertThat(counts(taken.getJsonObject("taken")))
                        .as(format + language)
                        .isEqualTo("0 added, 0 updated, 2 same, 0 refused");
                assertThat(everything()).as(format + language).isEqualTo(before);
            }
        }
        var csv = exports.csv("supervisor1", "customers", new JsonObject());
        assertThat(csv.get(2)).contains(merged + " 王晓明", "杭州市文三路1号");
        assertThat(
                        server.database()
                                .value(
                                        "SELECT max(cardinality(customers))::text FROM personal_data_access WHERE export IS NOT NULL"))
                .isEqualTo("3");
        for (String other : List.of("agent1", "admin1", "analyst1", "branch1")) {
            var refused =
                    server.as(other).post("/api/v1/exports", ExportClient.asked("customers", new JsonObject(), "xlsx"));
            assertThat(refused.status()).as(other).isEqualTo(403);
        }
    }
}
