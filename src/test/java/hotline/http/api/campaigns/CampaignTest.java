package hotline.http.api.campaigns;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Callers;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Campaigns call each customer of the approved list once, at a pace, and none who must not be called. */
@Tag("K4")
class CampaignTest {
    private static final String CAMPAIGNS = "/api/v1/campaigns";
    private static final Instant LONG_BEFORE_OPENING = Instant.parse("2026-09-27T18:00:00Z");
    private static final Instant OPEN = Instant.parse("2026-09-28T02:00:00Z");
    private static final String CALLS = "/api/v1/campaign-calls";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    /** Customers of the region 华东 with their own numbers. */
    private static void customers(int number) {
        server.database().execute("""
                WITH file AS (
                    INSERT INTO customer_file (kind, name, language, region, made_from, created_at, last_contact_at)
                    SELECT 'company', '客户' || n, 'zh', '华东', 0, '2026-01-01', '2026-01-01' FROM generate_series(1, %d) n
                    RETURNING id
                )
                INSERT INTO customer_contact (file, kind, value, since)
                SELECT id, 'phone', '+86138' || lpad(id::text, 8, '0'), '2026-01-01' FROM file
                """.formatted(number));
    }

    private static List<Long> files() {
        var ids = server.database().value("SELECT jsonb_agg(id ORDER BY id)::text FROM customer_file");
        return new JsonArray(ids).stream().map(id -> ((Number) id).longValue()).toList();
    }

    private static long propose(int pace, int quietDays) {
        var reply = server.as("agent1")
                .post(
                        CAMPAIGNS,
                        new JsonObject()
                                .put("name", "华东回访")
                                .put("purpose", "了解新包装后的破损情况")
                                .put("filter", new JsonObject().put("region", "华东"))
                                .put("quietDays", quietDays)
                                .put("pace", pace));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getLong("id");
    }

    private static JsonObject preview(long campaign) {
        return server.as("supervisor1")
                .get(CAMPAIGNS + "/" + campaign + "/preview")
                .json();
    }

    private static Reply approve(String login, long campaign, String digest) {
        return server.as(login)
                .post(
                        CAMPAIGNS + "/" + campaign + "/steps",
                        new JsonObject().put("step", "approve").put("digest", digest));
    }

