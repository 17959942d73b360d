package hotline.earlier;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A correction counts again which complaints are about the same thing; severity and limits follow. */
@Tag("F4")
class CountedAgainTest {
    private static final String COMPLAINTS = "/api/v1/complaints/";

    @Running(at = "2026-09-28T02:00:00Z", repeats = true)
    private static TestServer server;

    private int customers;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    /** Their own customer for each. */
    private Draft draft(String waybill) {
        int n = customers++;
        return Draft.usual()
                .channel("hotline")
                .complainant("赵钱孙李周吴郑王".charAt(n % 8) + "小明")
                .phone("138000010" + (10 + n))
                .waybill(waybill)
                .description("你们的网页打开很慢。")
                .judged("other", "minor");
    }

    private static String file(Draft draft) {
        var filed = server.as("agent1").post(COMPLAINTS.replaceFirst("/$", ""), draft.json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json().getString("number");
    }

    private static JsonObject read(String number) {
        return server.as("agent1").get(COMPLAINTS + number).json();
    }

    private static JsonObject put(String number, String what, JsonObject body) {
        var reply = server.as("agent1").with("If-Match", "*").put(COMPLAINTS + number + what, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static JsonObject waybill(String number, String waybill) {
        var now = read(number);
        return put(
                number,
                "/particulars",
                new JsonObject()
                        .put("complainant", now.getString("complainant"))
                        .put("phone", now.getString("phone"))
                        .put("waybill", waybill)
                        .put("reason", "听错了单号"));
    }

    private static JsonObject type(String number, String type) {
        var severity = read(number).getString("severity");
        return put(
                number,
                "/judgement",
                new JsonObject().put("type", type).put("severity", severity).put("reason", "分错了类"));
    }

    private static List<String> earlier(String number) {
        return read(number).getJsonArray("earlier").stream()
                .map(JsonObject.class::cast)
                .map(one -> one.getString("number") + " " + one.getString("because")
                        + (one.getBoolean("counts") ? "" : " not"))
                .toList();
    }

    private static String severity(String number) {
        return read(number).getString("severity");
    }

    private static JsonArray events(String number) {
        return server.as("agent1").get(COMPLAINTS + number + "/events").json().getJsonArray("items");
    }

    private static JsonObject last(String number, String type) {
        return events(number).stream()
                .map(JsonObject.class::cast)
                .filter(event -> event.getString("type").equals(type))
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    @Test
    void a_corrected_waybill_raises_the_severity_with_the_reason_and_the_right_one_takes_it_back() {
        var first = file(draft("HD1"));
        var second = file(draft("HD2"));
        var promised = read(second).getString("dueAt");
        var corrected = waybill(second, "HD-1");
        assertThat(corrected.getString("severity")).isEqualTo("moderate");
        assertThat(corrected.getString("severityRaisedFrom")).isEqualTo("minor");
        assertThat(corrected.getString("dueAt")).isNotEqualTo(promised);
        assertThat(earlier(second)).containsExactly(first + " same-waybill");
        var said = last(second, "same-thing-judged");
        assertThat(said.getJsonObject("actor").getString("kind")).isEqualTo("program");
        assertThat(said.getJsonObject("data").getString("because")).isEqualTo("same-waybill");
        assertThat(said.getJsonObject("data").getInteger("nth")).isEqualTo(2);
        assertThat(last(second, "judgement-corrected").getJsonObject("data").getString("reason"))
                .isEqualTo("听错了单号");
        var back = waybill(second, "HD2");
        assertThat(back.getString("severity")).isEqualTo("minor");
        assertThat(back.getValue("severityRaisedFrom")).isNull();
        assertThat(back.getString("dueAt")).isEqualTo(promised);
        assertThat(earlier(second)).isEmpty();
    }

    @Test
    void open_complaints_after_a_corrected_one_follow_and_read_nothing_of_its_reason() {
        var first = file(draft("HD1"));
        var second = file(draft("HD1"));
        var third = file(draft("HD1"));
        assertThat(severity(third)).isEqualTo("severe");
        waybill(first, "HD9");
        assertThat(severity(second)).isEqualTo("minor");
        assertThat(severity(third)).isEqualTo("moderate");
        assertThat(earlier(third)).containsExactly(second + " same-waybill");
        assertThat(events(third).encode()).doesNotContain("听错了单号");
        waybill(first, "HD1");
        assertThat(severity(second)).isEqualTo("moderate");
        assertThat(severity(third)).isEqualTo("severe");
        var withdrawn = server.as("agent1")
                .with("If-Match", "*")
                .post(
                        COMPLAINTS + second + "/steps",
                        new JsonObject().put("step", "withdraw").put("reason", "客户撤诉"));
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        waybill(first, "HD9");
        assertThat(severity(second)).as("it has ended").isEqualTo("moderate");
        assertThat(severity(third)).isEqualTo("moderate");
    }

    @Test
    void a_corrected_type_counts_the_customers_complaints_of_the_new_one() {
        var delay = file(draft("HD1").complainant("李娜").phone("13812345678").judged("delay", "minor"));
        var other = file(draft("HD2").complainant("李娜").phone("13812345678"));
        assertThat(earlier(other)).isEmpty();
        type(other, "delay");
        assertThat(severity(other)).isEqualTo("moderate");
        assertThat(earlier(other)).containsExactly(delay + " same-matter");
        type(other, "claims");
        assertThat(severity(other)).isEqualTo("minor");
        assertThat(earlier(other)).isEmpty();
    }

    @Test
    void a_trial_of_a_correction_shows_the_raise_that_the_correction_brings() {
        var delay = file(draft("HD1").complainant("李娜").phone("13812345678").judged("delay", "minor"));
        var other = file(draft("HD2").complainant("李娜").phone("13812345678"));
        var tried = server.as("agent1")
                .post(
                        COMPLAINTS + other + "/judgement/trials",
                        new JsonObject().put("type", "delay").put("severity", "minor"))
                .json();
        assertThat(tried.getString("severityAfter")).isEqualTo("moderate");
        assertThat(tried.getJsonArray("counts")).containsExactly(delay);
        assertThat(tried.getJsonArray("countsNoLonger")).isEmpty();
        assertThat(severity(other)).as("nothing is changed").isEqualTo("minor");
        type(other, "delay");
        assertThat(severity(other)).isEqualTo("moderate");
        assertThat(read(other).getString("dueAt")).isEqualTo(tried.getString("dueAfter"));
    }

    @Test
    void a_complaint_that_is_put_with_another_customer_counts_that_ones_complaints() {
        var wang = file(draft("HD1").complainant("王芳").phone("13912345678"));
        var li = file(draft("HD2").complainant("李娜").phone("13812345678"));
        var again = file(draft("HD3").complainant("李娜").phone("13812345678"));
        assertThat(earlier(again)).containsExactly(li + " same-matter");
        for (String number : List.of(wang, again)) {
            await("it has its file", () -> read(number).getJsonObject("customer") != null);
        }
        long file = read(wang).getJsonObject("customer").getLong("id");
        put(again, "/customer", new JsonObject().put("customer", file).put("reason", "王芳的同事"));
        assertThat(earlier(again)).containsExactly(wang + " same-matter");
        assertThat(severity(again)).isEqualTo("moderate");
        waybill(again, "HD4");
        assertThat(earlier(again)).as("it stays there").containsExactly(wang + " same-matter");
    }

    @Test
    void what_a_person_said_of_two_complaints_stays() {
        var first = file(draft("HD1"));
        var second = file(draft("HD1"));
        var linked = file(draft("HD5"));
        say(second, first, false);
        say(linked, first, true);
        waybill(second, "HD2");
        waybill(second, "HD1");
        waybill(linked, "HD6");
        assertThat(earlier(second)).containsExactly(first + " same-waybill not");
        assertThat(severity(second)).isEqualTo("minor");
        assertThat(earlier(linked)).containsExactly(first + " person");
        assertThat(severity(linked)).isEqualTo("moderate");
    }

    private static void say(String number, String earlier, boolean same) {
        var said = server.as("agent1")
                .with("If-Match", "*")
                .post(
                        COMPLAINTS + number + "/earlier",
                        new JsonObject()
                                .put("number", earlier)
                                .put("same", same)
                                .put("reason", "问过客户"));
        assertThat(said.status()).as(said.body()).isEqualTo(200);
    }

    /** Of complaints that were corrected in any order each counts what it would have counted had it been filed so. */
    @Test
    void after_any_corrections_all_is_as_if_they_had_been_filed_so() {
        var random = new Random(11);
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            numbers.add(file(draft("HD" + random.nextInt(3))));
        }
        var last = new String[numbers.size()];
        for (int i = 0; i < 30; i++) {
            int which = i < numbers.size() ? i : random.nextInt(numbers.size());
            var wanted = "HD1" + random.nextInt(3);
            if (!wanted.equals(last[which])) {
                waybill(numbers.get(which), wanted);
                last[which] = wanted;
            }
        }
        for (int i = 0; i < numbers.size(); i++) {
            var counted = new ArrayList<String>();
            for (int j = i - 1; j >= 0; j--) {
                if (last[j].equals(last[i])) {
                    counted.add(numbers.get(j) + " same-waybill");
                }
            }
            assertThat(earlier(numbers.get(i))).containsExactlyElementsOf(counted);
            assertThat(severity(numbers.get(i)))
                    .isEqualTo(List.of("minor", "moderate", "severe").get(Math.min(2, counted.size())));
        }
    }
}
