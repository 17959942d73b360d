package hotline.outbox;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.loop.TestLoops;
import hotline.outbox.message.Cancellation;
import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.DeliveryReport;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.NewMessage.Content;
import hotline.outbox.message.NewMessage.Place;
import hotline.outbox.message.NewMessage.Recipient;
import hotline.outbox.message.NewRoute;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.RouteState;
import hotline.outbox.message.Way;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages go out by routes, some of which are ill. */
@Tag("K3")
@ExtendWith(VertxExtension.class)
class SendingTest {
    private static final DeliveryResult DONE = new DeliveryResult.Delivered("200", "");
    private static final DeliveryResult DOWN = new DeliveryResult.Temporary("503", "", Optional.empty(), true);

    private static final int NODES = 3;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T02:00:00Z"));
    private final TestDatabase stored = TestDatabase.fresh();
    private final Receiver receiver = new Receiver();
    private final List<String> settled = new ArrayList<>();
    private Database database;
    private Outbox outbox;
    private Sending sending;
    private int events;

    /** Answers as each route is told to, and counts what it has at the same time. */
    private static final class Receiver implements Deliverer {
        private final Map<String, Function<ClaimedMessage, Future<DeliveryResult>>> answers = new ConcurrentHashMap<>();
        private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
        private final Map<String, AtomicInteger> most = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<Long> got = new ConcurrentLinkedQueue<>();

        void answers(String route, DeliveryResult delivery) {
            answers.put(route, message -> Future.succeededFuture(delivery));
        }

        @Override
        public Way way() {
            return Way.WEBHOOK;
        }

        @Override
        public Future<DeliveryResult> deliver(ClaimedMessage message, OutboxRoute route) {
            got.add(message.id());
            var now = underWay.computeIfAbsent(route.name(), name -> new AtomicInteger());
            most.computeIfAbsent(route.name(), name -> new AtomicInteger())
                    .accumulateAndGet(now.incrementAndGet(), Math::max);
            return answers.getOrDefault(route.name(), any -> Future.succeededFuture(DONE))
                    .apply(message)
                    .onComplete(done -> now.decrementAndGet());
        }
    }

    @BeforeEach
    void start(Vertx vertx) {
        database = Database.open(vertx, stored.settings());
        outbox = new Outbox(database, () -> ZoneOffset.UTC);
        outbox.follow((transaction, message, state, now) -> {
            settled.add(message.id() + " " + state.code());
            return Future.succeededFuture();
        });
        sending = new Sending(TestLoops.on(vertx), database, outbox, List.of(receiver), clock);
        sending.start();
    }

    @AfterEach
    void stop() {
        await(sending.stop());
        await(database.close());
        stored.close();
    }

    private int route(String name, int inFlight) {
        return await(database.inTransaction(transaction -> OutboxRoutes.add(
                        transaction,
                        new NewRoute(Way.WEBHOOK, name, new JsonObject(), 1_000, inFlight),
                        clock.instant())))
                .orElseThrow();
    }

    private int put(int route, int count) {
        return put(route, count, Optional.empty());
    }

    private int put(int route, int count, Optional<String> address) {
        var messages = IntStream.range(0, count)
                .mapToObj(i -> NewMessage.now(
                        new Recipient(route, Way.WEBHOOK, route, address),
                        "webhook",
                        "event:" + ++events,
                        Place.ALONE,
                        Content.of("{}"),
                        clock.instant()))
                .toList();
        return await(database.inTransaction(transaction -> outbox.put(transaction, messages, clock.instant())));
    }

    private String count(int route, String state) {
        return stored.value("SELECT count(*) FROM outbox WHERE route = " + route + " AND state = '" + state + "'");
    }

    private String value(int route, String column) {
        return stored.value("SELECT " + column + " FROM outbox_route WHERE id = " + route);
    }

