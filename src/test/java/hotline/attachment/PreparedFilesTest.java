package hotline.attachment;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.media.TestPictures;
import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of files by what is in them. */
class PreparedFilesTest {

    @Running(shared = true)
    private static TestServer server;

    private record Case(String path, TestClient agent) {
        JsonObject ended() {
            await("the file is prepared", () -> !List.of("scanning", "preparing")
                    .contains(only().getString("state")));
            return only();
        }

        private JsonObject only() {
            return agent.get(path).json().getJsonArray("items").getJsonObject(0);
        }
    }

    private static Case sent(String name, String type, Buffer file) {
        var id = new UploadClient(server.anybody()).sent(name, type, file.getBytes());
        var filed = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .with("attachments", new JsonArray().add(id))
                                .json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return new Case("/api/v1/complaints/" + filed.json().getString("number") + "/attachments", server.as("agent1"));
    }

    private static HttpResponse<byte[]> fetched(String path, String who) {
        return FetchedFile.by(who, server, path);
    }

    @Test
    @Tag("A4")
    @Tag("A1")
    void photo_is_made_anew_and_only_a_supervisor_has_it_as_it_was_sent() {
        var photo = TestPictures.photo(3_000, 2_000, 6, 11);
        var one = sent("货损.HTML", "text/html", photo);
        var ready = one.ended();
        assertThat(ready.getString("state")).isEqualTo("ready");
        assertThat(ready.getString("name")).isEqualTo("货损.jpg");
        assertThat(ready.getString("mediaType")).isEqualTo("image/jpeg");
        assertThat(ready.getBoolean("isInline")).isTrue();
        assertThat(ready.getInteger("width")).isEqualTo(1707);
        assertThat(ready.getInteger("height")).isEqualTo(2560);
        assertThat(ready.getBoolean("hadLocation")).isTrue();
        assertThat(ready.getString("takenAt")).startsWith("2026-11-30T08:15:00+08:00");
        var file = one.path() + "/" + ready.getString("id");
        for (String shown : List.of(file, file + "/thumb")) {
            var fetched = fetched(shown, "agent1");
            assertThat(fetched.headers().firstValue("Content-Type")).contains("image/jpeg");
            assertThat(TestPictures.segments(Buffer.buffer(fetched.body()))).isSubsetOf(0xe0, 0xdb, 0xc0, 0xc4);
        }
        assertThat(fetched(file + "/original", "agent1").statusCode()).isEqualTo(403);
        var original = fetched(file + "/original", "supervisor1");
        assertThat(original.body()).isEqualTo(photo.getBytes());
        assertThat(original.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
    }

    @Test
    @Tag("A1")
    @Tag("A2")
    void page_is_a_download_of_plain_text_whatever_it_is_called() {
        for (String page : List.of(
                "<html><script>alert(1)</script>", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")) {
            var one = sent("照片.svg", "image/svg+xml", Buffer.buffer(page));
            var ready = one.ended();
            assertThat(ready.getString("name")).isEqualTo("照片.txt");
            assertThat(ready.getBoolean("isInline")).isFalse();
            var fetched =
                    fetched(one.path() + "/" + ready.getString("id"), "agent1").headers();
            assertThat(fetched.firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
            assertThat(fetched.firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
            assertThat(fetched.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(fetched.firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        }
    }

    /** A6 of files: PDF libraries ran out of memory, never ended, and ran scripts at others. */
    @Test
    @Tag("A1")
    void nothing_here_draws_a_pdf_which_is_a_download_whatever_it_is_called() {
        assertThat(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).getFileName().toString()))
                .noneMatch(jar -> jar.matches("(?i).*(pdf|itext|jpedal|icepdf|ghost4j|jasper|fop-).*\\.jar"));
        assertThat(Stream.of(ImageIO.getReaderMIMETypes())).noneMatch(type -> type.contains("pdf"));
        var pdf = UploadClient.bytes(5_000, 9);
        var one = sent("照片.jpg", "image/jpeg", Buffer.buffer(pdf));
        var ready = one.ended();
        assertThat(ready.getString("kind")).isEqualTo("pdf");
        assertThat(ready.getString("name")).isEqualTo("照片.pdf");
        assertThat(ready.getBoolean("isInline")).isFalse();
        var file = one.path() + "/" + ready.getString("id");
        assertThat(fetched(file + "/thumb", "agent1").statusCode()).isEqualTo(404);
        var fetched = fetched(file, "agent1");
        assertThat(fetched.body()).isEqualTo(pdf);
        assertThat(fetched.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(fetched.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(fetched.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
    }

    @Test
    @Tag("A5")
    void bomb_and_program_are_refused_and_a_broken_photo_is_unreadable() {
        assertThat(sent("a.png", "image/png", TestPictures.bomb(60_000, 60_000))
                        .ended()
                        .getString("state"))
                .isEqualTo("refused");
        assertThat(sent("a.jpg", "image/jpeg", Buffer.buffer("MZ\0\0a program"))
                        .ended()
                        .getString("state"))
                .isEqualTo("refused");
        var broken =
                sent("a.jpg", "image/jpeg", TestPictures.photo(90, 60, 1, 1).getBuffer(0, 120));
        assertThat(broken.ended().getString("state")).isEqualTo("unreadable");
        assertThat(fetched(broken.path() + "/" + broken.ended().getString("id"), "agent1")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    @Tag("A7")
    @Tag("A4")
    void picture_of_an_iphone_that_is_not_made_anew_is_for_a_supervisor_alone() {
        var heic =
                Buffer.buffer(new byte[] {0, 0, 0, 24}).appendString("ftypheic").appendBytes(new byte[400]);
        var one = sent("IMG_0001.HEIC", "image/heic", heic);
        var ended = one.ended();
        assertThat(ended.getString("state")).isEqualTo("unreadable");
        assertThat(ended.getBoolean("hasOriginal")).isFalse();
        var file = one.path() + "/" + ended.getString("id");
        assertThat(fetched(file, "agent1").statusCode())
                .as("it may say where it was taken")
                .isEqualTo(409);
        assertThat(fetched(file + "/original", "agent1").statusCode()).isEqualTo(403);
        assertThat(new Case(one.path(), server.as("supervisor1")).only().getBoolean("hasOriginal"))
                .isTrue();
        assertThat(fetched(file + "/original", "supervisor1").body()).isEqualTo(heic.getBytes());
    }
}
