package hotline.attachment;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.attachment.blob.Blobs;
import hotline.attachment.blob.Steps;
import hotline.attachment.upkeep.AttachmentUpkeep;
import hotline.attachment.upkeep.FileCheck;
import hotline.attachment.upload.Uploads;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files come in with complaints, additions and notes, and are shown to those who may see them. */
class AttachmentsOverHttpTest {
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final String TRACKED = "/api/v1/tracking/attachments";

    @Running
    private static TestServer server;

    private record Case(String number, TestClient customer) {}

    private static JsonObject filed(Draft draft) {
        var filed = server.anybody().post(COMPLAINTS, draft.json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json();
    }

    private static Case open(String... uploads) {
        var filed = filed(Draft.usual().with("attachments", new JsonArray(List.of(uploads))));
        return new Case(
                filed.getString("number"), server.anybody().with("Tracking-Code", filed.getString("trackingCode")));
    }

    private static List<JsonObject> items(TestClient client, String path) {
        var reply = client.get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** The files of a complaint once all are ready. */
    private static List<JsonObject> ready(TestClient client, String path) {
        await("the files are ready", () -> items(client, path).stream()
                .allMatch(item -> item.getString("state").equals("ready")));
        return items(client, path);
    }

    private static String path(Case of) {
        return COMPLAINTS + "/" + of.number() + "/attachments";
    }

    private static HttpResponse<byte[]> fetched(String path, String... headers) {
        return FetchedFile.by("agent1", server, path, headers);
    }

    @Test
    @Tag("A8")
    void a_file_that_comes_with_a_complaint_is_shown_to_its_customer_and_to_agents_and_to_nobody_else() {
        var bytes = UploadClient.bytes(700_000, 1);
        var id = new UploadClient(server.anybody()).sent("发票.pdf", "application/pdf", bytes);
        var one = open(id);
        var other = open();

        var shown = ready(server.as("agent1"), path(one)).get(0);
        assertThat(shown.getString("id")).isEqualTo(id);
        assertThat(shown.getString("name")).isEqualTo("发票.pdf");
        assertThat(shown.getInteger("event")).isEqualTo(1);
        assertThat(shown.getBoolean("byCustomer")).isTrue();
        assertThat(fetched(path(one) + "/" + id).body()).isEqualTo(bytes);
        assertThat(ready(one.customer(), TRACKED)).hasSize(1);
        var code = one.customer().headers().get("Tracking-Code");
        assertThat(fetched(TRACKED + "/" + id, "Tracking-Code", code).body()).isEqualTo(bytes);
        assertThat(other.customer().get(TRACKED + "/" + id).status()).isEqualTo(404);
        assertThat(server.as("agent1").get(path(other) + "/" + id).status()).isEqualTo(404);
        assertThat(server.as("branch1").get(path(one) + "/" + id).status()).isEqualTo(404);
        assertThat(server.anybody().get(path(one) + "/" + id).status()).isEqualTo(401);
        assertThat(server.as("analyst1").get(path(one)).status()).isEqualTo(403);
        assertThat(new UploadClient(server.anybody()).end(id).status())
                .as("it is the complaint's now")
                .isEqualTo(404);
    }

    @Test
    void an_upload_is_taken_once_and_a_repeated_complaint_takes_it_again_for_nobody() {
        var id = new UploadClient(server.anybody()).sent("a.pdf", "application/pdf", UploadClient.bytes(10, 2));
        var draft = Draft.usual().with("attachments", new JsonArray().add(id)).json();
        var keyed = server.anybody().with("Idempotency-Key", UUID.randomUUID().toString());
        var first = keyed.post(COMPLAINTS, draft);
        var repeat = keyed.post(COMPLAINTS, draft);
        assertThat(repeat.status()).as(repeat.body()).isEqualTo(201);
        assertThat(repeat.json().getString("number")).isEqualTo(first.json().getString("number"));
        var another = server.anybody().post(COMPLAINTS, draft);
        assertThat(another.status()).as(another.body()).isEqualTo(422);
        assertThat(another.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/attachments/0");
        assertThat(items(server.as("agent1"), COMPLAINTS + "/" + first.json().getString("number") + "/attachments"))
                .hasSize(1);
    }

    @Test
    @Tag("P6")
    void files_of_internal_notes_never_leave_and_those_of_additions_and_open_notes_stand_with_their_event() {
        var one = open();
        var agent = server.as("agent1");
        var secret = new UploadClient(agent).sent("内部.txt", "text/plain", UploadClient.bytes(20, 3));
        var told = new UploadClient(agent).sent("回复.txt", "text/plain", UploadClient.bytes(20, 4));
        var added = new UploadClient(one.customer()).sent("补充.txt", "text/plain", UploadClient.bytes(20, 5));
        note(agent, one, secret, true);
        note(agent, one, told, false);
        var addition = one.customer()
                .post(
                        "/api/v1/tracking/additions",
                        new JsonObject().put("text", "见附件").put("attachments", new JsonArray().add(added)));
        assertThat(addition.status()).as(addition.body()).isEqualTo(200);

        assertThat(ready(agent, path(one)))
                .extracting(item -> item.getString("id"))
                .containsExactly(secret, told, added);
        assertThat(items(one.customer(), TRACKED))
                .extracting(item -> item.getString("id"))
                .containsExactly(told, added);
        assertThat(one.customer().get(TRACKED + "/" + secret).status()).isEqualTo(404);
        var events =
                agent.get(COMPLAINTS + "/" + one.number() + "/events").json().getJsonArray("items");
        for (var item : items(agent, path(one))) {
            var event = events.stream()
                    .map(JsonObject.class::cast)
                    .filter(read -> read.getInteger("seq").equals(item.getInteger("event")))
                    .findFirst()
                    .orElseThrow();
            assertThat(event.getString("type")).isIn("noted", "replied");
            assertThat(event.getBoolean("internal")).isEqualTo(item.getBoolean("internal"));
        }
    }

    @Test
    void photos_without_words_are_an_addition_a_note_a_reply_and_what_a_branch_adds_and_the_story_says_how_many() {
        var one = open();
        var agent = server.as("agent1");
        assertThat(written(one.customer(), "/api/v1/tracking/additions", new JsonObject(), 2)
                        .status())
                .isEqualTo(200);
        var story = COMPLAINTS + "/" + one.number();
        assertThat(written(agent, story + "/notes", new JsonObject().put("internal", true), 1)
                        .status())
                .isEqualTo(201);
        assertThat(written(agent, story + "/replies", new JsonObject(), 1).status())
                .isEqualTo(201);
        assertThat(told(agent.get(story + "/events").json().getJsonArray("items")))
                .containsExactly("noted null 2", "noted null 1", "replied null 1");
        assertThat(told(one.customer().get("/api/v1/tracking").json().getJsonArray("steps")))
                .containsExactly("received null 0", "noted null 2", "replied null 1");
        assertThat(agent.get(story).json().getValue("unanswered"))
                .as("the reply answers")
                .isNull();

        var branch = server.as("branch1");
        var own = branch.post(COMPLAINTS, Draft.usual().channel("branch").json());
        assertThat(own.status()).as(own.body()).isEqualTo(201);
        var added = COMPLAINTS + "/" + own.json().getString("number") + "/additions";
        assertThat(written(branch, added, new JsonObject(), 1).status()).isEqualTo(200);
        for (var nothing : List.of(
                new JsonObject(),
                new JsonObject().put("text", " "),
                new JsonObject().put("attachments", new JsonArray()))) {
            var refused = branch.post(added, nothing);
            assertThat(refused.status()).as(refused.body()).isEqualTo(422);
            assertThat(refused.body()).contains("\"/text\"", "missing");
        }
    }

    private static Reply written(TestClient author, String path, JsonObject of, int files) {
        var sent = new JsonArray();
        for (int i = 0; i < files; i++) {
            sent.add(new UploadClient(author).sent("a.txt", "text/plain", UploadClient.bytes(20, i)));
        }
        return author.post(path, of.put("attachments", sent));
    }

    private static List<String> told(JsonArray steps) {
        return steps.stream()
                .map(JsonObject.class::cast)
                .map(step -> step.getString("type") + " " + said(step, "text") + " " + said(step, "files"))
                .filter(step -> !step.endsWith(" null null"))
                .toList();
    }

    private static Object said(JsonObject step, String name) {
        return step.getJsonObject("data", step).getValue(name);
    }

    private static void note(TestClient agent, Case of, String upload, boolean internal) {
        var noted = agent.post(
                COMPLAINTS + "/" + of.number() + "/notes",
                new JsonObject()
                        .put("text", "见附件")
                        .put("internal", internal)
                        .put("attachments", new JsonArray().add(upload)));
        assertThat(noted.status()).as(noted.body()).isEqualTo(201);
    }

    @Test
    void a_complaint_has_no_more_files_than_it_may_have_whoever_began_their_uploads() {
        var one = open(new UploadClient(server.anybody()).sent("a.txt", "text/plain", UploadClient.bytes(20, 7)));
        var withoutCode = new UploadClient(server.anybody()).sent("b.txt", "text/plain", UploadClient.bytes(20, 8));
        has(one, AttachmentLimits.USUAL.bytes(AttachmentLimits.Limit.CUSTOMER));
        var addition = one.customer()
                .post(
                        "/api/v1/tracking/additions",
                        new JsonObject().put("text", "见附件").put("attachments", new JsonArray().add(withoutCode)));
        assertThat(addition.status()).as(addition.body()).isEqualTo(422);
        assertThat(addition.body()).contains("\"/attachments\"");
        var agent = server.as("agent1");
        note(agent, one, new UploadClient(agent).sent("c.txt", "text/plain", UploadClient.bytes(20, 9)), true);
        has(one, AttachmentLimits.USUAL.bytes(AttachmentLimits.Limit.COMPLAINT));
        var more = new UploadClient(agent).sent("d.txt", "text/plain", UploadClient.bytes(20, 10));
        var noted = agent.post(
                COMPLAINTS + "/" + one.number() + "/notes",
                new JsonObject()
                        .put("text", "见附件")
                        .put("internal", true)
                        .put("attachments", new JsonArray().add(more)));
        assertThat(noted.status()).as(noted.body()).isEqualTo(422);
        assertThat(items(agent, path(one))).hasSize(2);
    }

    /** As if the customer's file were so large. */
    private static void has(Case of, long size) {
        server.database()
                .execute("UPDATE attachment SET size = " + size
                        + " WHERE person IS NULL AND complaint_id = (SELECT id FROM complaint WHERE number = '"
                        + of.number() + "')");
    }

    @Test
    void what_comes_with_another_persons_or_a_missing_upload_is_not_done_at_all() {
        var one = open();
        var of = new UploadClient(server.as("agent2")).sent("a.txt", "text/plain", UploadClient.bytes(5, 6));
        var open = new UploadClient(server.as("agent1")).begun("b.txt", "text/plain", 5);
        for (var upload : List.of(of, open, UUID.randomUUID().toString())) {
            var noted = server.as("agent1")
                    .post(
                            COMPLAINTS + "/" + one.number() + "/notes",
                            new JsonObject()
                                    .put("text", "与他人的文件")
                                    .put("internal", true)
                                    .put("attachments", new JsonArray().add(upload)));
            assertThat(noted.status()).as(noted.body()).isEqualTo(422);
        }
        assertThat(server.as("agent1")
                        .get(COMPLAINTS + "/" + one.number() + "/events")
                        .body())
                .doesNotContain("与他人的文件");
        assertThat(new UploadClient(server.as("agent2")).offset(of)).isEqualTo(5);
    }

    @Test
    @Tag("A11")
    @Tag("A3")
    void single_ranges_are_answered_and_the_file_is_a_download_that_runs_nothing() {
        var bytes = UploadClient.bytes("ID3", 600_000, 7);
        var id = new UploadClient(server.anybody()).sent("..\u202Egpj.录音\u0007.mp3", "audio/mpeg", bytes);
        var one = open(id);
        ready(server.as("agent1"), path(one));
        var file = path(one) + "/" + id;

        var first = fetched(file, "Range", "bytes=0-1");
        assertThat(first.statusCode()).isEqualTo(206);
        assertThat(first.body()).isEqualTo(UploadClient.part(bytes, 0, 2));
        assertThat(first.headers().firstValue("Content-Range")).contains("bytes 0-1/600000");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var across = fetched(file, "Range", "bytes=262000-263000", "If-Range", tag);
        assertThat(across.body()).isEqualTo(UploadClient.part(bytes, 262_000, 263_001));
        assertThat(fetched(file, "Range", "bytes=-7").body()).isEqualTo(UploadClient.part(bytes, 599_993, 600_000));
        assertThat(fetched(file, "Range", "bytes=600000-").statusCode()).isEqualTo(416);
        assertThat(fetched(file, "Range", "bytes=0-1,5-6").statusCode()).isEqualTo(200);
        assertThat(fetched(file, "Range", "bytes=0-1", "If-Range", "\"older\"").statusCode())
                .isEqualTo(200);
        assertThat(fetched(file, "If-None-Match", tag).statusCode()).isEqualTo(304);

        var whole = fetched(file).headers();
        assertThat(whole.firstValue("Cache-Control"))
                .as("no copy stays on a disk")
                .contains("private, no-store");
        assertThat(whole.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(whole.firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(whole.firstValue("Content-Disposition"))
                .contains("attachment; filename=\"gpj.__.mp3\"; filename*=UTF-8''gpj.%E5%BD%95%E9%9F%B3.mp3");
    }

    private static String looks(Case one) {
        return server.database()
                .value("SELECT string_agg(what, ' ' ORDER BY what) FROM personal_data_access a"
                        + " JOIN complaint c ON c.id = a.complaint_id WHERE c.number = '" + one.number() + "'");
    }

    @Test
    @Tag("K8")
    void looks_at_files_are_recorded() {
        var id = new UploadClient(server.anybody()).sent("a.txt", "text/plain", "看".getBytes(StandardCharsets.UTF_8));
        var one = open(id);
        ready(server.as("agent1"), path(one));
        fetched(path(one) + "/" + id);
        ready(server.as("agent1"), path(one));
        assertThat(looks(one)).as("a page asks until the file is ready").isEqualTo("attachment attachments");
        ready(server.as("supervisor1"), path(one));
        assertThat(looks(one)).isEqualTo("attachment attachments attachments");
        server.clock().advance(Duration.ofMinutes(11));
        ready(server.as("agent1"), path(one));
        assertThat(looks(one)).isEqualTo("attachment attachments attachments attachments");
        assertThat(server.as("agent1").get(path(one) + "/" + id + "/original").status())
                .as("an agent of customer service")
                .isEqualTo(403);
    }

    @Test
    void uploads_begun_without_a_code_count_for_the_complaint_that_takes_them() {
        var of = open();
        server.database()
                .execute(
                        "INSERT INTO attachment (id, complaint_id, event, internal, name, declared_type, kind, media_type, size, state, at)"
                                + " SELECT gen_random_uuid(), id, 1, false, '', '', 'other', '', 52428790, 'refused', received_at FROM complaint"
                                + " WHERE number = '" + of.number() + "'");
        var stranger = new UploadClient(server.anybody());
        assertThat(added(of, stranger.sent("a.txt", "text/plain", UploadClient.bytes(11, 1))))
                .isEqualTo(422);
        assertThat(added(of, stranger.sent("a.txt", "text/plain", UploadClient.bytes(10, 1))))
                .isEqualTo(200);
    }

    private static int added(Case of, String upload) {
        return of.customer()
                .post(
                        "/api/v1/tracking/additions",
                        new JsonObject().put("text", "see the file").put("attachments", new JsonArray().add(upload)))
                .status();
    }

    @Test
    @Tag("A8")
    void uploads_that_nobody_takes_go_with_their_bytes() {
        var mine = new UploadClient(server.anybody());
        var ended = mine.begun("a.txt", "text/plain", 300_000);
        mine.append(ended, 0, UploadClient.bytes(100_000, 8));
        var forgotten = mine.sent("b.txt", "text/plain", UploadClient.bytes(300_000, 9));
        assertThat(mine.end(ended).status()).isEqualTo(204);
        assertThat(mine.end(ended).status()).isEqualTo(404);
        server.clock().advance(Duration.ofHours(26));
        assertThat(mine.client().get(UploadClient.UPLOADS + "/" + forgotten).status())
                .isEqualTo(404);
        var kept = open(mine.sent("c.txt", "text/plain", UploadClient.bytes(300_000, 10)));
        sweep();
        assertThat(server.database()
                        .value("SELECT count(*) FROM upload WHERE id IN ('" + ended + "', '" + forgotten + "')"))
                .isEqualTo("0");
        assertThat(server.database()
                        .value("SELECT count(*) FROM blob WHERE expires_at < '"
                                + server.clock().instant() + "'"))
                .isEqualTo("0");
        assertThat(server.database().value("SELECT count(*) FROM blob_chunk WHERE blob NOT IN (SELECT id FROM blob)"))
                .isEqualTo("0");
        assertThat(ready(server.as("agent1"), path(kept))).hasSize(1);
    }

    @Test
    void the_check_of_files_names_a_changed_byte_and_a_missing_file() {
        var sent = new UploadClient(server.anybody());
        var changed = sent.sent("a.txt", "text/plain", UploadClient.bytes(300_000, 11));
        var missing = sent.sent("b.txt", "text/plain", UploadClient.bytes(300, 12));
        ready(server.as("agent1"), path(open(changed, missing)));
        assertThat(faults()).isEmpty();

        var blob = shown(changed);
        server.database()
                .execute(
                        "UPDATE blob_chunk SET data = set_byte(data, 7, 255 - get_byte(data, 7)) WHERE no = 1 AND blob = "
                                + blob);
        server.database().execute("UPDATE attachment SET shown = -shown WHERE id = '" + missing + "'");
        assertThat(faults())
                .containsExactly(
                        "attachment " + missing + " is shown and has no file",
                        "file " + blob + " of 300000 bytes is not what came in");

        server.database()
                .execute(
                        "UPDATE blob_chunk SET data = set_byte(data, 7, 255 - get_byte(data, 7)) WHERE no = 1 AND blob = "
                                + blob);
        server.database().execute("UPDATE attachment SET shown = -shown WHERE id = '" + missing + "'");
        assertThat(faults()).isEmpty();
    }

    private static String shown(String attachment) {
        return server.database().value("SELECT shown FROM attachment WHERE id = '" + attachment + "'");
    }

    private static List<String> faults() {
        var blobs = Blobs.inDatabase(server.connections(), server.clock());
        return await(new FileCheck(
                                new Attachments(server.connections(), blobs, server.clock()),
                                Integer.MAX_VALUE,
                                new Steps(server.vertx()))
                        .run())
                .first();
    }

    @Test
    void gauges_tell_the_room_of_files() {
        assertThat(server.anybody().get("/metrics").body())
                .contains("hotline_files_bytes ")
                .contains("hotline_files_waiting ")
                .contains("hotline_uploads_receiving ");
    }

    /** As the loop does it each minute. */
    private static void sweep() {
        var blobs = Blobs.inDatabase(server.connections(), server.clock());
        var upkeep = new AttachmentUpkeep(
                new Loops(server.vertx(), new SimpleMeterRegistry()),
                new Uploads(server.connections(), blobs, server.clock(), AttachmentLimits.USUAL),
                new Attachments(server.connections(), blobs, server.clock()),
                blobs);
        await("all is swept", () -> await(upkeep.round()).equals(Next.usual()));
    }
}