    @Test
    @Tag("W5")
    @Tag("W6")
    void a_dead_route_rests_while_the_others_send_and_is_not_flooded_when_it_comes_back() {
        int dead = route("dead", 8);
        int good = route("good", 8);
        receiver.answers("dead", DOWN);
        put(dead, 60);
        put(good, 200);

        await("the good ones are there", () -> count(good, "delivered").equals("200"));
        await("the dead one rests", () -> value(dead, "closed_until") != null);
        assertThat(receiver.got.stream().distinct().count())
                .as("tries of the dead route")
                .isLessThan(200 + 20);
        assertThat(count(dead, "dead")).isEqualTo("0");

        var levels = new ConcurrentLinkedQueue<Integer>();
        var open = new ConcurrentLinkedQueue<Promise<DeliveryResult>>();
        receiver.answers.put("dead", message -> {
            var promise = Promise.<DeliveryResult>promise();
            open.add(promise);
            return promise.future();
        });
        clock.advance(Duration.ofMinutes(20));
        for (int expected : List.of(1, 2, 4, 8)) {
            await(expected + " under way", () -> open.size() == expected);
            levels.add(receiver.underWay.get("dead").get());
            // The first success of the round lets twice as many through; the others come together with it.
            var all = List.copyOf(open);
            open.clear();
            await(
                    "nothing else is under way",
                    () -> receiver.underWay.get("dead").get() == all.size());
            if (expected == 8) {
                receiver.answers("dead", DONE);
            }
            all.get(0).complete(DONE);
            all.stream()
                    .skip(1)
                    .forEach(one -> one.complete(new DeliveryResult.Temporary("429", "", Optional.empty(), false)));
        }
        clock.advance(Duration.ofMinutes(10));
        await("all are there", () -> count(dead, "delivered").equals("60"));
        assertThat(levels).containsExactly(1, 2, 4, 8);
        assertThat(receiver.most.get("dead").get()).isLessThanOrEqualTo(8);
    }

    @Test
    void a_route_without_quota_takes_no_try_from_its_messages_and_one_that_is_gone_is_disabled() {
        int full = route("full", 4);
        int gone = route("gone", 4);
        receiver.answers("full", new DeliveryResult.RouteParked("quota", "over quota", Optional.empty()));
        receiver.answers("gone", new DeliveryResult.RouteGone("410", ""));
        put(full, 3);
        put(gone, 1);

        await("it is disabled", () -> "disabled gone".equals(value(gone, "state || ' ' || reason")));
        await("it rests", () -> "quota".equals(value(full, "reason")));
        await("all wait", () -> count(full, "waiting").equals("3"));
        assertThat(stored.value("SELECT max(tries) FROM outbox WHERE route = " + full))
                .isEqualTo("0");
        List<OutboxRoute> inUse =
                await(database.pool().withConnection(connection -> OutboxRoutes.inUse(connection, Way.WEBHOOK)));
        assertThat(inUse).extracting(OutboxRoute::name).containsExactly("full");

        receiver.answers("full", DONE);
        clock.advance(Duration.ofHours(2));
        await("they are there", () -> count(full, "delivered").equals("3"));
        assertThat(value(full, "reason")).isNull();
    }

    @Test
    @Tag("O4")
    void one_recipient_that_the_relay_bars_is_given_up_alone_and_many_one_after_the_other_rest_the_route() {
        int relay = route("relay", 1);
        var barred = new DeliveryResult.Barred("554 5.7.1", "relay access denied");
        receiver.answers.put(
                "relay",
                message ->
                        Future.succeededFuture(message.message().to().address().isPresent() ? barred : DONE));
        put(relay, 1, Optional.of("one@example.org"));
        put(relay, 20);
        await("the others are there", () -> count(relay, "delivered").equals("20"));
        for (String tries : List.of("1", "2")) {
            await("it is tried again", () -> stored.value("SELECT max(tries) FROM outbox")
                    .equals(tries));
            clock.advance(Duration.ofMinutes(10));
        }
        await("it is given up", () -> count(relay, "undelivered").equals("1"));
        assertThat(value(relay, "opens || ' ' || coalesce(reason, '')")).isEqualTo("0 ");

        receiver.answers("relay", barred);
        put(relay, 20);
        await("it rests", () -> value(relay, "closed_until") != null);
        assertThat(count(relay, "waiting")).isEqualTo("20");
        receiver.answers("relay", DONE);
        clock.advance(Duration.ofMinutes(2));
        await("none is lost", () -> count(relay, "delivered").equals("40"));
    }

