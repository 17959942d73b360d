package hotline.outbox;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.loop.TestLoops;
import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.NewMessage.Content;
import hotline.outbox.message.NewMessage.Place;
import hotline.outbox.message.NewMessage.Recipient;
import hotline.outbox.message.NewRoute;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.Way;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How soon messages that are due at one instant arrive by ten ways, of which one never answers and one takes two seconds. Run by
 * {@code load-tests/outbox.sh}, not with the tests.
 */
class OutboxSpeed {
    private static final int MESSAGES = Integer.getInteger("hotline.speed.messages", 10_000);
    private static final int ROUTES = 10;
    private static final int HOLE = 0;
    private static final int SLOW = 1;

    private final TestDatabase stored = TestDatabase.fresh();
    private final Vertx vertx = Vertx.vertx();
    private final ConcurrentLinkedQueue<Long> good = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> slow = new ConcurrentLinkedQueue<>();
    private volatile long began;

    @Test
    void ten_ways_at_one_instant() {
        var database = Database.open(vertx, stored.settings());
        var receiver = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    if (request.path().equals("/" + HOLE)) {
                        return;
                    }
                    vertx.timer(request.path().equals("/" + SLOW) ? 2_000 : 1, TimeUnit.MILLISECONDS)
                            .onComplete(over -> request.response().end());
                })
                .listen(0));
        var client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(200));
        var outbox = new Outbox(database, () -> ZoneOffset.UTC);
        var routes = put(database, outbox);
        var sending = new Sending(
                TestLoops.on(vertx),
                database,
                outbox,
                List.of(new Posting(client, receiver.actualPort(), routes)),
                Clock.systemUTC());
        began = System.nanoTime();
        sending.start();
        int each = MESSAGES / ROUTES;
        await("the good ones are there", Duration.ofMinutes(3), () -> good.size() >= each * (ROUTES - 2));
        long all = System.nanoTime() - began;
        await(
                "they are written",
                Duration.ofMinutes(1),
                () -> Integer.parseInt(stored.value("SELECT count(*) FROM outbox WHERE state = 'delivered'"))
                        >= each * (ROUTES - 2));
        System.out.printf(
                "%d good messages: %d/s, p50 %d ms, p99 %d ms, doubles %d; of the slow way %d so far; of the black hole %s%n",
                good.size(),
                good.size() * 1_000_000_000L / all,
                at(0.5),
                at(0.99),
                good.size() - each * (ROUTES - 2),
                slow.size(),
                stored.value("SELECT string_agg(DISTINCT state, ' ') FROM outbox WHERE route = " + routes.get(HOLE)));
        assertThat(at(0.99)).as("p99 of the good ones").isLessThanOrEqualTo(10_000);
        await(sending.stop());
        await(database.close());
        await(vertx.close());
        stored.close();
    }

    private long at(double share) {
        var sorted = good.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }

    private List<Integer> put(Database database, Outbox outbox) {
        var routes = new ArrayList<Integer>();
        var now = Clock.systemUTC().instant();
        for (int route = 0; route < ROUTES; route++) {
            int number = route;
            await(
                    database.inTransaction(transaction -> OutboxRoutes.add(
                                    transaction,
                                    new NewRoute(Way.WEBHOOK, "r" + number, new JsonObject(), 500, 10),
                                    now)
                            .compose(id -> {
                                routes.add(id.orElseThrow());
                                return outbox.put(
                                        transaction,
                                        IntStream.range(0, MESSAGES / ROUTES)
                                                .mapToObj(n -> NewMessage.now(
                                                        new Recipient(
                                                                id.orElseThrow(),
                                                                Way.WEBHOOK,
                                                                id.orElseThrow(),
                                                                Optional.empty()),
                                                        "webhook",
                                                        NewMessage.causeOfEvent(n / 4, n % 4),
                                                        new Place(Optional.of(n / 4L), n % 4),
                                                        Content.of("{\"type\":\"complaint.received\",\"data\":{}}"),
                                                        now))
                                                .toList(),
                                        now);
                            })),
                    Duration.ofMinutes(1));
        }
        return routes;
    }

    private final class Posting implements Deliverer {
        private final HttpClient client;
        private final int port;
        private final List<Integer> routes;

        Posting(HttpClient client, int port, List<Integer> routes) {
            this.client = client;
            this.port = port;
            this.routes = routes;
        }

        @Override
        public Way way() {
            return Way.WEBHOOK;
        }

        @Override
        public Future<DeliveryResult> deliver(ClaimedMessage message, OutboxRoute route) {
            int number = routes.indexOf(route.id());
            var body = message.message().content().body();
            return client.request(HttpMethod.POST, port, "localhost", "/" + number)
                    .compose(request -> request.send(body))
                    .compose(response -> response.end())
                    .<DeliveryResult>map(answered -> {
                        (number == SLOW ? slow : good)
                                .add(Duration.ofNanos(System.nanoTime() - began).toMillis());
                        return new DeliveryResult.Delivered("200", "");
                    })
                    .timeout(15, TimeUnit.SECONDS)
                    .recover(late -> Future.succeededFuture(
                            new DeliveryResult.Temporary("timeout", "", Optional.empty(), true)));
        }
    }
}
