package hotline.customer.sealing;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.loop.Loops;
import hotline.policy.PersonalData.Sealing;
import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import hotline.support.FreightNetwork;
import hotline.support.Running;
import hotline.support.TestServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are sealed at the later of both dates, unless something is open, and the next complaint opens them again. */
@Tag("A2")
class SealingTest {
    private static final String CUSTOMERS = "/api/v1/customers/";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private Desk desk;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
        server.database().execute("TRUNCATE look_reason, file_link, file_root");
        desk = new Desk(server);
    }

    @ParameterizedTest
    @CsvSource({
        "2015-03-01, 2020-06-01, 5, 3, 5, 2025-06-01",
        "2020-06-01, 2020-06-01, 5, 3, 5, 2025-06-01",
        "2019-01-01, 2020-06-01, 2, 3, 8, 2027-01-01",
        "2015-01-01, 2020-02-29, 1, 3, 5, 2023-02-28"
    })
    void the_later_date_counts(
            String made, String served, int afterService, int without, int afterCreation, String sealed) {
        assertThat(SealingDate.of(day(made), day(served), new Sealing(afterService, without, afterCreation), ZONE))
                .isEqualTo(day(sealed));
    }

    private static Instant day(String day) {
        return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
    }

    /** The customer of a complaint that ended six years ago. */
    private long old(String name, String phone) {
        var number = desk.file(name, phone);
        long file = desk.customerOf(number);
        server.database()
                .execute(
                        "UPDATE complaint SET status = 'withdrawn', ended_at = '2020-09-28', received_at = '2020-09-20' WHERE number = '"
                                + number + "'");
        server.database()
                .execute(
                        "UPDATE customer_file SET created_at = '2020-09-20', last_contact_at = '2020-09-28' WHERE id = "
                                + file);
        return file;
    }

    private static void pass() {
        var policies = new Policies(new PolicyVersion(1, FreightNetwork.POLICY));
        var work = new SealingWork(
                new Loops(server.vertx(), new SimpleMeterRegistry()),
                server.connections().pool(),
                policies,
                server.clock());
        assertThat(await(work.round())).as("one round was enough").isFalse();
    }

    private static String sealed(long file) {
        return server.database().value("SELECT sealed_at IS NOT NULL FROM customer_file WHERE id = " + file);
    }

    @Test
    void a_file_without_service_for_five_years_is_found_closed_and_a_supervisor_opens_it_for_a_reason() {
        long file = old("欧阳鹤鸣", "13977788899");
        long young = desk.customer("王方", "13900000066");
        pass();
        assertThat(sealed(file)).isEqualTo("t");
        assertThat(sealed(young)).isEqualTo("f");
        assertThat(desk.find("phone", "13977788899").body()).contains("欧＊＊").doesNotContain("欧阳鹤鸣");
        assertThat(desk.get(file).status()).isEqualTo(403);
        assertThat(desk.get(file).json().getString("type")).isEqualTo("/problems/sealed");
        var ended = "/api/v1/complaints?view=ended";
        assertThat(desk.agent().get(ended).body())
                .as("the ended complaints of the customer")
                .contains("欧＊＊")
                .doesNotContain("欧阳鹤鸣");
        var supervisor = server.as("supervisor1");
        assertThat(supervisor.get(ended).body()).contains("欧＊＊").doesNotContain("欧阳鹤鸣");
        assertThat(supervisor.get(CUSTOMERS + file).status())
                .as("without a reason")
                .isEqualTo(403);
        assertThat(supervisor
                        .post(CUSTOMERS + file + "/look-reason", new JsonObject().put("why", "audit"))
                        .status())
                .isEqualTo(204);
        assertThat(supervisor.get(CUSTOMERS + file).json().getString("name")).isEqualTo("欧阳鹤鸣");
        assertThat(supervisor
                        .get(CUSTOMERS + file + "/looks")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("why"))
                .isEqualTo("audit");
        assertThat(supervisor.get(ended).body()).contains("欧阳鹤鸣");
        assertThat(desk.patch(file, 2, new JsonObject().put("region", "上海")).status())
                .isEqualTo(409);
    }

    @Test
    void an_ended_complaint_of_a_sealed_customer_is_opened_by_a_supervisor_for_a_reason_and_by_no_agent() {
        long file = old("欧阳鹤鸣", "13977788899");
        var path = "/api/v1/complaints/"
                + server.database()
                        .value(
                                "SELECT number FROM complaint c JOIN complaint_file l ON l.complaint = c.id WHERE l.file = "
                                        + file);
        assertThat(desk.agent().get(path).status()).isEqualTo(200);
        pass();
        var reason = new JsonObject().put("why", "dispute");
        assertThat(desk.agent().get(path).json().getString("type")).isEqualTo("/problems/sealed");
        assertThat(desk.agent().get(path + "/events").status()).isEqualTo(403);
        desk.agent().post(path + "/look-reason", reason);
        assertThat(desk.agent().get(path).status()).as("an agent").isEqualTo(403);
        var supervisor = server.as("supervisor1");
        assertThat(supervisor.get(path).json().getString("type")).isEqualTo("/problems/sealed");
        assertThat(supervisor.post(path + "/look-reason", reason).status()).isEqualTo(204);
        assertThat(supervisor.get(path).json().getString("complainant")).isEqualTo("欧阳鹤鸣");
        assertThat(server.as("supervisor2").get(path).status()).isEqualTo(403);
        assertThat(supervisor
                        .get(CUSTOMERS + file + "/looks")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("why"))
                .isEqualTo("dispute");
        var other = desk.file("王方", "13900000066");
        assertThat(supervisor
                        .post("/api/v1/complaints/" + other + "/look-reason", reason)
                        .status())
                .as("no reason for a complaint that is not sealed")
                .isEqualTo(422);
    }

    @Test
    void the_next_complaint_of_the_customer_opens_the_file_with_an_entry_of_its_history() {
        long file = old("欧阳鹤鸣", "13977788899");
        pass();
        assertThat(desk.customer("欧阳鹤鸣", "13977788899")).isEqualTo(file);
        assertThat(sealed(file)).isEqualTo("f");
        var history = desk.agent().get(CUSTOMERS + file + "/changes").json().getJsonArray("items");
        assertThat(history.stream().map(entry -> ((JsonObject) entry).getString("what")))
                .contains("sealed", "unsealed");
    }

    @Test
    void what_is_open_and_service_of_a_merged_file_hold_the_seal() {
        long open = old("欧阳鹤鸣", "13977788899");
        server.database().execute("UPDATE complaint SET status = 'received', ended_at = NULL");
        long merged = old("王方", "13900000066");
        long young = desk.customer("王芳", "13900000067");
        desk.merge(young, merged);
        pass();
        assertThat(sealed(open)).isEqualTo("f");
        assertThat(sealed(merged)).as("the other file was served lately").isEqualTo("f");
    }
}
