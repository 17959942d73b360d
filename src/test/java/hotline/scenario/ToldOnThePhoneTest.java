package hotline.scenario;

import static hotline.scenario.CaseDesk.at;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.RestingRelay;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Customers to whom no mail can be sent are called for what they have to know. */
@Tag("K3")
class ToldOnThePhoneTest {
    private static final String DOCUMENTS = "customers-documents";
    private static final String ADDRESS = "li.na@example.com";

    @Running
    private static TestServer server;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
    }

    private static CaseDesk withAddress() {
        var desk = CaseDesk.filed(server, Draft.usual().with("email", ADDRESS).json());
        desk.step(new JsonObject().put("step", "assign"));
        return desk;
    }

    private static void readAll() {
        await("the log is read", () -> server.database()
                .value("SELECT count(*) FROM event e, log_position p WHERE p.reader = 'messages'"
                        + " AND (e.tx, e.id) > (p.tx, p.id)")
                .equals("0"));
    }

    /** Callbacks about the case, once all that has happened is read. */
    private static JsonArray calls(CaseDesk desk) {
        readAll();
        return server.as("agent1")
                .get("/api/v1/callbacks/by-hand?complaint=" + desk.number)
                .json()
                .getJsonArray("items");
    }

    /** The only one: its status, what it is to tell, and why it was cancelled. */
    private static String call(CaseDesk desk) {
        var calls = calls(desk);
        assertThat(calls).hasSize(1);
        var call = calls.getJsonObject(0);
        assertThat(call.getJsonArray("untold").getString(0)).isEqualTo(call.getString("undelivered"));
        var why = call.getString("cancelReason");
        return call.getString("status") + " "
                + String.join(
                        ",",
                        call.getJsonArray("untold").stream()
                                .map(String::valueOf)
                                .toList())
                + (why == null ? "" : " " + why);
    }

    private static void extend(CaseDesk desk) {
        desk.change("/extensions", new JsonObject().put("workingDays", 1).put("reason", "等待仓库"));
        var asked = server.as("supervisor1")
                .get("/api/v1/extensions?view=undecided")
                .json()
                .getJsonArray("items");
        var decided = server.as("supervisor1")
                .post(
                        "/api/v1/extensions/decisions",
                        new JsonObject()
                                .put(
                                        "ids",
                                        new JsonArray()
                                                .add(asked.getJsonObject(0).getLong("id")))
                                .put("granted", true)
                                .put("reason", "仓库正在盘点")
                                .put("dryRun", false));
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
    }

    @Test
    @Tag("T4")
    void one_callback_tells_all_that_a_customer_without_an_address_has_to_know_and_what_is_over_is_told_no_more() {
        var desk = CaseDesk.taken(server, "moderate");
        assertThat(calls(desk)).as("the customer knows that it arrived").isEmpty();
        extend(desk);
        assertThat(call(desk)).isEqualTo("waiting extended");
        desk.pause(DOCUMENTS);
        assertThat(call(desk)).isEqualTo("waiting extended,documents-wanted");
        desk.resume();
        assertThat(call(desk)).as("the documents came").isEqualTo("waiting extended");
        at(server, "2026-12-20T00:00");
        await("it is late", () -> call(desk).equals("waiting late"));
        desk.step(new JsonObject().put("step", "resolve").put("resolution", "已补送少到的一件"));
        readAll();
        assertThat(calls(desk).stream()
                        .map(JsonObject.class::cast)
                        .filter(call -> call.getString("undelivered") != null)
                        .map(call -> call.getString("status") + " " + call.getString("cancelReason")))
                .as("the result is told in another way")
                .containsExactly("cancelled over");
    }

    @Test
    void who_was_told_on_the_telephone_or_talks_with_us_at_this_moment_is_not_called_for_it() {
        var told = CaseDesk.taken(server, "moderate");
        told.change("/pauses", new JsonObject().put("reason", DOCUMENTS).put("toldByPhone", true));
        assertThat(calls(told)).isEmpty();

        var talking = CaseDesk.taken(server, "moderate");
        server.database().execute("""
                INSERT INTO call (connector, day, call_id, direction, state, complaint, answered_at, times_by, seen_at)
                SELECT k.id, '2026-09-28', 'now', 'in', 'answered', c.id, now(), 'exchange', now()
                FROM connector k, complaint c WHERE k.code = 'by-hand' AND c.number = '%s'""".formatted(talking.number));
        talking.pause(DOCUMENTS);
        assertThat(calls(talking)).isEmpty();

        server.database().execute("UPDATE call SET state = 'ended', ended_at = now()");
        talking.resume();
        talking.pause(DOCUMENTS);
        assertThat(call(talking)).isEqualTo("waiting documents-wanted");
    }

    @Test
    @Tag("F9")
    void who_was_told_on_the_telephone_is_not_called_where_the_mailbox_does_not_exist() {
        RestingRelay.of(server);
        var desk = withAddress();
        readAll();
        server.database().execute("UPDATE contact_point SET stopped = 'bounced', stopped_at = now()");
        desk.change("/pauses", new JsonObject().put("reason", DOCUMENTS).put("toldByPhone", true));
        assertThat(calls(desk)).isEmpty();
        desk.resume();
        desk.pause(DOCUMENTS);
        assertThat(call(desk)).isEqualTo("waiting documents-wanted");
    }

    @Test
    void an_address_helps_only_where_mails_are_sent_and_who_wants_none_is_not_called_for_that() {
        var desk = withAddress();
        desk.pause(DOCUMENTS);
        assertThat(call(desk)).as("there is no relay").isEqualTo("waiting documents-wanted");
        RestingRelay.of(server);
        var mailed = withAddress();
        mailed.pause(DOCUMENTS);
        assertThat(calls(mailed)).isEmpty();
        server.database().execute("UPDATE contact_point SET stopped = 'opted-out', stopped_at = now()");
        mailed.resume();
        mailed.pause(DOCUMENTS);
        assertThat(calls(mailed)).isEmpty();
    }

    @Test
    void a_branch_that_filed_reads_it_in_its_console_and_a_callback_that_is_planned_already_is_enough() {
        var filed = server.as("branch1")
                .post("/api/v1/complaints", Draft.usual().channel("branch").json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        var ofBranch = CaseDesk.of(server, filed.json());
        ofBranch.step(new JsonObject().put("step", "assign"));
        ofBranch.pause(DOCUMENTS);
        assertThat(calls(ofBranch)).isEmpty();

        var desk = CaseDesk.taken(server, "moderate");
        var asked = server.as("agent1")
                .post(
                        "/api/v1/callbacks",
                        new JsonObject()
                                .put("complaint", desk.number)
                                .put("purpose", "by-hand")
                                .put("reason", "核对数量"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        desk.pause(DOCUMENTS);
        var calls = calls(desk);
        assertThat(calls).hasSize(1);
        assertThat(calls.getJsonObject(0).getJsonArray("untold")).isEmpty();
    }
}
