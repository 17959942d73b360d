package hotline.customer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.Database;
import hotline.log.EventType;
import hotline.log.reading.EventReader;
import hotline.log.reading.LogReader;
import hotline.log.reading.ReadEvent;
import hotline.loop.TestLoops;
import hotline.parking.Parking;
import hotline.priority.Turns;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files follow from the log, wherever its reader was stopped. */
@Tag("A1")
@ExtendWith(VertxExtension.class)
class FileReaderTest {
    private static final Instant MONDAY = Instant.parse("2026-09-28T02:00:00Z");
    private static final String FILES = "SELECT count(*) FROM customer_file WHERE set_aside_at IS NULL";

    private Vertx vertx;
    private TestDatabase stored;
    private Database database;

    @BeforeEach
    void prepare(Vertx vertx) {
        this.vertx = vertx;
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    /** External ones with even ids, of ten customers; each was rated and then corrected, so that its file follows from the correction. */
    private void file(int from, int to) {
        stored.execute("""
                INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, description, type,
                    severity, confidence, reasons, judged_by, status, received_at, due_at, original_due_at, last_seq)
                SELECT n, '202609-' || n, 1, 'hotline', CASE n %% 2 WHEN 0 THEN 'external' ELSE 'internal' END, 'zh', '王芳',
                    '+861381234567' || n / 2 %% 10, '货损', 'cargo-damage', 'minor', 1, '[]', 'test', 'received',
                    timestamptz '2026-09-28 10:00+08' + n * interval '1 s', now(), now(), 1
                FROM generate_series(%1$d, %2$d) AS n;
                INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data)
                SELECT n, 1, 'rated', timestamptz '2026-09-28 11:00+08', 'customer', false,
                    '{"type": "claims", "severity": "minor", "channel": "hotline", "score": 5, "satisfied": true, "source": "page"}'
                FROM generate_series(%1$d, %2$d) AS n;
                INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data)
                SELECT n, 2, 'particulars-corrected', timestamptz '2026-09-28 12:00+08', 'program', true,
                    '{"type": "claims", "severity": "minor", "channel": "hotline", "from": {}, "to": {}}'
                FROM generate_series(%1$d, %2$d) AS n""".formatted(from, to));
    }

    private LogReader reader(EventReader files) {
        return new LogReader(
                TestLoops.on(vertx), database.pool(), files, new Parking(database.pool(), new SettableClock(MONDAY)));
    }

    /** Fails when all is written, as a node that dies before the commit. */
    private final class Dying implements EventReader {
        private final FileReader files = new FileReader(vertx, new Turns(FreightNetwork.policies()));

        @Override
        public String name() {
            return files.name();
        }

        @Override
        public boolean reads(EventType type) {
            return files.reads(type);
        }

        @Override
        public Future<Void> on(SqlConnection transaction, List<ReadEvent> events) {
            return files.on(transaction, events).compose(written -> Future.failedFuture("killed"));
        }
    }

    @Test
    void a_reader_that_is_stopped_and_started_again_gives_each_external_complaint_one_file() {
        file(1, 200);
        await(reader(new FileReader(vertx, new Turns(FreightNetwork.policies())))
                .catchUp());
        assertThat(stored.value(FILES)).isEqualTo("10");
        file(201, 400);
        assertThatThrownBy(() -> await(reader(new Dying()).catchUp())).hasMessageContaining("killed");
        assertThat(stored.value("SELECT count(*) FROM complaint_file")).isEqualTo("100");
        await(reader(new FileReader(vertx, new Turns(FreightNetwork.policies())))
                .catchUp());
        assertThat(stored.value("SELECT count(*) FROM complaint_file")).isEqualTo("200");
        assertThat(stored.value(FILES)).isEqualTo("10");
        assertThat(stored.value("SELECT count(*) FROM customer_contact")).isEqualTo("10");
        assertThat(stored.value("SELECT min(last_contact_at) = timestamptz '2026-09-28 11:00+08' FROM customer_file"))
                .isEqualTo("t");
    }

    @Test
    void reading_everything_once_more_changes_nothing() {
        file(1, 100);
        await(reader(new FileReader(vertx, new Turns(FreightNetwork.policies())))
                .catchUp());
        var before = stored.value("SELECT string_agg(f::text, ' ' ORDER BY f.complaint) FROM complaint_file f");
        stored.execute("UPDATE log_position SET tx = '0', id = 0 WHERE reader = 'customers'");
        await(reader(new FileReader(vertx, new Turns(FreightNetwork.policies())))
                .catchUp());
        assertThat(stored.value("SELECT string_agg(f::text, ' ' ORDER BY f.complaint) FROM complaint_file f"))
                .isEqualTo(before);
        assertThat(stored.value(FILES)).isEqualTo("10");
        assertThat(stored.value("SELECT count(*) FROM customer_change WHERE what <> 'made'"))
                .isEqualTo("0");
    }

    @Test
    void a_correction_of_another_field_changes_no_file() {
        file(2, 2);
        await(reader(new FileReader(vertx, new Turns(FreightNetwork.policies())))
                .catchUp());
        stored.execute("""
                INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data)
                VALUES (2, 3, 'particulars-corrected', '2026-09-28 13:00+08', 'program', true,
                    '{"type": "claims", "severity": "minor", "channel": "hotline", "from": {}, "to": {}}')""");
        await(reader(new FileReader(vertx, new Turns(FreightNetwork.policies())))
                .catchUp());
        assertThat(stored.value("SELECT version || ' ' || name FROM customer_file"))
                .isEqualTo("1 王芳");
        assertThat(stored.value("SELECT string_agg(what, ' ') FROM customer_change"))
                .isEqualTo("made");
    }

    @Test
    void a_number_is_unreachable_from_the_calls_that_reached_no_one_until_one_does() {
        file(2, 2);
        end("unreachable", 3, "13:00");
        await(reader(new FileReader(vertx, new Turns(FreightNetwork.policies())))
                .catchUp());
        var unreachable = "SELECT unreachable_at > coalesce(reached_at, '-infinity') FROM customer_contact";
        assertThat(stored.value(unreachable)).isEqualTo("t");
        end("reached", 4, "14:00");
        await(reader(new FileReader(vertx, new Turns(FreightNetwork.policies())))
                .catchUp());
        assertThat(stored.value(unreachable)).isEqualTo("f");
    }

    private void end(String outcome, int seq, String at) {
        stored.execute("""
                INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data)
                VALUES (2, %d, 'callback-ended', '2026-09-28 %s+08', 'program', true,
                    '{"type": "claims", "severity": "minor", "channel": "hotline", "callback": 1, "outcome": "%s", "attempts": 3,
                      "asked": false, "due": "2026-09-28T04:00:00Z"}')""".formatted(seq, at, outcome));
    }
}
