package hotline.contact;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.secret.ServerKeys;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A complaint's e-mail address: given at intake, corrected, in the customer's file, and where messages go. */
@Tag("K3")
class ContactPointsTest {
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final Instant NOW = Instant.parse("2026-09-28T02:00:00Z");

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    private static Reply send(String email) {
        return server.anybody()
                .post(COMPLAINTS, Draft.usual().with("email", email).json());
    }

    private static String file(String email) {
        var filed = send(email);
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json().getString("number");
    }

    private static JsonObject complaint(String number) {
        return server.as("agent1").get(COMPLAINTS + "/" + number).json();
    }

    private static Reply correct(String number, JsonObject more) {
        return server.as("agent1")
                .with("If-Match", "*")
                .put(
                        COMPLAINTS + "/" + number + "/particulars",
                        new JsonObject()
                                .put("complainant", "李娜")
                                .put("phone", "13812345678")
                                .mergeIn(more));
    }

    private static List<String> mailsInFile(String number) {
        await("the file of " + number, () -> complaint(number).getJsonObject("customer") != null);
        long file = complaint(number).getJsonObject("customer").getLong("id");
        return server.as("agent1").get("/api/v1/customers/" + file).json().getJsonArray("contacts").stream()
                .map(JsonObject.class::cast)
                .filter(contact -> contact.getString("kind").equals("e-mail"))
                .map(contact -> contact.getString("value"))
                .toList();
    }

    private static <T> T inTransaction(Function<SqlConnection, Future<T>> work) {
        return await(server.connections().pool().withTransaction(work));
    }

    private static ContactPoints points() {
        return new ContactPoints(new ServerKeys(server.connections().pool()));
    }

    private static Optional<Stopped> stopOf(String address) {
        return inTransaction(transaction -> points().stopped(transaction, address));
    }

    private static ContactPoint pointOf(String number) {
        var id = Long.parseLong(
                server.database().value("SELECT id FROM complaint WHERE number = '%s'".formatted(number)));
        var found = inTransaction(transaction -> points().of(transaction, List.of(id)));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void an_address_is_given_at_intake_corrected_by_an_agent_and_stands_in_the_customers_file() {
        var number = file("  ｗａｎｇ.fang＠EXAMPLE.com ");
        assertThat(complaint(number).getString("email")).isEqualTo("wang.fang@example.com");
        await("the file has it", () -> mailsInFile(number).equals(List.of("wang.fang@example.com")));
        assertThat(correct(number, new JsonObject()).status())
                .as("left out, it stays")
                .isEqualTo(409);
        var corrected = correct(number, new JsonObject().put("email", "wangfang@例子.中国"));
        assertThat(corrected.json().getString("email")).isEqualTo("wangfang@例子.中国");
        await("the file has the other one", () -> mailsInFile(number).equals(List.of("wangfang@例子.中国")));
        var removed = correct(number, new JsonObject().putNull("email"));
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.json().getString("email")).isNull();
        await("the file has none", () -> mailsInFile(number).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wang",
                "wang@",
                "@example.com",
                "wang@example",
                "王芳 <wang@example.com>",
                "wang@example.com,li@example.com",
                "wang@example.com li@example.com",
                "wang..fang@example.com",
                "wang@example..com",
                "wang@[127.0.0.1]",
                "\"a b\"@example.com",
                "wang@example.com>"
            })
    void what_is_no_single_address_is_refused_at_its_field(String typed) {
        var refused = send(typed);
        assertThat(refused.status()).as(typed).isEqualTo(422);
        var fault = refused.json().getJsonArray("errors").getJsonObject(0);
        assertThat(fault.getString("pointer")).isEqualTo("/email");
        assertThat(fault.getString("code")).isEqualTo("no-e-mail");
    }

    @Test
    void who_wants_mails_again_takes_back_the_own_stop_alone() {
        var point = pointOf(file("gone@example.com"));
        for (var why : List.of(Stopped.BOUNCED, Stopped.COMPLAINED)) {
            server.database().execute("UPDATE contact_point SET stopped = NULL, stopped_at = NULL");
            inTransaction(transaction -> points().stop(transaction, point.id(), why, NOW));
            inTransaction(transaction -> points().resume(transaction, point.id()));
            assertThat(stopOf("gone@example.com")).contains(why);
        }
    }

    @Test
    void one_address_is_one_point_in_any_writing_and_its_stop_holds_for_all_complaints() {
        var first = pointOf(file("Wang@example.com"));
        var second = pointOf(file("wang@EXAMPLE.com"));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.complaint()).isNotEqualTo(first.complaint());
        assertThat(first.stopped()).isEmpty();
        assertThat(first.isVerified()).isFalse();
        inTransaction(transaction -> points().stop(transaction, "WANG@example.com", Stopped.BOUNCED, NOW));
        inTransaction(transaction -> points().stop(transaction, first.id(), Stopped.OPTED_OUT, NOW));
        assertThat(pointOf(file("wang@example.com")).stopped())
                .as("the first reason stays")
                .contains(Stopped.BOUNCED);
        assertThat(stopOf("wang@example.com")).contains(Stopped.BOUNCED);
        assertThat(stopOf("li@example.com")).isEmpty();
        assertThat(first.toString()).doesNotContain("example");
    }
}
