package hotline.escalation;

import static hotline.support.Await.await;

import hotline.database.Database;
import hotline.loop.TestLoops;
import hotline.parking.Parking;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class StalledTimerTest {
    private static final Instant NOW = Instant.parse("2026-09-28T10:00:01Z");

    @Test
    void a_tick_that_hangs_does_not_stop_other_nodes(Vertx vertx) throws Exception {
        try (var stored = TestDatabase.fresh()) {
            stored.execute("INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant,"
                    + " phone, description, type, severity, confidence, reasons, judged_by, status, received_at, due_at,"
                    + " original_due_at, last_seq) VALUES (1, '202609-000001', 1, 'website', 'external', 'zh', '李娜',"
                    + " '+8613812345678', '少了一件', 'delay', 'minor', 1, '[]', 'person', 'received',"
                    + " '2026-09-25T08:00:00Z', '2026-09-28T10:00:00Z', '2026-09-28T10:00:00Z', 1)");
            stored.execute("INSERT INTO sla_clock (complaint_id, kind, state, started_at, original_due_at, due_at,"
                    + " counted_due_at, unextended_due_at, next_action_at) SELECT id, 'handling', 'running', received_at,"
                    + " due_at, due_at, due_at, due_at, due_at"
                    + " FROM complaint");
            var database = Database.open(vertx, stored.settings());
            var policies = FreightNetwork.limitsAlone();
            var timer = new LadderTimer(
                    TestLoops.on(vertx),
                    database.pool(),
                    policies,
                    FreightNetwork.deadlines(policies),
                    new Parking(database.pool(), new SettableClock(NOW)),
                    new SettableClock(NOW),
                    Duration.ofMillis(100));
            try (var holder = stored.connection();
                    var statement = holder.createStatement()) {
                holder.setAutoCommit(false);
                statement.execute("LOCK TABLE sla_clock IN ACCESS EXCLUSIVE MODE");
                timer.start();
                await(
                        "two ticks wait for the lock",
                        () -> Integer.parseInt(stored.value("SELECT count(*) FROM pg_stat_activity"
                                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'"))
                                >= 2);
                holder.rollback();
            }
            await("the breach is recorded", () -> stored.value("SELECT count(*) FROM event WHERE type = 'breached'")
                    .equals("1"));
            await(timer.stop());
            await(database.close());
        }
    }
}
