package hotline.http;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** An item that can't be read or counted delays only itself, and administrators see it, on a running server. */
class ParkingOverHttpTest {
    @Running
    private static TestServer server;

    @Test
    void lists_and_take_next_leave_out_unreadable_complaints() {
        server.database().execute("TRUNCATE complaint, sla_clock, event, notice CASCADE");
        for (int i = 0; i < 6; i++) {
            file();
        }
        server.database()
                .execute("UPDATE complaint SET severity = 'dreadful' WHERE id IN (SELECT min(id) FROM complaint)");
        server.database()
                .execute("UPDATE complaint SET policy_version = 999 WHERE id IN (SELECT min(id) + 1 FROM complaint)");

        var list = server.as("agent1").get("/api/v1/complaints?view=open&limit=3");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().getInteger("unreadable")).isEqualTo(1);
        assertThat(list.json().getJsonArray("items")).hasSize(2);
        var rest = server.as("agent1")
                .get("/api/v1/complaints?view=open&limit=50&after="
                        + list.json().getString("next"));
        assertThat(rest.json().getJsonArray("items")).hasSize(3);
        assertThat(rest.json().getInteger("unreadable")).isZero();
        assertThat(server.as("supervisor1").get("/api/v1/measures/now").status())
                .isEqualTo(200);

        var taken = new HashSet<String>();
        for (int i = 0; i < 4; i++) {
            await("a complaint is handed out", () -> {
                var next = server.as("agent1").post("/api/v1/complaints/take-next");
                assertThat(next.status()).isIn(200, 503);
                return next.status() == 200 && taken.add(next.json().getString("number"));
            });
        }
        assertThat(server.as("agent1").post("/api/v1/complaints/take-next").status())
                .isEqualTo(204);

        var admin = server.as("admin1");
        await(
                "both are left out",
                () -> server.as("admin1")
                                .get("/api/v1/parked?place=complaints")
                                .json()
                                .getJsonArray("items")
                                .size()
                        == 2);
        assertThat(admin.get("/api/v1/parked").body()).contains("policy version 999 is not installed", "20");
        await(
                "readiness tells it",
                () -> server.as("admin1").get("/health/ready").body().contains("complaints leaves out 2 rows"));
        assertThat(server.as("admin1").get("/health/ready").json().getString("status"))
                .isEqualTo("degraded");
        assertThat(server.as("admin1").get("/metrics").body())
                .contains("hotline_parked_rows{place=\"complaints\"} 2.0", "hotline_log_lag_seconds{reader=\"facts\"}");

