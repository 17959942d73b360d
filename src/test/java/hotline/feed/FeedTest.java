package hotline.feed;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.Database;
import hotline.loop.TestLoops;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class FeedTest {
    private static final Instant MONDAY = Instant.parse("2026-09-21T01:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-09-23T10:00:00Z");

    private TestDatabase stored;
    private Database database;
    private Feed feed;
    private WrittenLog log;
    private Runnable onWriting = () -> {};

    @BeforeEach
    void prepare(Vertx vertx) {
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
        feed = new Feed(TestLoops.on(vertx), database.pool(), new NumberAndEvent());
        feed.start();
        log = new WrittenLog(stored);
        log.complaint(1, "上海", MONDAY, WEDNESDAY).complaint(2, "广州", MONDAY, WEDNESDAY);
        event(1, "received");
        event(2, "received");
    }

    @AfterEach
    void end() {
        log.close();
        await(feed.close());
        await(database.close());
        stored.close();
    }

    @Test
    void a_handler_hears_all_that_happens_from_now_on() {
        var handler = follow(new Audience.Handlers(), null);
        event(1, "assigned");
        event(2, "noted", true);
        handler.heard("1 assigned", "2 noted");
        var entry = handler.entries().get(0);
        assertThat(entry.number()).isEqualTo("202609-000001");
        assertThat(entry.dueAt()).isEqualTo(WEDNESDAY);
    }

    @Test
    void a_branch_hears_of_its_complaints_and_nothing_internal() {
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
    void a_follower_who_was_away_reads_on_from_the_last_event_heard() {
        var before = follow(new Audience.Handlers(), null);
        event(1, "assigned");
        before.heard("1 assigned");
        before.leave.run();
        event(1, "investigating");
        event(1, "resolved");
        var again = follow(
                new Audience.Handlers(), before.entries().get(0).position().toString());
        again.heard("1 investigating", "1 resolved");
        event(1, "closed");
        again.heard("1 investigating", "1 resolved", "1 closed");
        assertThat(again.resyncs()).isZero();
    }

    @Test
    void a_place_that_this_log_does_not_have_leads_to_a_resync() {
        for (String unknown : List.of("999999999-1", "1-999999999", "nonsense", "-1-1", "99999999999999999999-1")) {
            var lost = follow(new Audience.Handlers(), unknown);
            assertThat(lost.resyncs()).isOne();
            event(1, "noted");
            await("the lost entry is heard", () -> !lost.entries().isEmpty());
            lost.leave.run();
        }
    }

    @Test
    void a_follower_who_missed_more_than_is_kept_must_reload() {
        var first = stored.value("SELECT tx || '-' || id FROM event ORDER BY tx, id LIMIT 1");
        for (int i = 0; i < Feed.MOST_MISSED; i++) {
            log.event(1, "noted", MONDAY, new JsonObject());
        }
        log.commit();
        var lost = follow(new Audience.Handlers(), first);
        assertThat(lost.resyncs()).isOne();
        assertThat(lost.entries()).isEmpty();
        event(1, "closed");
        lost.heard("1 closed");
    }

    @Test
    void a_burst_larger_than_a_screen_makes_every_client_reload() {
        var handler = follow(new Audience.Handlers(), null);
        for (int i = 0; i < 2 * Feed.MOST_MISSED; i++) {
            log.event(1, "noted", MONDAY, new JsonObject());
        }
        log.commit();
        await("the stream hears of the gap", () -> handler.resyncs() == 1);
        event(1, "closed");
        await("the closing is heard", () -> handler.entries().stream()
                .anyMatch(entry -> entry.event().equals("closed")));
        assertThat(handler.entries()).hasSizeLessThanOrEqualTo(Feed.MOST_MISSED + 1);
    }

    @Test
    void a_follower_from_a_node_ahead_of_this_one_hears_nothing_twice() {
        var first = follow(new Audience.Handlers(), null);
        log.event(1, "assigned", MONDAY, new JsonObject())
                .event(1, "investigating", MONDAY, new JsonObject())
                .commit();
        var ahead = follow(new Audience.Handlers(), stored.value("SELECT max(tx) || '-' || max(id) FROM event"));
        assertThat(ahead.resyncs()).isZero();
        event(1, "resolved");
        ahead.heard("1 resolved");
        first.heard("1 assigned", "1 investigating", "1 resolved");
    }

    @Test
    void a_follower_who_returns_within_a_transaction_hears_its_rest() {
        follow(new Audience.Handlers(), null);
        log.event(1, "assigned", MONDAY, new JsonObject())
                .event(2, "noted", MONDAY, new JsonObject())
                .commit();
        var between = stored.value("SELECT tx || '-' || id FROM event WHERE type = 'assigned'");
        follow(new Audience.Handlers(), between).heard("2 noted");
    }

    @Test
    void an_event_is_written_once_for_any_number_of_followers(VertxTestContext test) {
        onWriting = test.checkpoint(2)::flag;
        var heardByAll = test.checkpoint();
        var all = new ArrayList<Heard>();
        for (int person = 1; person <= 50; person++) {
            all.add(follow(new Subscriber.Person(person, new Audience.Handlers()), null));
        }
        var branch = follow(new Audience.Branch("上海"), null);
        event(1, "assigned");
        event(1, "resolved");
        all.forEach(one -> one.heard("1 assigned", "1 resolved"));
        branch.heard("1 assigned", "1 resolved");
        all.forEach(one -> assertThat(one.text()).isEqualTo("1 assigned;1 resolved;"));
        assertThat(branch.text()).isEqualTo("1 assigned;1 resolved;");
        heardByAll.flag();
    }

    @Test
    void a_slow_follower_keeps_no_more_of_the_log_in_memory_than_the_feed_keeps() {
        var slow = follow(new Audience.Handlers(), null);
        var quick = follow(new Audience.Handlers(), null);
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < Feed.MOST_MISSED / 4; i++) {
                log.event(1, "noted", MONDAY, new JsonObject());
            }
            log.commit();
            int heard = (round + 1) * (Feed.MOST_MISSED / 4);
            await("all is heard", () -> quick.entries().size() == heard);
        }
        event(1, "closed");
        await("all is heard", () -> quick.entries().size() == Feed.MOST_MISSED + 1);
        assertThat(slow.start.news().behind(quick.circle.latest)).isGreaterThan(Feed.MOST_MISSED);
    }

    @Test
    void a_ninth_stream_of_a_person_ends_the_oldest() {
        var person = new Subscriber.Person(7, new Audience.Handlers());
        var streams = new ArrayList<Heard>();
        for (int i = 0; i < 9; i++) {
            streams.add(follow(person, null));
        }
        await("the oldest stream gives way", () -> streams.get(0).gaveWay);
        assertThat(streams.subList(1, 9)).noneMatch(stream -> stream.gaveWay);
        follow(new Subscriber.Person(8, new Audience.Handlers()), null);
        assertThat(streams.subList(1, 9)).noneMatch(stream -> stream.gaveWay);
    }

    @Test
    void a_sixth_stream_of_a_customer_for_a_complaint_ends_the_oldest() {
        var streams = new ArrayList<Heard>();
        for (int i = 0; i < 6; i++) {
            streams.add(follow(new Subscriber.Customer(1, "198.51.100." + i), null));
        }
        await("the oldest stream gives way", () -> streams.get(0).gaveWay);
        follow(new Subscriber.Customer(2, "198.51.100.1"), null);
        assertThat(streams.subList(1, 6)).noneMatch(stream -> stream.gaveWay);
    }

    @Test
    void a_feed_that_closes_ends_its_followers_and_takes_no_more() {
        var handler = follow(new Audience.Handlers(), null);
        await(feed.close());
        assertThat(handler.circle.ended).isTrue();
        assertThatThrownBy(() -> follow(new Audience.Handlers(), null)).hasMessageContaining("stopping");
    }

    private void event(long complaint, String type) {
        event(complaint, type, false);
    }

    private void event(long complaint, String type, boolean internal) {
        log.event(complaint, type, MONDAY, internal, new JsonObject()).commit();
    }

    private Heard follow(Audience audience, String last) {
        return follow(
                audience instanceof Audience.Complainant one
                        ? new Subscriber.Customer(one.complaint(), "198.51.100.1")
                        : new Subscriber.Person(1, audience),
                last);
    }

    private Heard follow(Subscriber subscriber, String last) {
        var heard = new Heard(subscriber.audience());
        heard.start =
                await(feed.follow(subscriber, Optional.ofNullable(last), heard.circle, () -> heard.gaveWay = true));
        heard.leave = heard.start.leave();
        return heard;
    }

    /** Writes no more than tests look at. */
    private final class NumberAndEvent implements FeedWording {
        @Override
        public Buffer forHandlers(FeedEntry entry) {
            onWriting.run();
            return Buffer.buffer(entry.complaint() + " " + entry.event() + ";");
        }

        @Override
        public Buffer forBranch(FeedEntry entry) {
            return Buffer.buffer(entry.complaint() + " " + entry.event() + ";");
        }

        @Override
        public Buffer forCustomer(FeedEntry entry) {
            return Buffer.buffer("changed;");
        }

        @Override
        public Buffer shared(Buffer text) {
            return text;
        }
    }

    private static final class OneLoop implements Circle {
        private volatile FeedNews latest;
        private volatile boolean ended;

        @Override
        public void hear(FeedNews news) {
            latest = news;
        }

        @Override
        public Future<Void> end() {
            ended = true;
            return Future.succeededFuture();
        }
    }

    /** The news since a follower began, as found in the chain. */
    private static final class Heard {
        private final OneLoop circle = new OneLoop();
        private final Audience audience;
        private FeedStart start;
        private Runnable leave;
        private volatile boolean gaveWay;

        Heard(Audience audience) {
            this.audience = audience;
        }

        private Stream<FeedNews> news() {
            return Stream.iterate(start.news().next(), Optional::isPresent, news -> news.flatMap(FeedNews::next))
                    .flatMap(Optional::stream);
        }

        List<FeedEntry> entries() {
            return news().flatMap(news -> news.entries().stream())
                    .filter(entry -> entry.position().isAfter(start.heard()))
                    .filter(entry -> Audience.of(entry).contains(audience))
                    .toList();
        }

        String text() {
            return news().flatMap(news -> news.text(audience, start.heard()).stream())
                    .map(Buffer::toString)
                    .collect(Collectors.joining());
        }

        long resyncs() {
            return news().filter(FeedNews::isGap).count() + (start.mustResync() ? 1 : 0);
        }

        void heard(String... expected) {
            await("as many entries are heard", () -> entries().size() >= expected.length);
            assertThat(entries())
                    .extracting(entry -> entry.complaint() + " " + entry.event())
                    .containsExactly(expected);
        }
    }
}
