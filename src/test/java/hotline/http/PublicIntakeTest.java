package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Callers;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How much strangers may file, over two nodes. */
@ExtendWith(VertxExtension.class)
class PublicIntakeTest {
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final int PER_ADDRESS = 600;
    private static final int PER_PHONE = 20;

    @Running
    private static TestServer first;

    private static TestServer second;

    @BeforeAll
    static void start() {
        second = first.secondNode();
    }

    private Vertx vertx;

    @BeforeEach
    void use(Vertx injected) {
        vertx = injected;
    }

    @Test
    void an_address_files_so_many_across_all_nodes_and_further_ones_wait() throws Exception {
        var replies = atOnce(PER_ADDRESS + 40, i -> from("203.0.113.1", i).post(COMPLAINTS, draft(phone(10_000 + i))));

        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(PER_ADDRESS);
        var refused = replies.stream().filter(reply -> reply.status() != 201).toList();
        assertThat(refused).hasSize(40).allMatch(reply -> reply.status() == 429);
        var problem = refused.get(0);
        assertThat(problem.json().getString("type")).isEqualTo("/problems/too-many-complaints");
        assertThat(problem.json().getJsonArray("errors")).isNull();
        assertThat(problem.header("Retry-After")).contains("6");

        assertThat(from("203.0.113.2", 0).post(COMPLAINTS, draft(phone(1))).status())
                .as("a neighbour")
                .isEqualTo(201);
        first.clock().advance(Duration.ofSeconds(6));
        assertThat(from("203.0.113.1", 1).post(COMPLAINTS, draft(phone(2))).status())
                .isEqualTo(201);
        assertThat(from("203.0.113.1", 0).post(COMPLAINTS, draft(phone(3))).status())
                .isEqualTo(429);
        assertThat(stored("count(*) || ' ' || count(DISTINCT number) || ' ' || right(max(number), 6)"))
                .as("refused ones draw no number")
                .isEqualTo(stored("count(*) || ' ' || count(*) || ' ' || lpad(count(*)::text, 6, '0')"));
    }

    @Test
    void a_phone_number_files_so_many_from_any_address_and_in_any_spelling() throws Exception {
        var replies = atOnce(PER_PHONE + 12, i -> from("198.51.100." + i, i)
                .post(COMPLAINTS, draft(i % 2 == 0 ? "13900000001" : "+86 139-0000-0001")));

        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(PER_PHONE);
        var refused = replies.stream()
                .filter(reply -> reply.status() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/phone");
        assertThat(refused.header("Retry-After")).contains("180");
        assertThat(from("198.51.100.77", 0)
                        .post(COMPLAINTS, draft("13900000002"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_repeat_of_an_accepted_complaint_is_never_refused_and_a_refused_one_can_be_sent_again() {
        var accepted = new ArrayList<Reply>();
        for (int i = 0; i < PER_PHONE; i++) {
            accepted.add(keyed("198.51.101.1", "kept-" + i).post(COMPLAINTS, draft("13900000003")));
        }
        assertThat(accepted).allMatch(reply -> reply.status() == 201);
        var late = keyed("198.51.101.1", "late");
        assertThat(late.post(COMPLAINTS, draft("13900000003")).status()).isEqualTo(429);

        for (int i = 0; i < PER_PHONE; i++) {
            assertThat(keyed("198.51.101.1", "kept-" + i)
                            .post(COMPLAINTS, draft("13900000003"))
                            .json())
                    .isEqualTo(accepted.get(i).json());
        }
        assertThat(keyed("198.51.101.1", "kept-1")
                        .post(COMPLAINTS, draft("13900000003").put("complainant", "王五"))
                        .json()
                        .getString("type"))
                .isEqualTo("/problems/key-reused");

        first.clock().advance(Duration.ofMinutes(3));
        assertThat(late.post(COMPLAINTS, draft("13900000003")).status()).isEqualTo(201);
    }

    @Test
    void one_key_sent_many_times_at_once_at_the_limit_gets_one_answer() throws Exception {
        for (int i = 1; i < PER_PHONE; i++) {
            from("198.51.102.1", i).post(COMPLAINTS, draft("13900000004"));
        }
        var replies = atOnce(24, i -> node(i).anybody()
                .with("X-Forwarded-For", "198.51.102.1")
                .with("Idempotency-Key", "edge")
                .post(COMPLAINTS, draft("13900000004")));

        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
    }

    @Test
    void one_network_of_ipv6_is_one_address() throws Exception {
        var replies = atOnce(PER_ADDRESS + 2, i -> from("2001:db8:7:7::" + Integer.toHexString(i), i)
                .post(COMPLAINTS, draft(phone(20_000 + i))));

        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(PER_ADDRESS);
        assertThat(from("2001:db8:7:8::1", 0).post(COMPLAINTS, draft(phone(3))).status())
                .isEqualTo(201);
    }

    @Test
    void people_with_accounts_and_those_the_administrator_names_are_not_counted() {
        for (int i = 0; i < PER_PHONE + 5; i++) {
            assertThat(first.as("agent1")
                            .with("X-Forwarded-For", "198.51.103.1")
                            .post(COMPLAINTS, draft("13900000005").put("channel", "hotline"))
                            .status())
                    .isEqualTo(201);
            assertThat(first.as("branch1")
                            .with("X-Forwarded-For", "198.51.103.1")
                            .post(COMPLAINTS, draft("13900000005").put("channel", "branch"))
                            .status())
                    .isEqualTo(201);
            assertThat(first.anybody().post(COMPLAINTS, draft("13900000005")).status())
                    .isEqualTo(201);
        }
        assertThat(from("198.51.103.1", 0)
                        .post(COMPLAINTS, draft("13900000005"))
                        .status())
                .as("nor has anything of the customer's been used")
                .isEqualTo(201);
    }

    @Test
    void a_complaint_with_wrong_fields_is_refused_and_not_counted() {
        for (int i = 0; i < PER_PHONE + 5; i++) {
            assertThat(from("198.51.104.1", i)
                            .post(COMPLAINTS, draft("13900000006").put("channel", "fax"))
                            .status())
                    .isEqualTo(422);
        }
        assertThat(from("198.51.104.1", 0)
                        .post(COMPLAINTS, draft("13900000006"))
                        .status())
                .isEqualTo(201);
    }

    private static TestServer node(int i) {
        return i % 2 == 0 ? first : second;
    }

    private static TestClient from(String address, int i) {
        return node(i).anybody().with("X-Forwarded-For", address);
    }

    private static TestClient keyed(String address, String key) {
        return from(address, key.hashCode() & 1).with("Idempotency-Key", key);
    }

    private List<Reply> atOnce(int times, Callers.Call<Reply> asking) {
        return Callers.atOnce(vertx, 16, times, asking);
    }

    private static String stored(String what) {
        return first.database().value("SELECT " + what + " FROM complaint");
    }

    private static String phone(int i) {
        return String.format("138%08d", i);
    }

    private static JsonObject draft(String phone) {
        return Draft.usual().phone(phone).json();
    }
}
