package hotline.log.reading;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.feed.WrittenLog;
import hotline.log.Envelope;
import hotline.log.EventType;
import hotline.log.FilingEvent.Linked;
import hotline.log.Noted;
import hotline.log.Rated;
import hotline.loop.TestLoops;
import hotline.parking.Parking;
import hotline.policy.taxonomy.Severity;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class EventReaderTest {
    private static final Instant MONDAY = Instant.parse("2026-09-21T01:00:00Z");
    private static final Envelope ENVELOPE = new Envelope("claims", Severity.MINOR, "app");

    /** Keeps the events of two kinds. */
    private static final class Kept implements EventReader {
        final List<ReadEvent> events = new ArrayList<>();

        @Override
        public String name() {
            return "kept";
        }

        @Override
        public boolean reads(EventType type) {
            return type == EventType.NOTED || type == EventType.RATED;
        }

        @Override
        public Future<Void> on(SqlConnection transaction, List<ReadEvent> read) {
            read.forEach(ReadEvent::event);
            events.addAll(read);
            return Future.succeededFuture();
        }
    }

    @Test
    void a_reader_gets_the_events_of_its_kinds_as_records_and_leaves_out_one_that_it_cannot_read(Vertx vertx)
            throws Exception {
        try (var stored = TestDatabase.fresh();
                var log = new WrittenLog(stored)) {
            var pool = Database.open(vertx, stored.settings()).pool();
            var parking = new Parking(pool, new SettableClock(MONDAY));
            log.event(1, "noted", MONDAY, ENVELOPE.with(new Noted("已联系")).whole());
            log.event(
                    1,
                    "linked",
                    MONDAY,
                    ENVELOPE.with(new Linked("202609-000002")).whole());
            log.event(1, "rated", MONDAY, new JsonObject().put("score", 5));
            log.event(
                    2,
                    "rated",
                    MONDAY,
                    ENVELOPE.with(new Rated(4, true, "page")).whole());
            log.commit();

            var kept = new Kept();
            var caughtUp = new LogReader(TestLoops.on(vertx), pool, kept, parking).catchUp();
            await(caughtUp);

            assertThat(kept.events)
                    .extracting(ReadEvent::event)
                    .containsExactly(new Noted("已联系"), new Rated(4, true, "page"));
            assertThat(kept.events).extracting(ReadEvent::seq).containsExactly(1, 1);
            assertThat(kept.events).extracting(ReadEvent::envelope).containsOnly(ENVELOPE);
            assertThat(stored.value("SELECT place || ' ' || event FROM parked")).isEqualTo("log-kept rated");
        }
    }
}
