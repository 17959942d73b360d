package hotline.attachment;

import hotline.support.TestServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A file as the server sends it, byte for byte. */
final class FetchedFile {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private FetchedFile() {}

    /** @param headers besides those that say who asks: names and values in turn */
    static HttpResponse<byte[]> by(String who, TestServer server, String path, String... headers) {
        var request = HttpRequest.newBuilder(server.uri(path)).header("Authorization", "Bearer " + server.token(who));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