    @Test
    void what_can_not_be_sent_in_time_is_given_up_and_the_followers_hear_it_once() {
        int dead = route("dead", 4);
        receiver.answers("dead", DOWN);
        put(dead, 7);
        await("it rests", () -> value(dead, "closed_until") != null);

        clock.advance(Duration.ofDays(5));
        await("they are given up", () -> count(dead, "dead").equals("7"));
        assertThat(settled).hasSize(7).doesNotHaveDuplicates().allMatch(one -> one.endsWith(" dead"));
        assertThat(stored.value("SELECT string_agg(state || ' ' || n, ',') FROM outbox_count"))
                .isEqualTo("dead 7");
    }

    @Test
    void tries_that_end_at_once_are_written_together() {
        int route = route("many", 20);
        var end = Promise.<DeliveryResult>promise();
        receiver.answers.put("many", message -> end.future());
        put(route, 20);
        await("all are under way", () -> receiver.got.size() == 20);
        end.complete(DONE);
        await("they are there", () -> count(route, "delivered").equals("20"));
        assertThat(Integer.parseInt(stored.value("SELECT count(DISTINCT xmin::text) FROM outbox_attempt")))
                .as("transactions")
                .isLessThan(10);
    }

    @Test
    @Tag("O5")
    void an_address_gets_five_messages_an_hour_and_twenty_a_day_however_many_are_put_at_once() {
        int route = route("relay", 8);
        var puts = IntStream.range(0, 10)
                .mapToObj(i -> database.inTransaction(transaction -> outbox.put(
                        transaction,
                        IntStream.range(0, 3)
                                .mapToObj(n -> NewMessage.now(
                                        new Recipient(
                                                route, Way.WEBHOOK, 1, Optional.of(i % 2 == 0 ? "a@x.cn" : " A@X.cn")),
                                        "received",
                                        "event:" + i + ":" + n,
                                        new Place(Optional.of((long) i), n),
                                        Content.of("您好"),
                                        clock.instant()))
                                .toList(),
                        clock.instant())))
                .toList();
        await(Future.all(puts));

        await("they are there", () -> count(route, "delivered").equals("5"));
        assertThat(count(route, "suppressed")).isEqualTo("25");
        assertThat(stored.value("SELECT DISTINCT last_code FROM outbox WHERE state = 'suppressed'"))
                .isEqualTo("cap-address");
        for (int hour = 0; hour < 6; hour++) {
            clock.advance(Duration.ofHours(1));
            put(route, 6, Optional.of("a@x.cn"));
        }
        await("no more than twenty besides receipts", () -> count(route, "delivered")
                .equals("25"));
        assertThat(count(route, "suppressed")).isEqualTo(Integer.toString(30 + 36 - 25));
        assertThat(stored.value("SELECT string_agg(encode(hash, 'escape'), '') FROM outbox_window"))
                .doesNotContain("x.cn");
    }

    /** Property 3. */
    @ParameterizedTest
    @ValueSource(longs = {3, 33, 333})
    @Tag("O5")
    void bursts_of_any_size_that_nodes_put_at_once_stay_within_the_caps_and_the_rest_is_suppressed(long seed) {
        int route = route("relay", 8);
        var random = new Random(seed);
        var wanted = new int[5];
        var next = new AtomicInteger();
        var bursts = IntStream.range(0, 30)
                .mapToObj(i -> IntStream.range(0, 1 + random.nextInt(5))
                        .map(n -> random.nextInt(wanted.length))
                        .boxed()
                        .toList())
                .toList();
        bursts.forEach(burst -> burst.forEach(address -> wanted[address]++));
        await(Future.all(IntStream.range(0, NODES)
                .mapToObj(node -> putBy(
                        new Outbox(database, () -> ZoneOffset.UTC),
                        IntStream.range(0, bursts.size())
                                .filter(i -> i % NODES == node)
                                .mapToObj(bursts::get)
                                .map(burst -> burst.stream()
                                        .map(address -> toOne(route, address, next.incrementAndGet()))
                                        .toList())
                                .toList()))
                .toList()));
        for (int address = 0; address < wanted.length; address++) {
            assertThat(stored.value(
                            "SELECT count(*) FILTER (WHERE state <> 'suppressed') || ' of ' || count(*) FROM outbox"
                                    + " WHERE recipient = " + address))
                    .as("address %d, seed %d", address, seed)
                    .isEqualTo(Math.min(5, wanted[address]) + " of " + wanted[address]);
        }
    }

