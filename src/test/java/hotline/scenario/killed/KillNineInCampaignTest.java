package hotline.scenario.killed;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign calls each customer of its list once, though nodes die while they make its callbacks and while agents write down what came of them. */
@Tag("alone")
@Tag("K4")
class KillNineInCampaignTest {
    private static final int AGENTS = 6;
    private static final int MEMBERS = 360;
    private static final int KILLS = 4;
    private static final Duration MOST_PEACE = Duration.ofSeconds(1);

    private static final String POLICY = """
            extends: freight-network
            id: campaign-under-fire
            version: "1"
            business-hours: ["00:00-24:00"]
            callbacks: {windows: ["00:00-24:00"]}
            """;

    private final Random chance = new Random(20_191_130);
    /** Outcomes that agents were told are written down, by callback. */
    private final Map<Long, String> recorded = new ConcurrentHashMap<>();

    private final Set<String> refusals = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path folder;

    private TwoServers servers;

    @BeforeEach
    void start() throws Exception {
        servers = new TwoServers(Files.writeString(folder.resolve("campaign.yaml"), POLICY));
        servers.people("agent", "agent", AGENTS);
        servers.people("supervisor", "supervisor", 1);
        servers.people("admin", "admin", 1);
        workEachDay();
        servers.stored().execute("""
                WITH file AS (
                    INSERT INTO customer_file (kind, name, language, region, made_from, created_at, last_contact_at)
                    SELECT 'company', '客户' || n, 'zh', '华东', 0, '2026-01-01', '2026-01-01' FROM generate_series(1, %d) n
                    RETURNING id
                )
                INSERT INTO customer_contact (file, kind, value, since)
                SELECT id, 'phone', '+86138' || lpad(id::text, 8, '0'), '2026-01-01' FROM file
                """.formatted(MEMBERS));
    }

    @AfterEach
    void stop() throws InterruptedException {
        servers.close();
    }

    @Test
    void each_customer_is_called_once_and_no_outcome_is_lost_though_nodes_are_killed_in_the_middle() throws Exception {
        var cookies = new ArrayList<String>();
        for (int i = 1; i <= AGENTS; i++) {
            cookies.add(servers.signIn("agent" + i));
        }
        long campaign = approved(cookies.get(0));
        for (var cookie : cookies) {
            servers.again(() -> call(cookie));
        }
        // As if its pace had run all the while: a minute's worth of callbacks is due at each round.
        servers.again(() -> servers.stored().execute("UPDATE campaign SET next_at = now() - interval '5 minutes'"));
        await("it has begun", () -> count("state = 'reached'") > 10);
        servers.kill(KILLS, MOST_PEACE, chance);
        await("all are called", Duration.ofSeconds(90), () -> count("state IN ('reached', 'refused')") == MEMBERS);
        servers.stopPeople();

        assertThat(servers.stored()
                        .value("SELECT count(*) || ' of ' || count(DISTINCT file) FROM callback WHERE campaign = "
                                + campaign))
                .isEqualTo(MEMBERS + " of " + MEMBERS);
        assertThat(
                        servers.stored()
                                .value(
                                        "SELECT count(*) || ' of ' || count(DISTINCT file) FROM care_contact WHERE at > '2026-02-01'"))
                .as("contacts that are on record")
                .isEqualTo(count("state = 'reached'") + " of " + count("state = 'reached'"));
        assertThat(recorded).hasSizeGreaterThan(MEMBERS / 2);
        recorded.forEach((callback, outcome) -> assertThat(
                        servers.stored().value("SELECT state FROM campaign_member WHERE callback = " + callback))
                .as("callback %d", callback)
                .isEqualTo(outcome));
        assertThat(refusals).as("answers that agents can't explain").isEmpty();
    }

    private int count(String where) {
        return Integer.parseInt(servers.stored().value("SELECT count(*) FROM campaign_member WHERE " + where));
    }

    /** Proposed by an agent, approved by a supervisor for the list that was looked at. */
    private long approved(String cookie) throws IOException, InterruptedException {
        var proposed = servers.send(servers.request(cookie, "/api/v1/campaigns")
                .POST(TwoServers.json(new JsonObject()
                        .put("name", "华东回访")
                        .put("purpose", "了解新包装后的破损情况")
                        .put("filter", new JsonObject().put("region", "华东"))
                        .put("quietDays", 0)
                        .put("pace", 3600))));
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(200);
        long campaign = new JsonObject(proposed.body()).getLong("id");
        var path = "/api/v1/campaigns/" + campaign;
        var leader = servers.signIn("supervisor1");
        var preview = new JsonObject(
                servers.send(servers.request(leader, path + "/preview").GET()).body());
        assertThat(preview.getInteger("members")).isEqualTo(MEMBERS);
        var approved = servers.send(servers.request(leader, path + "/steps")
                .POST(TwoServers.json(
                        new JsonObject().put("step", "approve").put("digest", preview.getString("digest")))));
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        return campaign;
    }

    /** Takes the next call, and writes down what came of it until a server says that it has it. */
    private void call(String cookie) throws IOException, InterruptedException {
        var next = servers.send(
                servers.request(cookie, "/api/v1/campaign-calls/next").POST(TwoServers.json(new JsonObject())));
        var call = next.statusCode() == 200 ? new JsonObject(next.body()).getJsonObject("call") : null;
        if (call == null) {
            return;
        }
        long callback = call.getLong("id");
        boolean isReached = callback % 5 != 0;
        var outcome = new JsonObject().put("attempt", call.getInteger("attempt"));
        var body = isReached
                ? outcome.put("outcome", "reached").put("needs", "加一班").put("score", 5)
                : outcome.put("outcome", "refused");
        var reply = servers.send(servers.request(cookie, "/api/v1/campaign-calls/" + callback + "/outcome")
                .POST(TwoServers.json(body)));
        if (reply.statusCode() == 200) {
            recorded.put(callback, isReached ? "reached" : "refused");
        } else if (reply.statusCode() != 503) {
            refusals.add(reply.statusCode() + " " + reply.body());
        }
    }

    /** So that this test runs on any day that is not off by law; of a year that is not published yet, on its weekdays. */
    private void workEachDay() throws IOException, InterruptedException {
        try (var shipped = getClass().getClassLoader().getResourceAsStream("calendars/cn.json")) {
            var calendar = new JsonObject(new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
            var today =
                    LocalDate.parse(servers.stored().value("SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date::text"));
            boolean isWeekend = today.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue();
            var years = calendar.getJsonObject("years");
            boolean isKnown = years.containsKey(Integer.toString(today.getYear()));
            var year = years.getJsonObject(Integer.toString(today.getYear()), new JsonObject());
            assumeFalse(
                    isKnown ? year.getJsonArray("off").contains(today.toString()) : isWeekend,
                    "no customer is called on a day off");
            if (!isWeekend) {
                return;
            }
            if (!year.getJsonArray("work").contains(today.toString())) {
                year.getJsonArray("work").add(today.toString());
            }
            var reply = servers.send(servers.request(servers.signIn("admin1"), "/api/v1/calendars/cn")
                    .POST(TwoServers.json(calendar)));
            assertThat(reply.statusCode()).as(reply.body()).isBetween(200, 201);
        }
    }
}
