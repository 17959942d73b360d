package hotline.callback;

import static hotline.callback.CallbackDesk.WANG;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.loop.TestLoops;
import hotline.parking.ParkedRow;
import hotline.parking.ParkingRounds;
import hotline.policy.taxonomy.Severity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A complaint that can't be worked on keeps no agent from calling all others back. */
class UnworkableCallbacksTest {
    private final CallbackDesk desk = new CallbackDesk();

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void complaints_of_an_unknown_policy_are_skipped_and_every_agent_gets_another() throws Exception {
        for (int i = 0; i < 30; i++) {
            desk.resolved(Severity.MINOR);
        }
        desk.tables.execute("UPDATE complaint SET policy_version = 999 WHERE id <= 10");
        desk.tables.execute("UPDATE complaint SET severity = 'dreadful' WHERE id BETWEEN 11 AND 13");
        var taken = new HashSet<Long>();
        for (long agent = 1; agent <= 17; agent++) {
            taken.add(desk.takeNext(agent).orElseThrow().complaint());
        }
        assertThat(taken).hasSize(17).allMatch(id -> id > 13);
        assertThat(parked()).hasSize(13);
        assertThat(parked()).filteredOn(row -> row.reason().contains("999")).hasSize(10);
        assertThat(desk.takeNext(18)).isEmpty();

        desk.tables.execute("UPDATE complaint SET policy_version = 1, severity = 'minor'");
        desk.clock.advance(Duration.ofSeconds(3));
        var round = await(new ParkingRounds(TestLoops.on(desk.vertx), desk.parking, new SimpleMeterRegistry()).round());
        assertThat(round.mended()).isEqualTo(13);
        assertThat(desk.takeNext(18)).isPresent();
    }

    @Test
    void an_expired_callback_that_cannot_be_given_back_stops_no_other() throws Exception {
        for (int i = 0; i < 5; i++) {
            desk.resolved(Severity.MINOR);
        }
        var broken = desk.takeNext(WANG).orElseThrow();
        for (long agent = 11; agent <= 14; agent++) {
            desk.takeNext(agent);
        }
        desk.tables.execute("UPDATE complaint SET severity = 'dreadful' WHERE id = " + broken.complaint());
        desk.clock.advance(Duration.ofHours(1));

        assertThat(desk.takeNext(WANG).orElseThrow().complaint()).isNotEqualTo(broken.complaint());
        assertThat(desk.tables.value("SELECT count(*) FROM callback WHERE status = 'waiting'"))
                .isEqualTo("3");
        assertThat(parked())
                .singleElement()
                .satisfies(row -> assertThat(row.row().complaint()).contains(broken.complaint()));
    }

    private List<ParkedRow> parked() throws Exception {
        return await(desk.parking.newestFirst(Optional.empty(), Optional.empty(), 100));
    }
}
