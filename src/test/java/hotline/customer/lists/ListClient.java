package hotline.customer.lists;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Sends lists of customers as people do: announces, sends parts, has them checked, takes them. */
public record ListClient(TestServer server, String login) {
    public static final String LISTS = "/api/v1/customer-lists";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public JsonObject sent(String name, byte[] file) {
        var begun = server.as(login)
                .post(LISTS, new JsonObject().put("fileName", name).put("size", file.length));
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        long id = begun.json().getLong("id");
        for (int seq = 0; seq * CustomerLists.PART < file.length; seq++) {
            var part = Arrays.copyOfRange(
                    file, seq * CustomerLists.PART, Math.min(file.length, (seq + 1) * CustomerLists.PART));
            assertThat(put(id, seq, part)).isEqualTo(204);
        }
        return begun.json();
    }

    int put(long id, int seq, byte[] part) {
        var request = HttpRequest.newBuilder(server.uri(LISTS + "/" + id + "/parts/" + seq))
                .header("Authorization", "Bearer " + server.token(login))
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(part))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public JsonObject checked(String csv) {
        return checked("customers.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    /** After its check. */
    public JsonObject checked(String name, byte[] file) {
        long id = sent(name, file).getLong("id");
        assertThat(step(id, "check").status()).isEqualTo(202);
        return over(id);
    }

    public JsonObject taken(String csv) {
        return taken(checked(csv));
    }

    public JsonObject taken(JsonObject checked) {
        assertThat(checked.getString("state")).as(checked.encode()).isEqualTo("checked");
        assertThat(step(checked.getLong("id"), "take").status()).isEqualTo(202);
        return over(checked.getLong("id"));
    }

    public Reply step(long id, String step) {
        return server.as(login).post(LISTS + "/" + id + "/" + step);
    }

    public JsonObject over(long id) {
        var last = new AtomicReference<JsonObject>();
        await("the list " + id + " is over", () -> {
            last.set(server.as(login).get(LISTS + "/" + id).json());
            return !List.of("checking", "taking").contains(last.get().getString("state"));
        });
        return last.get();
    }

    public List<JsonObject> refused(JsonObject list) {
        return server.as(login).get(LISTS + "/" + list.getLong("id") + "/refused").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    public String refusedFile(JsonObject list, String language) {
        return server.as(login)
                .get(LISTS + "/" + list.getLong("id") + "/refused/file?language=" + language)
                .body();
    }

    /** Added, updated, same and refused rows. */
    public static String counts(JsonObject counts) {
        return "%d added, %d updated, %d same, %d refused"
                .formatted(
                        counts.getLong("added"),
                        counts.getLong("updated"),
                        counts.getLong("same"),
                        counts.getLong("refused"));
    }
}
