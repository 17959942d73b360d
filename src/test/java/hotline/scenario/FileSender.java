package hotline.scenario;

import hotline.attachment.UploadClient;
import hotline.support.Await;
import hotline.support.Draft;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Files complaints, each with a file of two chunks, one after the other until it is closed. Each file comes from another network. */
final class FileSender implements AutoCloseable {
    private static final int SIZE = 270_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final OwnDatabaseServer server;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile boolean isOver;

    FileSender(OwnDatabaseServer server) {
        this.server = server;
        thread.execute(this::sendUntilItIsOver);
    }

    /** Files whose complaint was answered with 201. */
    int acknowledged() {
        return acknowledged.get();
    }

    void awaitMore(int more) {
        int enough = acknowledged() + more;
        Await.await("files are sent", () -> acknowledged() >= enough);
    }

    private void sendUntilItIsOver() {
        try {
            for (int file = 0; !isOver; file++) {
                var uploaded = answer(HttpRequest.newBuilder(server.uri(UploadClient.UPLOADS))
                        .header("X-Forwarded-For", "10.%d.%d.1".formatted(file / 250, file % 250))
                        .header("Upload-Length", Integer.toString(SIZE))
                        .header("Content-Type", "application/offset+octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(UploadClient.bytes(SIZE, file))));
                var complaint =
                        Draft.usual().channel("app").with("attachments", new JsonArray().add(uploaded.getString("id")));
                answer(HttpRequest.newBuilder(server.uri("/api/v1/complaints"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                complaint.json().encode())));
                acknowledged.incrementAndGet();
            }
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonObject answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        thread.shutdown();
        if (!thread.awaitTermination(20, TimeUnit.SECONDS)) {
            throw new AssertionError("a file still waits for an answer");
        }
    }
}
