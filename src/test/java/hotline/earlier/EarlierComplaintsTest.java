package hotline.earlier;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.Repeats;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Source;
import hotline.support.Callers;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The second complaint about the same thing is moderate at least, the third severe (F4). */
@Tag("F4")
@ExtendWith(VertxExtension.class)
class EarlierComplaintsTest {
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final String SLOW = "你们的网页打开很慢。";

    @Running(at = "2026-09-28T02:00:00Z", repeats = true)
    private static TestServer server;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    private static Draft draft() {
        return Draft.usual().channel("hotline").description(SLOW).judged("other", "minor");
    }

    private static JsonObject file(Draft draft) {
        var filed = server.as("agent1").post(COMPLAINTS, draft.json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json();
    }

    private static String number(JsonObject filed) {
        return filed.getString("number");
    }

    private static JsonObject complaint(String number) {
        return server.as("agent1").get(COMPLAINTS + "/" + number).json();
    }

    private static List<String> severities(JsonObject... filed) {
        return List.of(filed).stream().map(one -> one.getString("severity")).toList();
    }

    private static List<String> earlier(JsonObject filed) {
        return filed.getJsonArray("earlier").stream()
                .map(JsonObject.class::cast)
                .map(one -> one.getString("number") + " " + one.getString("because")
                        + (one.getBoolean("counts") ? "" : " not"))
                .toList();
    }

    /** The reader of the log makes files soon after receipts. */
    private static void hasFile(JsonObject filed) {
        await("it has its file", () -> complaint(number(filed)).getJsonObject("customer") != null);
    }

    private static Reply say(String number, String earlier, boolean same) {
        var now = server.as("agent1").get(COMPLAINTS + "/" + number);
        return server.as("agent1")
                .with("If-Match", now.header("ETag").orElseThrow())
                .post(
                        COMPLAINTS + "/" + number + "/earlier",
                        new JsonObject()
                                .put("number", earlier)
                                .put("same", same)
                                .put("reason", "问过客户"));
    }

    @Test
    void the_second_about_a_waybill_is_moderate_and_the_third_severe() {
        var first = file(draft().waybill("HD2609250017"));
        var second = file(draft().complainant("王芳").phone("13912345678").waybill("HD-26092-50017"));
        var third = file(draft().complainant("陈刚").phone("13712345678").waybill("hd2609250017"));
        assertThat(severities(first, second, third)).containsExactly("minor", "moderate", "severe");
        assertThat(earlier(first)).isEmpty();
        assertThat(earlier(second)).containsExactly(number(first) + " same-waybill");
        assertThat(earlier(third)).containsExactly(number(second) + " same-waybill", number(first) + " same-waybill");
        assertThat(third.getString("severityRaisedFrom")).isEqualTo("minor");
        assertThat(third.getString("promisedAt")).isGreaterThan(first.getString("promisedAt"));
        var shown = complaint(number(third));
        assertThat(earlier(shown)).isEqualTo(earlier(third));
        assertThat(shown.getString("dueAt")).isEqualTo(third.getString("promisedAt"));
        assertThat(shown.getString("severityRaisedFrom")).isEqualTo("minor");
    }

    @Test
    void the_same_customer_and_type_count_before_and_after_the_file_is_made() {
        var first = file(draft());
        var second = file(draft().complainant("李女士"));
        hasFile(second);
        var third = file(draft());
        assertThat(severities(first, second, third)).containsExactly("minor", "moderate", "severe");
        assertThat(earlier(third)).containsExactly(number(second) + " same-matter", number(first) + " same-matter");
    }

    @Test
    void another_customer_of_the_number_and_another_type_count_nothing() {
        hasFile(file(draft()));
        var husband = file(draft().complainant("王伟"));
        var other = file(draft().judged("delay", "minor"));
        assertThat(severities(husband, other)).containsExactly("minor", "minor");
        assertThat(earlier(husband)).isEmpty();
        assertThat(earlier(other)).isEmpty();
    }

    @Test
    void the_window_ends_after_thirty_days() {
        hasFile(file(draft()));
        server.clock().advance(Duration.ofDays(30));
        var onTheLastDay = file(draft());
        assertThat(severities(onTheLastDay)).containsExactly("moderate");
        hasFile(onTheLastDay);
        server.clock().advance(Duration.ofDays(30).plusMillis(1));
        assertThat(severities(file(draft()))).containsExactly("minor");
    }

    @Test
    void files_that_are_merged_are_one_customers() {
        var first = file(draft());
        var other = file(draft().complainant("王芳").phone("13912345678"));
        hasFile(first);
        hasFile(other);
        long from = complaint(number(first)).getJsonObject("customer").getLong("id");
        long into = complaint(number(other)).getJsonObject("customer").getLong("id");
        server.database().execute("INSERT INTO file_root (file, root) VALUES (%d, %d)".formatted(from, into));
        var third = file(draft());
        assertThat(severities(third)).containsExactly("severe");
        assertThat(earlier(third)).containsExactly(number(other) + " same-matter", number(first) + " same-matter");
    }

    @Test
    void a_graver_judgement_stays() {
        file(draft().waybill("HD1"));
        var second = file(draft().waybill("HD1").judged("other", "severe"));
        assertThat(severities(second)).containsExactly("severe");
        assertThat(second.getValue("severityRaisedFrom")).isNull();
        assertThat(earlier(second)).hasSize(1);
    }

    @Test
    void an_agent_says_while_filing_that_it_is_not_the_same_thing() {
        var first = file(draft().waybill("HD1"));
        var second = file(draft().waybill("HD1").with("notSameAs", new JsonArray().add(number(first))));
        assertThat(severities(second)).containsExactly("minor");
        assertThat(earlier(second)).containsExactly(number(first) + " same-waybill not");
        // One thing is not the same as two that differ: the third is the second about the first one's.
        var third = file(draft().waybill("HD1"));
        assertThat(severities(third)).containsExactly("moderate");
        assertThat(earlier(third)).containsExactly(number(first) + " same-waybill");
    }

    @Test
    void not_the_same_thing_takes_the_raise_back_and_the_same_thing_brings_it() {
        var first = file(draft().waybill("HD1"));
        var second = file(draft().waybill("HD1"));
        var third = file(draft().waybill("HD1"));
        var once = say(number(third), number(first), false).json();
        assertThat(severities(once)).containsExactly("moderate");
        assertThat(once.getString("severityRaisedFrom")).isEqualTo("minor");
        var never = say(number(third), number(second), false).json();
        assertThat(severities(never)).containsExactly("minor");
        assertThat(never.getValue("severityRaisedFrom")).isNull();
        assertThat(never.getString("dueAt")).isEqualTo(first.getString("promisedAt"));
        assertThat(say(number(third), number(second), false).status()).isEqualTo(409);
        var again = say(number(third), number(first), true).json();
        assertThat(severities(again)).containsExactly("moderate");
        var other = file(draft().complainant("陈刚").phone("13712345678"));
        assertThat(severities(say(number(other), number(first), true).json())).containsExactly("moderate");
        assertThat(earlier(complaint(number(other)))).containsExactly(number(first) + " person");
        assertThat(say(number(first), number(other), true).status()).isEqualTo(422);
        assertThat(say(number(first), "202609-999999", true).status()).isEqualTo(422);
    }

    @Test
    void a_persons_own_correction_afterwards_wins() {
        var first = file(draft().waybill("HD1"));
        var second = file(draft().waybill("HD1"));
        var etag = server.as("agent1").get(COMPLAINTS + "/" + number(second)).header("ETag");
        server.as("agent1")
                .with("If-Match", etag.orElseThrow())
                .put(
                        COMPLAINTS + "/" + number(second) + "/judgement",
                        new JsonObject()
                                .put("type", "other")
                                .put("severity", "severe")
                                .put("reason", "有人受伤"));
        var said = say(number(second), number(first), false).json();
        assertThat(severities(said)).containsExactly("severe");
    }

    @Test
    void a_correction_of_the_type_alone_keeps_the_raise_so_that_it_can_be_taken_back() {
        var first = file(draft().waybill("HD1"));
        var second = file(draft().waybill("HD1"));
        var etag = server.as("agent1").get(COMPLAINTS + "/" + number(second)).header("ETag");
        var corrected = server.as("agent1")
                .with("If-Match", etag.orElseThrow())
                .put(
                        COMPLAINTS + "/" + number(second) + "/judgement",
                        new JsonObject()
                                .put("type", "delay")
                                .put("severity", "moderate")
                                .put("reason", "货晚到"));
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        assertThat(corrected.json().getString("severityRaisedFrom")).isEqualTo("minor");
        var said = say(number(second), number(first), false).json();
        assertThat(severities(said)).containsExactly("minor");
        assertThat(said.getString("type")).isEqualTo("delay");
    }

    @Test
    void withdrawn_ones_and_repeated_requests_count_nothing() {
        var first = file(draft().waybill("HD1"));
        server.database()
                .execute("UPDATE complaint SET status = 'withdrawn' WHERE number = '%s'".formatted(number(first)));
        var second = server.as("agent1")
                .with("Idempotency-Key", "k1")
                .post(COMPLAINTS, draft().waybill("HD1").json());
        var repeat = server.as("agent1")
                .with("Idempotency-Key", "k1")
                .post(COMPLAINTS, draft().waybill("HD1").json());
        assertThat(severities(second.json())).containsExactly("minor");
        assertThat(repeat.json()).isEqualTo(second.json());
        var third = server.as("agent1")
                .with("Idempotency-Key", "k2")
                .post(COMPLAINTS, draft().waybill("HD1").json());
        var again = server.as("agent1")
                .with("Idempotency-Key", "k2")
                .post(COMPLAINTS, draft().waybill("HD1").json());
        assertThat(severities(third.json())).containsExactly("moderate");
        assertThat(again.json()).isEqualTo(third.json());
    }

    @Test
    void of_many_at_once_on_two_nodes_each_counts_all_before_it(Vertx vertx) throws Exception {
        file(draft().waybill("HD1"));
        try (var second = server.secondNode()) {
            var replies = Callers.atOnce(vertx, 12, 12, i -> (i % 2 == 0 ? server : second)
                    .as("agent1")
                    .post(
                            COMPLAINTS,
                            draft().complainant("王" + "一二三四五六七八九十甲乙".charAt(i))
                                    .waybill("HD1")
                                    .json()));
            assertThat(replies).allMatch(reply -> reply.status() == 201);
            assertThat(server.database()
                            .value(
                                    "SELECT string_agg(nth, ' ' ORDER BY nth::int) FROM (SELECT data ->> 'nth' AS nth FROM event"
                                            + " WHERE type = 'received') e"))
                    .isEqualTo("2 3 4 5 6 7 8 9 10 11 12 13");
        }
    }

    @Test
    void of_many_first_ones_at_one_moment_on_two_nodes_each_counts_all_before_it_soon(Vertx vertx) throws Exception {
        try (var second = server.secondNode()) {
            var replies = Callers.atOnce(vertx, 12, 12, i -> (i % 2 == 0 ? server : second)
                    .as("agent1")
                    .post(
                            COMPLAINTS,
                            draft().complainant("王" + "一二三四五六七八九十甲乙".charAt(i))
                                    .phone("1381234567" + i % 10)
                                    .waybill("HD1")
                                    .json()));
            assertThat(replies).allMatch(reply -> reply.status() == 201);
            await("each counts all before it", () -> server.database()
                    .value(
                            "SELECT string_agg(n::text, ' ' ORDER BY n) FROM (SELECT (SELECT count(*) FROM complaint_earlier e"
                                    + " WHERE e.complaint = c.id) AS n FROM complaint c) k")
                    .equals("0 1 2 3 4 5 6 7 8 9 10 11"));
            assertThat(
                            server.database()
                                    .value(
                                            "SELECT string_agg(severity, ' ' ORDER BY id) FROM complaint WHERE id IN (SELECT id FROM complaint ORDER BY id LIMIT 3)"))
                    .isEqualTo("minor moderate severe");
        }
    }

    @Test
    void two_complaints_that_missed_each_other_are_counted_by_the_next_round() {
        var first = number(file(draft().waybill("HD1")));
        var second = number(file(draft().complainant("李娜").phone("13812345679").waybill("HD2")));
        server.database().execute("UPDATE complaint SET waybill = 'HD-1' WHERE number = '%s'".formatted(second));
        await("it is raised", () -> server.database()
                .value("SELECT severity FROM complaint WHERE number = '%s'".formatted(second))
                .equals("moderate"));
        assertThat(server.database().value("SELECT data ->> 'number' FROM event WHERE type = 'same-thing-judged'"))
                .isEqualTo(first);
    }

    @Test
    void of_one_customers_many_at_once_the_first_is_not_raised(Vertx vertx) throws Exception {
        var replies = Callers.atOnce(vertx, 15, 15, i -> server.as("agent1").post(COMPLAINTS, draft().json()));
        assertThat(replies.stream().map(reply -> reply.json().getString("severity")))
                .containsOnlyOnce("minor", "moderate")
                .contains("severe");
    }

    @Test
    void a_case_that_follows_from_another_counts_it_and_those_that_it_counted() {
        file(draft().waybill("HD1"));
        var second = file(draft().waybill("HD1"));
        long id = Long.parseLong(
                server.database().value("SELECT id FROM complaint WHERE number = '%s'".formatted(number(second))));
        var following = new Sought(
                1,
                Source.EXTERNAL,
                "+8613712345678",
                Optional.empty(),
                "陈刚",
                Optional.empty(),
                "delay",
                server.clock().instant(),
                new Repeats(30, 365, Severity.MODERATE, Severity.SEVERE),
                Optional.of(id),
                Set.of(),
                Optional.empty(),
                1,
                Optional.empty());
        var counts = await(server.connections()
                .pool()
                .withConnection(connection -> EarlierComplaints.find(connection, List.of(following))));
        assertThat(counts.get(1).nth()).isEqualTo(3);
        assertThat(counts.get(1).found()).extracting(Found::because).containsOnly(Because.LINKED);
    }

    @Test
    void customers_and_branches_read_nothing_of_other_peoples_cases() {
        var first = file(draft().waybill("HD2609250017"));
        var filed = server.anybody()
                .post(
                        COMPLAINTS,
                        Draft.usual()
                                .complainant("王芳")
                                .phone("13912345678")
                                .waybill("HD2609250017")
                                .json());
        assertThat(filed.body()).doesNotContain(number(first));
        assertThat(earlier(filed.json())).isEmpty();
        var tracked = server.anybody()
                .with("Tracking-Code", filed.json().getString("trackingCode"))
                .get("/api/v1/tracking");
        assertThat(tracked.body()).doesNotContain(number(first)).doesNotContain("raised");
        assertThat(earlier(complaint(number(filed.json())))).containsExactly(number(first) + " same-waybill");
    }

    @Test
    void the_form_shows_what_will_count() {
        var first = file(draft().waybill("HD1"));
        var asked = new JsonObject()
                .put("text", SLOW)
                .put("type", "other")
                .put("severity", "minor")
                .put("complainant", "李娜")
                .put("phone", "138 1234 5678")
                .put("waybill", "hd-1");
        var shown = server.as("agent1").post("/api/v1/judgements", asked).json();
        assertThat(severities(shown)).containsExactly("moderate");
        assertThat(shown.getString("severityRaisedFrom")).isEqualTo("minor");
        assertThat(earlier(shown)).containsExactly(number(first) + " same-waybill");
        var other = server.as("agent1")
                .post("/api/v1/judgements", asked.copy().put("notSameAs", new JsonArray().add(number(first))))
                .json();
        assertThat(severities(other)).containsExactly("minor");
        var branch = server.as("branch1").post("/api/v1/judgements", asked);
        assertThat(branch.body()).doesNotContain(number(first));
    }
}