    /** One burst after the other. */
    private Future<Void> putBy(Outbox node, List<List<NewMessage>> bursts) {
        var done = Future.<Void>succeededFuture();
        for (var burst : bursts) {
            done = done.compose(
                    before -> database.inTransaction(transaction -> node.put(transaction, burst, clock.instant()))
                            .mapEmpty());
        }
        return done;
    }

    /** About a complaint of its own. */
    private NewMessage toOne(int route, int address, int n) {
        return NewMessage.now(
                new Recipient(route, Way.WEBHOOK, address, Optional.of("c" + address + "@x.cn")),
                "late",
                "event:" + n + ":1",
                new Place(Optional.of((long) n), 1),
                Content.of("您好"),
                clock.instant());
    }

    @Test
    @Tag("O5")
    void a_complaint_gets_ten_messages_a_day_to_all_of_its_addresses() {
        int route = route("relay", 8);
        var messages = IntStream.range(0, 14)
                .mapToObj(n -> NewMessage.now(
                        new Recipient(route, Way.WEBHOOK, n, Optional.of("c" + n % 4 + "@x.cn")),
                        "late",
                        "event:" + n,
                        new Place(Optional.of(7L), n),
                        Content.of("您好"),
                        clock.instant()))
                .toList();
        await(database.inTransaction(transaction -> outbox.put(transaction, messages, clock.instant())));
        await("ten are there", () -> count(route, "delivered").equals("10"));
        assertThat(stored.value("SELECT string_agg(n::text, ',' ORDER BY n, seconds) FROM outbox_window"))
                .as("four addresses by hour and by day, and the complaint: what was not sent counts nowhere")
                .isEqualTo("2,2,2,2,3,3,3,3,10");
        assertThat(stored.value("SELECT string_agg(DISTINCT last_code, ',') || ' ' || count(*) FROM outbox"
                        + " WHERE state = 'suppressed'"))
                .isEqualTo("cap-complaint 4");
        clock.advance(Duration.ofDays(1));
        put(route, 1, Optional.of("c1@x.cn"));
        await("another day", () -> count(route, "delivered").equals("11"));
    }

    @Test
    void one_that_a_newer_one_replaces_is_not_sent_and_those_behind_it_go_on() {
        int route = route("relay", 8);
        await(database.inTransaction(transaction ->
                OutboxRoutes.state(transaction, route, RouteState.PAUSED, Optional.empty(), clock.instant())));
        for (int seq = 1; seq <= 3; seq++) {
            var message = NewMessage.now(
                    new Recipient(route, Way.WEBHOOK, 5, Optional.empty()),
                    seq == 3 ? "resolved" : "late",
                    NewMessage.causeOfEvent(9, seq),
                    new Place(Optional.of(9L), seq),
                    Content.of("{}"),
                    clock.instant());
            await(database.inTransaction(transaction -> outbox.put(transaction, List.of(message), clock.instant())));
        }
        var cancelled = await(database.inTransaction(transaction -> outbox.cancel(
                transaction,
                List.of(new Cancellation(Way.WEBHOOK, 5, Optional.of(9L), java.util.Set.of("late"), "superseded")),
                clock.instant())));
        assertThat(cancelled).hasSize(2);

        await(database.inTransaction(transaction ->
                OutboxRoutes.state(transaction, route, RouteState.ACTIVE, Optional.empty(), clock.instant())));
        await("it is there", () -> count(route, "delivered").equals("1"));
        assertThat(count(route, "cancelled")).isEqualTo("2");
    }

    @Test
    @Tag("O8")
    void reports_come_twice_and_in_any_order_and_a_message_that_arrived_stays_so() {
        int route = route("relay", 8);
        receiver.answers("relay", new DeliveryResult.Accepted("<q1@relay>", "250", "queued"));
        put(route, 1);
        await("it is handed over", () -> count(route, "accepted").equals("1"));
        long id = await(database.pool()
                        .withConnection(connection -> outbox.byProviderId(connection, route, "<q1@relay>")))
                .orElseThrow();

        assertThat(report(id, false)).isTrue();
        assertThat(report(id, false)).isFalse();
        assertThat(report(id, true)).isTrue();
        assertThat(report(id, false)).isFalse();
        assertThat(count(route, "delivered")).isEqualTo("1");
    }

    private boolean report(long id, boolean isDelivered) {
        return await(database.inTransaction(transaction -> outbox.report(
                transaction, new DeliveryReport(id, isDelivered, "5.1.1", "no such user"), clock.instant())));
    }
}
