package hotline.feed;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.Database;
import hotline.database.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final Instant MONDAY = Instant.parse("2026-09-21T01:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-09-23T10:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private TestDatabase stored;
    private Feed feed;
    private WrittenLog log;

    @BeforeEach
    void prepare() {
        stored = TestDatabase.fresh();
        feed = new Feed(vertx, Database.open(vertx, stored.settings()).pool());
        feed.start();
        log = new WrittenLog(stored);
        log.complaint(1, "上海", MONDAY, WEDNESDAY).complaint(2, "广州", MONDAY, WEDNESDAY);
        event(1, "received");
        event(2, "received");
    }

    @AfterEach
    void end() {
        log.close();
        await(vertx.close());
        stored.close();
    }

    @Test
    void a_handler_hears_all_that_happens_from_now_on() {
        var handler = follow(new Audience.Handlers(), null);
        event(1, "assigned");
        event(2, "noted", true);
        handler.heard("1 assigned", "2 noted");
        var entry = handler.entries.get(0);
        assertThat(entry.number()).isEqualTo("202609-000001");
        assertThat(entry.dueAt()).isEqualTo(WEDNESDAY);
    }

    @Test
    void a_branch_hears_of_its_own_and_nothing_internal() {
        var branch = follow(new Audience.Branch("上海"), null);
        event(2, "assigned");
        event(1, "noted", true);
        event(1, "resolved");
        branch.heard("1 resolved");
    }

    @Test
    void a_customer_hears_of_one_complaint_and_nothing_internal() {
        var customer = follow(new Audience.Complainant(2), null);
        event(1, "assigned");
        event(2, "callback-begun", true);
        event(2, "closed");
        customer.heard("2 closed");
    }

    @Test
    void who_was_away_reads_on_from_the_last_they_heard() {
        var before = follow(new Audience.Handlers(), null);
        event(1, "assigned");
        before.heard("1 assigned");
        before.leave.run();
        event(1, "investigating");
        event(1, "resolved");
        var again =
                follow(new Audience.Handlers(), before.entries.get(0).position().toString());
        again.heard("1 investigating", "1 resolved");
        event(1, "closed");
        again.heard("1 investigating", "1 resolved", "1 closed");
        assertThat(again.resyncs).isEmpty();
    }

    @Test
    void a_place_that_this_log_does_not_have_leads_to_a_resync() {
        for (String unknown : List.of("999999999-1", "1-999999999", "nonsense", "-1-1", "99999999999999999999-1")) {
            var lost = follow(new Audience.Handlers(), unknown);
            until(() -> lost.resyncs.size() == 1);
            event(1, "noted");
            until(() -> !lost.entries.isEmpty());
            lost.leave.run();
        }
    }

    @Test
    void who_missed_more_than_five_thousand_loads_anew() {
        var first = stored.value("SELECT tx || '-' || id FROM event ORDER BY tx, id LIMIT 1");
        for (int i = 0; i < Feed.MOST_MISSED; i++) {
            log.event(1, "noted", MONDAY, new JsonObject());
        }
        log.commit();
        var lost = follow(new Audience.Handlers(), first);
        until(() -> lost.resyncs.size() == 1);
        assertThat(lost.entries).isEmpty();
        event(1, "closed");
        lost.heard("1 closed");
    }

    @Test
    void when_more_happens_at_once_than_anybody_can_look_at_all_load_anew() {
        var handler = follow(new Audience.Handlers(), null);
        for (int i = 0; i < 2 * Feed.MOST_MISSED; i++) {
            log.event(1, "noted", MONDAY, new JsonObject());
        }
        log.commit();
        until(() -> handler.resyncs.size() == 1);
        event(1, "closed");
        until(() -> handler.entries.get(handler.entries.size() - 1).event().equals("closed"));
        assertThat(handler.entries).hasSizeLessThanOrEqualTo(Feed.MOST_MISSED + 1);
    }

    @Test
    void one_complaints_followers_are_few_so_that_no_stranger_takes_all_places() {
        for (int i = 0; i < 5; i++) {
            follow(new Audience.Complainant(1), null);
        }
        assertThatThrownBy(() -> follow(new Audience.Complainant(1), null)).hasMessageContaining("too many");
        follow(new Audience.Complainant(2), null);
        follow(new Audience.Handlers(), null);
    }

    @Test
    void a_feed_that_closes_ends_its_followers_and_takes_no_more() {
        var handler = follow(new Audience.Handlers(), null);
        await(feed.close());
        assertThat(handler.ended).isTrue();
        assertThatThrownBy(() -> follow(new Audience.Handlers(), null)).hasMessageContaining("stopping");
    }

    private void event(long complaint, String type) {
        event(complaint, type, false);
    }

    private void event(long complaint, String type, boolean internal) {
        log.event(complaint, type, MONDAY, internal, new JsonObject()).commit();
    }

    private Heard follow(Audience audience, String last) {
        var heard = new Heard();
        heard.leave = await(feed.follow(audience, Optional.ofNullable(last), heard));
        return heard;
    }

    private static final class Heard implements Follower {
        private final List<FeedEntry> entries = new CopyOnWriteArrayList<>();
        private final List<LogPosition> resyncs = new CopyOnWriteArrayList<>();
        private Runnable leave;
        private volatile boolean ended;

        @Override
        public void hear(List<FeedEntry> news, LogPosition upTo) {
            entries.addAll(news);
        }

        @Override
        public void resync(LogPosition from) {
            resyncs.add(from);
        }

        @Override
        public Future<Void> end() {
            ended = true;
            return Future.succeededFuture();
        }

        void heard(String... expected) {
            until(() -> entries.size() >= expected.length);
            assertThat(entries)
                    .extracting(entry -> entry.complaint() + " " + entry.event())
                    .containsExactly(expected);
        }
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