    private static long running(int pace, int quietDays) {
        long campaign = propose(pace, quietDays);
        var reply = approve("supervisor1", campaign, preview(campaign).getString("digest"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return campaign;
    }

    private static Map<String, Integer> counts(JsonArray counts) {
        var byCode = new TreeMap<String, Integer>();
        counts.stream()
                .map(JsonObject.class::cast)
                .forEach(one -> byCode.put(one.getString("code"), one.getInteger("n")));
        return byCode;
    }

    private static Map<String, Integer> progress(long campaign) {
        return counts(server.as("agent1").get(CAMPAIGNS + "/" + campaign).json().getJsonArray("progress"));
    }

    private static String state(long campaign) {
        return server.as("agent1").get(CAMPAIGNS + "/" + campaign).json().getString("state");
    }

    private static String callbacks(long campaign) {
        return server.database()
                .value("SELECT count(*) || ' of ' || count(DISTINCT file) FROM callback WHERE campaign = " + campaign);
    }

    private static int made(long campaign) {
        return Integer.parseInt(server.database().value("SELECT count(*) FROM callback WHERE campaign = " + campaign));
    }

    private static void awaitCallbacks(long campaign, int n) {
        await(n + " callbacks", () -> callbacks(campaign).equals(n + " of " + n));
    }

    private static JsonObject take(String agent) {
        var reply = server.as(agent).post(CALLS + "/next", new JsonObject());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonObject("call");
    }

    private static Reply record(String agent, JsonObject call, String outcome) {
        var body = new JsonObject().put("attempt", call.getInteger("attempt")).put("outcome", outcome);
        return server.as(agent)
                .post(
                        CALLS + "/" + call.getLong("id") + "/outcome",
                        outcome.equals("reached") ? body.put("needs", "加一班").put("score", 5) : body);
    }

    @Test
    void the_preview_counts_people_and_reasons_and_a_supervisor_approves_the_list_that_was_looked_at() {
        customers(9);
        var files = files();
        var desk = new Desk(server);
        server.database()
                .execute(
                        "INSERT INTO file_link (from_file, into_file, by, at, reason) SELECT %d, %d, min(id), now(), '' FROM person"
                                .formatted(files.get(1), files.get(0)));
        server.database()
                .execute("INSERT INTO file_root (file, root) VALUES (%d, %d)".formatted(files.get(1), files.get(0)));
        server.database().execute("UPDATE customer_file SET calls = 'refused' WHERE id = " + files.get(2));
        server.database().execute("UPDATE customer_contact SET ended_at = now() WHERE file = " + files.get(3));
        server.database()
                .execute("UPDATE customer_contact SET value = '+8613900000000' WHERE file IN (%d, %d)"
                        .formatted(files.get(4), files.get(5)));
        blacklist(files.get(6));
        assertThat(desk.read(files.get(6)).getJsonArray("blacklisted")).hasSize(1);
        long campaign = propose(60, 30);
        var preview = preview(campaign);
        assertThat(preview.getInteger("members")).as("1, 5, 8, 9").isEqualTo(4);
        assertThat(counts(preview.getJsonArray("leftOut")))
                .isEqualTo(Map.of("merged", 1, "refused-calls", 1, "no-phone", 1, "same-phone", 1, "blacklisted", 1));
        customers(1);
        assertThat(approve("supervisor1", campaign, preview.getString("digest")).status())
                .as("another list by now")
                .isEqualTo(409);
        var again = preview(campaign).getString("digest");
        assertThat(approve("agent1", campaign, again).status()).isEqualTo(403);
        assertThat(approve("supervisor1", campaign, again).status()).isEqualTo(200);
        assertThat(approve("supervisor2", campaign, again).status()).isEqualTo(409);
        assertThat(server.database().value("SELECT count(*) FROM campaign_member"))
                .isEqualTo("5");
    }

    @Test
    void neither_the_sealed_nor_the_erased_nor_those_with_the_number_of_an_entry_or_a_refusal_are_called() {
        customers(6);
        var files = files();
        var database = server.database();
        database.execute("UPDATE customer_file SET sealed_at = now() WHERE id = " + files.get(0));
        blacklist(files.get(5));
        database.execute("UPDATE customer_file SET region = '华南' WHERE id = " + files.get(5));
        database.execute(
                "UPDATE customer_contact SET value = (SELECT value FROM customer_contact WHERE file = %d) WHERE file = %d"
                        .formatted(files.get(5), files.get(1)));
        digest(files.get(2), 0, "calls");
        digest(files.get(3), files.get(5), "");
        long campaign = propose(3600, 0);
        var preview = preview(campaign);
        assertThat(preview.getInteger("members")).isEqualTo(1);
        assertThat(counts(preview.getJsonArray("leftOut")))
                .isEqualTo(Map.of("sealed", 1, "blacklisted", 2, "refused-calls", 1));
        database.execute("UPDATE customer_file SET calls = 'agreed', sealed_at = NULL");
        database.execute("UPDATE customer_contact SET ended_at = now() WHERE file = " + files.get(5));
        var agreed = preview(campaign);
        assertThat(agreed.getInteger("members"))
                .as("who agrees again is called; an entry by digest stays")
                .isEqualTo(4);
        assertThat(approve("supervisor1", campaign, agreed.getString("digest")).status())
                .isEqualTo(200);
        server.clock().advance(Duration.ofMinutes(1));
        awaitCallbacks(campaign, 4);
        database.execute("UPDATE customer_file SET sealed_at = now() WHERE id = " + files.get(0));
        database.execute("UPDATE customer_contact SET ended_at = NULL WHERE file = " + files.get(5));
        database.execute("UPDATE customer_file SET calls = NULL WHERE id = " + files.get(2));
        database.execute("UPDATE customer_file SET erased_at = now(), set_aside_at = now() WHERE id = " + files.get(4));
        assertThat(take("agent1")).isNull();
        assertThat(database.value(
                        "SELECT string_agg(reason, ' ' ORDER BY file) FROM campaign_member WHERE state = 'left-out'"))
                .isEqualTo("sealed blacklisted refused-calls erased");
    }

    /** An erased customer had the number of the file. */
    private static void digest(long file, long erased, String refused) {
        server.database().execute("""
                INSERT INTO erased_contact (digest, file, refused)
                SELECT sha256(convert_to('phone ' || value, 'UTF8')), %d, '{%s}' FROM customer_contact WHERE file = %d
                """.formatted(erased, refused, file));
    }

    private static void blacklist(long file) {
        server.database().execute("""
                INSERT INTO blacklisting (file, department, harm, proposed_by, proposed_at, verified_by, verified_at, approved_by, approved_at)
                SELECT %d, '', '骗赔', min(id), '2026-09-01', min(id), '2026-09-01', max(id), '2026-09-01' FROM person
                """.formatted(file));
    }

    @Test
    void anyone_who_proposes_a_campaign_does_not_approve_it() {
        customers(1);
        var own = server.as("supervisor1")
                .post(
                        CAMPAIGNS,
                        new JsonObject()
                                .put("name", "回访")
                                .put("purpose", "回访")
                                .put("filter", new JsonObject().put("region", "华东"))
                                .put("quietDays", 0)
                                .put("pace", 60))
                .json()
                .getLong("id");
        var digest = preview(own).getString("digest");
        assertThat(approve("supervisor1", own, digest).status()).isEqualTo(409);
        assertThat(approve("supervisor2", own, digest).status()).isEqualTo(200);
    }

    @Test
    void callbacks_are_made_at_the_pace_in_business_hours_and_who_leaves_and_enters_the_filter_again_is_called_once() {
        customers(150);
        long campaign = running(60, 30);
        awaitCallbacks(campaign, 1);
        server.database().execute("UPDATE customer_file SET region = '华南'");
        server.clock().advance(Duration.ofMinutes(1));
        awaitCallbacks(campaign, 2);
        server.database().execute("UPDATE customer_file SET region = '华东'");
        customers(10);
        for (int minute = 3; minute <= 20; minute++) {
            server.clock().advance(Duration.ofMinutes(1));
            awaitCallbacks(campaign, minute);
        }
        server.clock().advance(Duration.ofHours(12));
        assertThat(take("agent1")).as("22:20: no customer is called").isNull();
        server.clock().advance(Duration.ofHours(11));
        awaitCallbacks(campaign, 21);
        assertThat(server.database().value("SELECT count(*) FROM campaign_member"))
                .isEqualTo("150");
    }

    @Test
    void a_node_that_died_leaves_its_calls_to_others_and_each_customer_gets_one() {
        customers(1200);
        long campaign = running(3600, 0);
        try (var other = server.secondNode()) {
            assertThat(other.anybody().get("/health/ready").status()).isEqualTo(200);
            server.database().execute("""
                    UPDATE campaign_member SET state = 'due' WHERE file IN (
                        SELECT file FROM campaign_member WHERE state = 'waiting' ORDER BY file LIMIT 500)
                    """);
            await("what the dead node had marked is called", () -> made(campaign) >= 500);
            while (made(campaign) < 1200) {
                int before = made(campaign);
                server.clock().advance(Duration.ofMinutes(1));
                await("more are called", () -> made(campaign) >= Math.min(1200, before + 60));
            }
            awaitCallbacks(campaign, 1200);
            assertThat(progress(campaign)).isEqualTo(Map.of("called", 1200));
        }
    }

    @Test
    void one_member_that_fails_for_ever_stops_no_other() {
        customers(40);
        var bad = files().get(7);
        server.database().execute("""
                CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.file = %d THEN RAISE EXCEPTION 'no' USING ERRCODE = '23514'; END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER refuse_one BEFORE INSERT ON callback FOR EACH ROW EXECUTE FUNCTION refuse_one()
                """.formatted(bad));
        try {
            long campaign = running(3600, 0);
            server.clock().advance(Duration.ofMinutes(2));
            awaitCallbacks(campaign, 39);
            await("the other one is named", () -> progress(campaign).equals(Map.of("called", 39, "failed", 1)));
        } finally {
            server.database().execute("DROP TRIGGER refuse_one ON callback; DROP FUNCTION refuse_one()");
        }
    }

    @Test
    void each_customer_is_checked_again_at_the_call() {
        customers(5);
        var files = files();
        long campaign = running(3600, 0);
        server.clock().advance(Duration.ofMinutes(1));
        awaitCallbacks(campaign, 5);
        blacklist(files.get(0));
        server.database().execute("UPDATE customer_file SET calls = 'refused' WHERE id = " + files.get(1));
        server.database()
                .execute("INSERT INTO file_root (file, root) VALUES (%d, %d)".formatted(files.get(2), files.get(3)));
        server.database().execute("UPDATE customer_contact SET ended_at = now() WHERE file = " + files.get(4));
        var call = take("agent1");
        assertThat(call.getLong("customer")).isEqualTo(files.get(3));
        assertThat(take("agent1").getLong("id")).as("the same again").isEqualTo(call.getLong("id"));
        assertThat(take("agent2")).isNull();
        assertThat(record("agent2", call, "reached").status())
                .as("another agent's")
                .isEqualTo(409);
        assertThat(record("agent1", call, "reached").json().getString("status")).isEqualTo("reached");
        assertThat(progress(campaign)).isEqualTo(Map.of("left-out", 4, "reached", 1));
        assertThat(
                        server.database()
                                .value(
                                        "SELECT string_agg(reason, ' ' ORDER BY file) FROM campaign_member WHERE state = 'left-out'"))
                .isEqualTo("blacklisted refused-calls merged no-phone");
        await("it is done", () -> state(campaign).equals("done"));
        var care = server.as("agent1")
                .get("/api/v1/customers/" + files.get(3) + "/care")
                .json();
        assertThat(care.getJsonArray("contacts").getJsonObject(0).getString("needs"))
                .isEqualTo("加一班");
    }

    @Test
    void two_campaigns_call_a_customer_neither_at_once_nor_soon_after_each_other() {
        customers(3);
        long first = running(3600, 0);
        long second = propose(3600, 30);
        awaitCallbacks(first, 1);
        server.clock().advance(Duration.ofMinutes(1));
        awaitCallbacks(first, 3);
        assertThat(counts(preview(second).getJsonArray("leftOut"))).isEqualTo(Map.of("called-lately", 3));
        for (int i = 0; i < 3; i++) {
            record("agent1", take("agent1"), "reached");
        }
        assertThat(preview(second).getInteger("members")).isZero();
        server.clock().advance(Duration.ofDays(29));
        assertThat(preview(second).getInteger("members")).isZero();
        server.clock().advance(Duration.ofDays(2));
        assertThat(preview(second).getInteger("members")).isEqualTo(3);
    }

    @Test
    void of_campaigns_approved_at_once_each_customer_has_one_call() {
        customers(30);
        long first = propose(3600, 0);
        long second = propose(3600, 0);
        // The first begins to call at once, which changes whom the second may call.
        server.clock().set(LONG_BEFORE_OPENING);
        for (long campaign : List.of(first, second)) {
            assertThat(approve("supervisor1", campaign, preview(campaign).getString("digest"))
                            .status())
                    .isEqualTo(200);
        }
        server.clock().set(OPEN);
        server.clock().advance(Duration.ofMinutes(1));
        await("all have one", () -> server.database()
                .value("SELECT count(*) || ' ' || count(DISTINCT file) FROM callback")
                .equals("30 30"));
        var calls = Callers.atOnce(server.vertx(), 8, 8, i -> take("agent" + (i + 1)));
        assertThat(calls.stream().map(call -> call.getLong("customer")).distinct())
                .hasSize(8);
    }

    @Test
    void an_unanswered_call_is_tried_again_and_an_ended_campaign_calls_no_more() {
        customers(4);
        long campaign = running(3600, 0);
        server.clock().advance(Duration.ofMinutes(1));
        awaitCallbacks(campaign, 4);
        var call = take("agent1");
        assertThat(record("agent1", call, "no-answer").json().getString("status"))
                .isEqualTo("waiting");
        var other = take("agent1");
        assertThat(other.getLong("id")).isNotEqualTo(call.getLong("id"));
        var end = new JsonObject().put("step", "end").put("reason", "已查明原因");
        assertThat(server.as("agent1")
                        .post(CAMPAIGNS + "/" + campaign + "/steps", end)
                        .status())
                .isEqualTo(403);
        assertThat(server.as("supervisor2")
                        .post(CAMPAIGNS + "/" + campaign + "/steps", end)
                        .status())
                .isEqualTo(200);
        assertThat(take("agent1").getLong("id")).as("in hand").isEqualTo(other.getLong("id"));
        assertThat(record("agent1", other, "no-answer").status()).isEqualTo(200);
        assertThat(progress(campaign)).isEqualTo(Map.of("ended", 4));
        server.clock().advance(Duration.ofDays(1));
        assertThat(take("agent1")).isNull();
    }

    @Test
    @Tag("R7")
    void a_callback_that_is_not_finished_in_time_goes_to_another_agent() {
        customers(1);
        running(60, 0);
        await(
                "there is one",
                () -> server.database().value("SELECT count(*) FROM callback").equals("1"));
        var call = take("agent1");
        assertThat(server.as("agent1")
                        .post("/api/v1/callbacks/take-next", new JsonObject())
                        .status())
                .as("one in hand at a time")
                .isEqualTo(409);
        server.clock().advance(Duration.ofHours(1));
        var again = take("agent2");
        assertThat(again.getLong("id")).isEqualTo(call.getLong("id"));
        assertThat(again.getInteger("attempt")).isEqualTo(2);
        assertThat(record("agent1", call, "reached").status()).isEqualTo(409);
        assertThat(record("agent2", again, "refused").json().getString("status"))
                .isEqualTo("refused");
    }
}
