package hotline.export;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Takes lists out of a server as people do: asks, waits, fetches. */
public record ExportClient(TestServer server) {
    static final String EXPORTS = "/api/v1/exports";

    public static JsonObject asked(String what, JsonObject filters, String format) {
        return new JsonObject()
                .put("what", what)
                .put("filters", filters)
                .put("format", format)
                .put("language", "zh")
                .put("reason", "周例会核对");
    }

    public JsonObject done(String login, JsonObject body) {
        var asked = server.as(login).post(EXPORTS, body);
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        assertThat(asked.header("Location"))
                .contains(EXPORTS + "/" + asked.json().getLong("id"));
        var over = over(login, asked.json().getLong("id"));
        assertThat(over.getString("state")).as(over.encode()).isEqualTo("done");
        return over;
    }

    public JsonObject over(String login, long id) {
        var last = new AtomicReference<JsonObject>();
        await("the export is over", () -> {
            last.set(server.as(login).get(EXPORTS + "/" + id).json());
            return !List.of("waiting", "running").contains(last.get().getString("state"));
        });
        return last.get();
    }

    public String fetched(String login, JsonObject export) {
        var reply = server.as(login).get(EXPORTS + "/" + export.getLong("id") + "/file");
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    /** The lines of a file for programs, the header first. */
    public List<String> csv(String login, String what, JsonObject filters) {
        return lines(fetched(login, done(login, asked(what, filters, "csv-rfc4180"))));
    }

    public ReadWorkbook book(String login, JsonObject export) {
        return new ReadWorkbook(file(login, export).body());
    }

    public byte[] bytes(String login, JsonObject export) {
        return file(login, export).body();
    }

    HttpResponse<byte[]> file(String login, JsonObject export) {
        var request = HttpRequest.newBuilder(server.uri(EXPORTS + "/" + export.getLong("id") + "/file"))
                .header("Authorization", "Bearer " + server.token(login))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static List<String> lines(String csv) {
        return Arrays.stream(csv.split("\r\n", -1))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Without the header; only for columns before any text with a comma. */
    static List<String> column(List<String> lines, int column) {
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1)[column].replace("\"", ""))
                .toList();
    }
}
