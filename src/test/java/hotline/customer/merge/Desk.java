package hotline.customer.merge;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An agent who looks at customers' files and merges them. */
public record Desk(TestServer server) {
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final String CUSTOMERS = "/api/v1/customers";

    public TestClient agent() {
        return server.as("agent1");
    }

    public String file(String name, String phone) {
        var filed = server.anybody()
                .post(COMPLAINTS, Draft.usual().complainant(name).phone(phone).json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json().getString("number");
    }

    public JsonObject complaint(String number) {
        return agent().get(COMPLAINTS + "/" + number).json();
    }

    /** The customer's file that the complaint shows, as soon as it has one. */
    public long customerOf(String number) {
        // Not asked through the API: each answer would be a look at the customer's data.
        await("complaint " + number + " has its file", () -> server.database()
                .value(
                        "SELECT EXISTS (SELECT FROM complaint_file l JOIN complaint c ON c.id = l.complaint WHERE c.number = '"
                                + number + "')::text")
                .equals("true"));
        return complaint(number).getJsonObject("customer").getLong("id");
    }

    /** The file of a new complaint. */
    public long customer(String name, String phone) {
        return customerOf(file(name, phone));
    }

    public Reply get(long file) {
        return agent().get(CUSTOMERS + "/" + file);
    }

    public JsonObject read(long file) {
        return get(file).json();
    }

    public Reply story(long file) {
        return agent().get(CUSTOMERS + "/" + file + "/story");
    }

    public Reply find(String query, String value) {
        return agent().get(CUSTOMERS + "?" + query + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    public List<Long> found(String query, String value) {
        return find(query, value).json().getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getLong("id"))
                .toList();
    }

    public Reply preview(long from, long into) {
        return agent().get(CUSTOMERS + "/" + from + "/merge-preview?into=" + into);
    }

    public Reply merge(long from, long into) {
        return merge(from, into, read(from).getInteger("version"), read(into).getInteger("version"));
    }

    public Reply merge(long from, long into, int version, int intoVersion) {
        return agent().with("If-Match", "\"" + version + "\"")
                .post(
                        CUSTOMERS + "/" + from + "/merge",
                        new JsonObject()
                                .put("into", into)
                                .put("intoVersion", intoVersion)
                                .put("reason", "本人确认两个号码"));
    }

    public List<JsonObject> merges(long file) {
        return agent().get(CUSTOMERS + "/" + file + "/merges").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    public Reply undo(long file, long merge) {
        return agent().post(
                        CUSTOMERS + "/" + file + "/merges/" + merge + "/undo", new JsonObject().put("reason", "同名"));
    }

    /** Undoes the merge of that file. */
    public Reply undoMergeOf(long from) {
        long merge = merges(from).stream()
                .filter(one -> one.getJsonObject("from").getLong("id") == from && one.getString("undoneAt") == null)
                .findFirst()
                .orElseThrow()
                .getLong("id");
        return undo(from, merge);
    }

    public Reply patch(long file, int version, JsonObject change) {
        return agent().with("If-Match", "\"" + version + "\"")
                .with("Content-Type", "application/json")
                .send("PATCH", CUSTOMERS + "/" + file, change.encode());
    }

    public Reply addContact(long file, String kind, String value) {
        return agent().post(
                        CUSTOMERS + "/" + file + "/contacts",
                        new JsonObject().put("kind", kind).put("value", value));
    }
}
