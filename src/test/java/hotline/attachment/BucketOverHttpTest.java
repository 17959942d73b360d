package hotline.attachment;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.attachment.blob.ChunkMove;
import hotline.attachment.blob.Steps;
import hotline.attachment.bucket.Bucket;
import hotline.attachment.bucket.FakeBucket;
import hotline.media.MediaSettings;
import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.SettableClock;
import hotline.support.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server whose files lie in a bucket. */
@ExtendWith(VertxExtension.class)
class BucketOverHttpTest {
    private static final SettableClock CLOCK = new SettableClock(TestServer.FRIDAY_AFTERNOON);
    private static FakeBucket bucket;
    private static TestServer server;

    @BeforeAll
    static void start(Vertx vertx, @Running Servers servers) {
        bucket = new FakeBucket(vertx, CLOCK);
        server = servers.start(ServerSetup.usual()
                .with(new FileSettings(MediaSettings.NONE, AttachmentLimits.USUAL, Optional.of(bucket.settings()))));
    }

    @AfterAll
    static void stop() {
        bucket.close();
    }

    @Test
    void files_come_in_are_shown_by_parts_and_move_while_the_server_runs_and_a_bucket_that_is_away_is_no_missing_file(
            Vertx vertx) {
        var text = "发票".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        var id = new UploadClient(server.anybody()).sent("a.txt", "text/plain", text);
        var filed = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .with("attachments", new JsonArray().add(id))
                                .json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        var agent = server.as("agent1");
        var files = "/api/v1/complaints/" + filed.json().getString("number") + "/attachments";
        await("the file is ready", () -> agent.get(files).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .allMatch(file -> file.getString("state").equals("ready")));
        var file = files + "/" + id;
        assertThat(fetched(file).body()).isEqualTo(text);
        assertThat(fetched(file, "Range", "bytes=262143-262148").body())
                .isEqualTo("票发".getBytes(StandardCharsets.UTF_8));
        assertThat(server.database().value("SELECT count(*) FROM blob_chunk")).isEqualTo("0");
        assertThat(bucket.objects()).hasSize(3);

        bucket.fail(503, 2);
        var away = fetched(file);
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        assertThat(fetched(file).statusCode()).isEqualTo(200);

        var client = new Bucket(vertx, bucket.settings(), CLOCK);
        var move = new ChunkMove(server.connections(), client, server.clock(), new Steps(vertx, Duration.ofMillis(1)));
        assertThat(await(move.toDatabase()).moved()).isEqualTo(3);
        assertThat(await(move.toDatabase()).moved()).isZero();
        bucket.fail(503, Integer.MAX_VALUE);
        assertThat(fetched(file).body()).isEqualTo(text);
        bucket.fail(503, 0);
        assertThat(await(move.toBucket()).moved()).isEqualTo(3);
        assertThat(await(move.toBucket()).moved()).isZero();
        assertThat(server.database().value("SELECT count(*) FROM blob_chunk")).isEqualTo("0");
        assertThat(fetched(file).body()).isEqualTo(text);
        await(client.close());

        bucket.empty();
        assertThatThrownBy(() -> server.secondNode())
                .hasStackTraceContaining("HOTLINE_S3_URL does not name the bucket");
    }

    private static HttpResponse<byte[]> fetched(String path, String... headers) {
        return FetchedFile.by("agent1", server, path, headers);
    }
}
