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
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node dies at any step of a delivery: another one finds all that it had in hand, and only those may arrive twice, once more. */
@Tag("W2")
@Tag("O1")
@ExtendWith(VertxExtension.class)
class KilledWhileSendingTest {
    private static final int OF_EACH_WAY = 15;

    private final TestDatabase stored = TestDatabase.fresh();
    private final Map<Long, Integer> got = new ConcurrentHashMap<>();
    private final Map<Way, Integer> routes = new ConcurrentHashMap<>();
    private Database database;
    private HttpServer receiver;
    private Vertx vertx;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        database = Database.open(vertx, stored.settings());
        receiver = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    got.merge(Long.parseLong(request.path().substring(1)), 1, Integer::sum);
                    request.response().end();
                })
                .listen(0));
        for (Way way : Way.values()) {
            put(way);
        }
    }

    private void put(Way way) {
        var now = Instant.now();
        await(database.inTransaction(transaction -> OutboxRoutes.add(
                        transaction, new NewRoute(way, way.code(), new JsonObject(), 1_000, 3), now)
                .compose(route -> {
                    routes.put(way, route.orElseThrow());
                    return new Outbox(database, () -> ZoneOffset.UTC)
                            .put(
                                    transaction,
                                    IntStream.range(0, OF_EACH_WAY)
                                            .mapToObj(n -> NewMessage.now(
                                                    new Recipient(
                                                            route.orElseThrow(), way, n, java.util.Optional.empty()),
                                                    "told",
                                                    "event:" + n,
                                                    Place.ALONE,
                                                    Content.of("{}"),
                                                    now))
                                            .toList(),
                                    now);
                })));
    }

    @AfterEach
    void close() {
        await(receiver.close());
        await(database.close());
        stored.close();
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_lost_and_only_what_was_in_hand_arrives_twice(DyingNode.Step step) throws Exception {
        assertThat(deathOf(step)).as("it died as by kill -9").isEqualTo(137);
        var inHand = stored.value("SELECT coalesce(string_agg(id::text, ','), '') FROM outbox WHERE state = 'sending'");
        var before = Map.copyOf(got);

        finish();

        assertThat(got.keySet()).as("all arrived, %s", step).hasSize(Way.values().length * OF_EACH_WAY);
        var twice = got.entrySet().stream()
                .filter(of -> of.getValue() > 1)
                .map(of -> of.getKey().toString())
                .collect(Collectors.toSet());
        assertThat(List.of(inHand.split(",", -1)))
                .as("%s: %d had arrived, these were in hand", step, before.size())
                .containsAll(twice);
        assertThat(got.values()).allMatch(copies -> copies <= 2);
        if (step == DyingNode.Step.CLAIMED) {
            assertThat(twice).hasSizeLessThan(inHand.split(",", -1).length);
        }
        assertThat(stored.value("SELECT count(*) FROM outbox WHERE state <> 'delivered'"))
                .isEqualTo("0");
    }

    private int deathOf(DyingNode.Step step) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingNode.class.getName(),
                        stored.settings().url(),
                        Integer.toString(receiver.actualPort()),
                        step.name())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Another node, once the leases are over, and once more a quarter of an hour later. */
    private void finish() {
        var clock = new SettableClock(Instant.now().plus(Claims.LEASE).plusSeconds(5));
        var sending = new Sending(
                TestLoops.on(vertx),
                database,
                new Outbox(database, () -> ZoneOffset.UTC),
                List.of(by(Way.WEBHOOK), by(Way.MAIL)),
                clock);
        sending.start();
        await("none is in hand of the dead", () -> stored.value(
                        "SELECT count(*) FROM outbox WHERE state = 'sending' OR next_at <= '" + clock.instant() + "'")
                .equals("0"));
        clock.advance(Duration.ofMinutes(16));
        await("all are settled", () -> stored.value("SELECT count(*) FROM outbox WHERE settled_at IS NULL")
                .equals("0"));
        await(sending.stop());
    }

    private Deliverer by(Way way) {
        return new Deliverer() {
            @Override
            public Way way() {
                return way;
            }

            @Override
            public Future<DeliveryResult> deliver(ClaimedMessage message, OutboxRoute route) {
                got.merge(message.id(), 1, Integer::sum);
                return Future.succeededFuture(new DeliveryResult.Delivered("200", ""));
            }
        };
    }
}
