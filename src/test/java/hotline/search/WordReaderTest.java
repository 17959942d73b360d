package hotline.search;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.Database;
import hotline.feed.WrittenLog;
import hotline.log.EventType;
import hotline.log.ExampleEvents;
import hotline.log.reading.EventReader;
import hotline.log.reading.LogReader;
import hotline.log.reading.ReadEvent;
import hotline.loop.TestLoops;
import hotline.parking.Parking;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The index of words follows from the log, wherever its reader was stopped. */
@ExtendWith(VertxExtension.class)
class WordReaderTest {
    private static final Instant MONDAY = Instant.parse("2026-09-28T02:00:00Z");
    private static final String INDEX =
            "SELECT string_agg(block || gram || encode(complaints, 'hex'), ' ' ORDER BY block, gram) FROM text_gram";

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

    private void file(long from, long to) {
        try (var log = new WrittenLog(stored)) {
            LongStream.rangeClosed(from, to).forEach(id -> {
                log.complaint(id, "SH001", MONDAY, MONDAY.plusSeconds(3_600));
                log.event(
                        id,
                        "received",
                        MONDAY,
                        ExampleEvents.ENVELOPE
                                .with(ExampleEvents.of(EventType.RECEIVED))
                                .whole());
            });
            log.commit();
        }
        stored.execute("UPDATE complaint SET description = CASE id % 100 WHEN 7 THEN '外箱压扁' ELSE '迟迟不派送' END");
    }

    private LogReader reader(EventReader words) {
        return new LogReader(
                TestLoops.on(vertx), database.pool(), words, new Parking(database.pool(), new SettableClock(MONDAY)));
    }

    private List<Long> found(String typed, int most) {
        return await(database.pool().withConnection(connection -> new WordSearch(
                        vertx, connection, SoughtWords.of(typed).orElseThrow(), Optional.empty(), most)
                .run()
                .map(told -> told.stream().map(Told::complaint).toList())));
    }

    /** Fails when all is written, as a node that dies before the commit. */
    private final class Dying implements EventReader {
        private final WordReader words = new WordReader(vertx);

        @Override
        public String name() {
            return words.name();
        }

        @Override
        public boolean reads(EventType type) {
            return words.reads(type);
        }

        @Override
        public Future<Void> on(SqlConnection transaction, List<ReadEvent> events) {
            return words.on(transaction, events).compose(written -> Future.failedFuture("killed"));
        }
    }

    @Test
    void a_reader_that_is_stopped_and_started_again_has_each_complaint_once_in_all_blocks() {
        file(4_000, 4_200);
        await(reader(new WordReader(vertx)).catchUp());
        file(8_190, 8_210);
        var before = stored.value(INDEX);
        assertThatThrownBy(() -> await(reader(new Dying()).catchUp())).hasMessageContaining("killed");
        assertThat(stored.value(INDEX)).isEqualTo(before);
        await(reader(new WordReader(vertx)).catchUp());
        assertThat(found("压扁", 10)).containsExactly(8_207L, 4_107L, 4_007L);
        assertThat(found("压扁", 2)).as("the newest").containsExactly(8_207L, 4_107L);
        assertThat(stored.value("SELECT count(DISTINCT block) FROM text_gram")).isEqualTo("3");
        assertThat(stored.value("SELECT sum(length(complaints)) / 2 FROM text_gram WHERE gram = '派送'"))
                .isEqualTo("219");
    }

    @Test
    void a_text_that_is_removed_takes_its_grams_along_and_no_others() {
        file(4_000, 4_200);
        await(reader(new WordReader(vertx)).catchUp());
        await(database.pool().withTransaction(connection -> WordReader.forget(connection, 4_007)));
        assertThat(found("压扁", 10)).containsExactly(4_107L);
        await(database.pool().withTransaction(connection -> WordReader.forget(connection, 4_107)));
        assertThat(stored.value("SELECT count(*) FROM text_gram WHERE gram = '压扁'"))
                .isEqualTo("0");
        assertThat(found("派送", 300)).hasSize(199);
    }
}
