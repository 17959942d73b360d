package hotline.demo.whole;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.demo.DemoData;
import hotline.demo.DemoData.Scale;
import hotline.demo.DemoPeople;
import hotline.identity.Person;
import hotline.loop.TestLoops;
import hotline.network.Network;
import hotline.network.NetworkMap;
import hotline.parking.Parking;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A demo shows each screen about customers with something on it. */
@ExtendWith(VertxExtension.class)
class DemoCustomersTest {
    private static final Instant WEDNESDAY_AFTERNOON = Instant.parse("2026-09-16T07:20:00Z");

    @Test
    void people_have_worked_on_files_and_some_of_the_work_is_late(Vertx vertx) throws Exception {
        try (var stored = TestDatabase.fresh()) {
            make(vertx, stored, "");

            var now = "'" + WEDNESDAY_AFTERNOON + "'";
            assertThat(stored.value("SELECT string_agg(DISTINCT state, ' ' ORDER BY state) FROM file_hand_over"))
                    .isEqualTo("accepted returned to-check");
            assertThat(stored.value(
                            "SELECT count(*) > 0 FROM file_hand_over WHERE ended_at IS NULL AND due_at < " + now))
                    .as("overdue hand-overs")
                    .isEqualTo("t");
            assertThat(stored.value("SELECT string_agg(DISTINCT state, ' ' ORDER BY state) FROM missing_file"))
                    .isEqualTo("delivered held-back missing");
            assertThat(stored.value(
                            "SELECT count(*) > 0 FROM missing_file WHERE state = 'missing' AND due_at < " + now))
                    .as("overdue missing files")
                    .isEqualTo("t");
            assertThat(stored.value("SELECT count(*) FROM file_count")).isEqualTo("1");
            assertThat(stored.value("SELECT string_agg(DISTINCT review, ' ' ORDER BY review) FROM customer_file"))
                    .contains("to-review");
            assertThat(stored.value(
                            "SELECT count(*) FROM customer_file WHERE sealed_at IS NOT NULL AND erased_at IS NULL"))
                    .as("sealed")
                    .isEqualTo("2");
            assertThat(stored.value("SELECT count(*) FROM erasure WHERE finished_at IS NOT NULL"))
                    .as("erased")
                    .isEqualTo("1");
            assertThat(stored.value("SELECT count(*) > 0 FROM file_sample s JOIN file_check c USING (month, file)"))
                    .as("checked files of a sample")
                    .isEqualTo("t");
        }
    }

    @Test
    void a_file_whose_number_reaches_no_one_is_not_reviewed(Vertx vertx) throws Exception {
        try (var stored = TestDatabase.fresh()) {
            make(vertx, stored, """
                    CREATE FUNCTION never_reached() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        NEW.unreachable_at = '2100-01-01';
                        RETURN NEW;
                    END $$;
                    CREATE TRIGGER never_reached BEFORE INSERT ON customer_contact
                        FOR EACH ROW WHEN (NEW.kind = 'phone') EXECUTE FUNCTION never_reached()
                    """);

            assertThat(stored.value("SELECT count(*) FROM customer_file WHERE review IN ('returned', 'reviewed')"))
                    .isEqualTo("0");
        }
    }

    /** @param before SQL to be executed before there are files */
    private static void make(Vertx vertx, TestDatabase stored, String before) throws Exception {
        var clock = new SettableClock(WEDNESDAY_AFTERNOON);
        var database = Database.open(vertx, stored.settings());
        var rules = FreightNetwork.rules();
        var staff = DemoPeople.in(stored);
        await(new DemoData(vertx, database, rules, () -> NetworkMap.EMPTY, clock, progress -> {})
                .fillIfEmpty(staff, new Scale(300, 7)));
        if (!before.isEmpty()) {
            stored.execute(before);
        }
        var network = new Network(TestLoops.on(vertx), database.pool());
        var services = new DemoServices(vertx, database, rules, network, new Parking(database.pool(), clock), clock);
        var people = staff.handlers().stream()
                .map(one -> new Person(one.id(), one.login(), one.name(), one.role(), one.branch(), one.post()))
                .toList();
        await(new DemoCustomers(services, staff, people).make());
        await(database.close());
    }
}
