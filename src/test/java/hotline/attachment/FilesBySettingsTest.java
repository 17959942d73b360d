package hotline.attachment;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.attachment.bucket.BucketSettings;
import hotline.media.MediaSettings;
import hotline.media.TestPictures;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house that keeps originals for two days, names a program for HEIC, and takes small files. */
class FilesBySettingsTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final String LIMITS =
            "picture-mb=1, document-mb=1, text-mb=1, customer-mb=2, complaint-mb=3, places=8, pace-kb=1";

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start(@Running Servers servers) throws IOException {
        var policy = Files.writeString(folder.resolve("house.yaml"), """
                extends: freight-network
                id: house
                version: "1"
                dispatch: {agents-pick: true}
                personal-data: {originals: {keep-days: 2, departments: [claims]}}
                """);
        Files.write(
                folder.resolve("made.jpg"), TestPictures.photo(600, 400, 1, 1).getBytes());
        // Takes what begins as HEIC does, and writes a picture that says where it was taken.
        var program = Files.writeString(folder.resolve("convert.sh"), """
                head -c 12 "$2" | grep -q ftypheic && ! grep -q broken "$2" && cp "$1" "$3"
                """);
        server = servers.start(ServerSetup.usual()
                .under(policy.toString())
                .with(new FileSettings(
                        new MediaSettings(
                                Optional.empty(), Optional.of("sh " + program + " " + folder.resolve("made.jpg"))),
                        AttachmentLimits.parse(LIMITS),
                        Optional.<BucketSettings>empty())));
        var id = server.database().value("SELECT id::text FROM person WHERE login = 'agent2'");
        var moved = server.as("admin1")
                .put(
                        "/api/v1/people/" + id,
                        new JsonObject().put("name", "理赔员").put("role", "agent").put("department", "claims"));
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    }

    private record Case(String number, TestClient customer) {
        private String path() {
            return "/api/v1/complaints/" + number + "/attachments";
        }

        private JsonObject first(String who) {
            return server.as(who).get(path()).json().getJsonArray("items").getJsonObject(0);
        }

        private JsonObject prepared() {
            await("the file is prepared", () -> !List.of("scanning", "preparing")
                    .contains(first("agent1").getString("state")));
            return first("agent1");
        }
    }

    private static Case filed(String... uploads) {
        var filed = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .with("attachments", new JsonArray(List.of(uploads)))
                                .json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return new Case(
                filed.json().getString("number"),
                server.anybody().with("Tracking-Code", filed.json().getString("trackingCode")));
    }

    private static String sent(String name, String type, byte[] bytes) {
        return new UploadClient(server.anybody()).sent(name, type, bytes);
    }

    private static HttpResponse<byte[]> fetched(String path, String who) {
        return FetchedFile.by(who, server, path);
    }

    private static byte[] heic(String rest) {
        return Buffer.buffer(new byte[] {0, 0, 0, 24})
                .appendString("ftypheic")
                .appendBytes(new byte[400])
                .appendString(rest)
                .getBytes();
    }

    @Test
    @Tag("K8")
    @Tag("A4")
    void originals_are_for_supervisors_and_the_departments_of_the_policy_and_go_after_its_days() {
        var photo = TestPictures.photo(300, 200, 1, 2).getBytes();
        var one = filed(sent("货损.jpg", "image/jpeg", photo));
        var file = one.path() + "/" + one.prepared().getString("id");
        assertThat(one.first("agent1").getBoolean("hasOriginal")).isFalse();
        assertThat(one.first("agent2").getBoolean("hasOriginal"))
                .as("of the claims department")
                .isTrue();
        assertThat(fetched(file + "/original", "agent1").statusCode()).isEqualTo(403);
        assertThat(fetched(file + "/original", "agent2").body()).isEqualTo(photo);
        assertThat(fetched(file + "/original", "supervisor1").body()).isEqualTo(photo);

        server.clock().advance(Duration.ofHours(49));
        assertThat(one.first("agent2").getBoolean("hasOriginal")).isFalse();
        assertThat(fetched(file + "/original", "agent2").statusCode()).isEqualTo(404);
        assertThat(fetched(file, "agent2").statusCode())
                .as("what is shown of it stays")
                .isEqualTo(200);
    }

    @Test
    @Tag("A7")
    @Tag("A4")
    void picture_of_an_iphone_is_shown_as_the_named_program_made_it_and_made_anew_once_more() {
        var one = filed(sent("IMG_0001.HEIC", "image/heic", heic("")));
        var ready = one.prepared();
        assertThat(ready.getString("state")).isEqualTo("ready");
        assertThat(ready.getString("name")).isEqualTo("IMG_0001.jpg");
        assertThat(ready.getBoolean("isInline")).isTrue();
        assertThat(ready.getInteger("width")).isEqualTo(600);
        var shown = fetched(one.path() + "/" + ready.getString("id"), "agent1");
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(TestPictures.segments(Buffer.buffer(shown.body())))
                .as("what the program wrote is not trusted")
                .isSubsetOf(0xe0, 0xdb, 0xc0, 0xc4);

        var broken = filed(sent("IMG_0002.HEIC", "image/heic", heic("broken")));
        assertThat(broken.prepared().getString("state")).isEqualTo("unreadable");
    }

    @Test
    @Tag("A1")
    void office_file_is_a_download_and_never_shown_within_a_page() {
        var one = filed(sent("报价单", "application/msword", TestFiles.docx()));
        var ready = one.prepared();
        assertThat(ready.getString("state")).isEqualTo("ready");
        assertThat(ready.getString("kind")).isEqualTo("document");
        assertThat(ready.getString("name")).isEqualTo("报价单.docx");
        assertThat(ready.getBoolean("isInline")).isFalse();
        var fetched = fetched(one.path() + "/" + ready.getString("id"), "agent1");
        assertThat(fetched.body()).isEqualTo(TestFiles.docx());
        var headers = fetched.headers();
        assertThat(headers.firstValue("Content-Type"))
                .contains("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(headers.firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
    }

    @Test
    void sizes_and_sums_are_the_operators() {
        var limits = server.anybody().get(UploadClient.UPLOADS);
        assertThat(limits.header("Tus-Max-Size")).contains(Integer.toString(MEGABYTE));
        assertThat(limits.json().getLong("mostBytes")).isEqualTo(MEGABYTE);
        assertThat(limits.json().getLong("mostBytesPerComplaint")).isEqualTo(2 * MEGABYTE);
        assertThat(new UploadClient(server.anybody())
                        .begin("a.jpg", "image/jpeg", MEGABYTE + 1)
                        .status())
                .isEqualTo(413);

        var one = filed(
                sent("a.pdf", "application/pdf", UploadClient.bytes(MEGABYTE, 1)),
                sent("b.pdf", "application/pdf", UploadClient.bytes(MEGABYTE, 2)));
        var more = new UploadClient(one.customer()).begin("c.pdf", "application/pdf", 1);
        assertThat(more.status()).as(more.body()).isEqualTo(429);
        assertThat(more.body()).contains("upload-quota");

        assertThat(noted(one, MEGABYTE).status()).isEqualTo(201);
        var tooMuch = noted(one, 1);
        assertThat(tooMuch.status()).as(tooMuch.body()).isEqualTo(422);
        assertThat(tooMuch.body()).contains("\"/attachments\"");
    }

    private static Reply noted(Case one, int size) {
        var agent = server.as("agent1");
        var upload = new UploadClient(agent).sent("a.pdf", "application/pdf", UploadClient.bytes(size, size));
        return agent.post(
                "/api/v1/complaints/" + one.number() + "/notes",
                new JsonObject()
                        .put("text", "见附件")
                        .put("internal", true)
                        .put("attachments", new JsonArray().add(upload)));
    }
}