        server.database()
                .execute(
                        "UPDATE complaint SET severity = 'minor', policy_version = (SELECT min(id) FROM policy_version)");
        var tried = admin.post("/api/v1/parked/tries");
        assertThat(tried.status()).isEqualTo(200);
        await("all are back", () -> server.as("admin1")
                .get("/api/v1/parked?place=complaints")
                .json()
                .getJsonArray("items")
                .isEmpty());
        assertThat(server.as("agent1").post("/api/v1/complaints/take-next").status())
                .isEqualTo(200);
    }

    @Test
    void notices_and_extensions_leave_out_unreadable_complaints() {
        server.database().execute("TRUNCATE complaint, sla_clock, event, notice, extension, parked CASCADE");
        for (int i = 0; i < 4; i++) {
            file();
        }
        var admin = server.as("admin1");
        var supervisor = server.as("supervisor1");
        server.database().execute("""
                INSERT INTO notice (number, complaint_id, clock_kind, clock_ordinal, rung, kind, department, due_at,
                    issued_at, to_person, tell_at, in_digest, answer_due_at)
                SELECT number || '-N1', id, 'handling', 1, 'expediting', 'expediting', held_by, received_at,
                    received_at, (SELECT id FROM person WHERE login = 'supervisor1'), received_at, false, received_at
                FROM complaint""");
        server.database().execute("""
                INSERT INTO extension (complaint_id, working_days, reason, asked_by, asked_at, due_before)
                SELECT id, 1, '等待检测报告', 1, received_at, due_at FROM complaint""");
        server.database()
                .execute("UPDATE complaint SET severity = 'dreadful' WHERE id = (SELECT min(id) FROM complaint)");
        server.database()
                .execute("UPDATE complaint SET policy_version = 999 WHERE id = (SELECT min(id) + 1 FROM complaint)");

        for (String view : new String[] {"mine", "unanswered", "all"}) {
            int items = 0;
            int unreadable = 0;
            var after = "";
            while (after != null) {
                var page = supervisor.get("/api/v1/notices?view=" + view + "&limit=1" + after);
                assertThat(page.status()).as(view).isEqualTo(200);
                items += page.json().getJsonArray("items").size();
                unreadable += page.json().getInteger("unreadable");
                var next = page.json().getString("next");
                after = next == null ? null : "&after=" + next;
            }
            assertThat(items).as(view).isEqualTo(3);
            assertThat(unreadable).as(view).isEqualTo(1);
        }

        var first = supervisor.get("/api/v1/extensions?limit=2");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().getJsonArray("items")).isEmpty();
        assertThat(first.json().getInteger("unreadable")).isEqualTo(2);
        var second = supervisor.get(
                "/api/v1/extensions?limit=2&after=" + first.json().getString("next"));
        assertThat(second.json().getJsonArray("items")).hasSize(2);

        var ids = new JsonArray();
        for (int i = 0; i < 4; i++) {
            ids.add(Integer.parseInt(
                    server.database().value("SELECT id FROM extension ORDER BY id OFFSET " + i + " LIMIT 1")));
        }
        for (boolean dryRun : new boolean[] {true, false}) {
            var decided = supervisor.post(
                    "/api/v1/extensions/decisions",
                    new JsonObject()
                            .put("ids", ids)
                            .put("granted", false)
                            .put("reason", "已有结论")
                            .put("dryRun", dryRun));
            assertThat(decided.status()).isEqualTo(200);
            assertThat(decided.json().getJsonArray("results").stream()
                            .map(JsonObject.class::cast)
                            .map(one -> one.getBoolean("decided")))
                    .containsExactly(false, false, true, true);
        }
        assertThat(supervisor.get("/api/v1/extensions?view=decided").json().getJsonArray("items"))
                .hasSize(2);

        await(
                "the notice is left out",
                () -> admin.get("/api/v1/parked?place=notices")
                                .json()
                                .getJsonArray("items")
                                .size()
                        == 1);
        // Of the unknown policy version this node is sure only after it has looked for it.
        await(
                "both extensions are left out",
                () -> supervisor.get("/api/v1/extensions").status() == 200
                        && admin.get("/api/v1/parked?place=extensions")
                                        .json()
                                        .getJsonArray("items")
                                        .size()
                                == 2);

        server.database()
                .execute(
                        "UPDATE complaint SET severity = 'minor', policy_version = (SELECT min(id) FROM policy_version)");
        // A round that had read before sets them aside once more, so trying again is asked for until all are read.
        await(
                "nothing is left out any more",
                () -> admin.post("/api/v1/parked/tries").status() == 200
                        && admin.get("/api/v1/parked")
                                .json()
                                .getJsonArray("items")
                                .isEmpty());
        assertThat(supervisor.get("/api/v1/extensions").json().getInteger("unreadable"))
                .isZero();
    }

    @Test
    void figures_name_the_event_that_they_lack() {
        var number = file();
        server.database()
                .execute("INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data)"
                        + " SELECT id, 900, 'closed', received_at, 'program', true, '{\"onTime\": \"perhaps\"}' FROM complaint"
                        + " WHERE number = '" + number + "'");
        await(
                "the figures lack one",
                () -> server.as("supervisor1")
                                .get("/api/v1/measures")
                                .json()
                                .getJsonObject("lacking")
                                .getInteger("count")
                        == 1);
        var lacking = server.as("supervisor1").get("/api/v1/measures").json().getJsonObject("lacking");
        assertThat(lacking.getJsonArray("events").getJsonObject(0))
                .isEqualTo(new JsonObject().put("number", number).put("event", "closed"));
        var row = server.as("admin1")
                .get("/api/v1/parked?place=log-facts")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(row.getString("reason")).contains("a code that this server does not know");
        server.database().execute("DELETE FROM event WHERE seq = 900");
        assertThat(server.as("admin1")
                        .post("/api/v1/parked/" + row.getInteger("id") + "/tries")
                        .status())
                .isEqualTo(200);
    }

    private static String file() {
        return server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual().description("五件货只到四件，少了一件").json())
                .json()
                .getString("number");
    }
}
