package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.SettableClock;
import hotline.database.Database;
import hotline.database.DatabaseLimits;
import hotline.database.DatabaseSettings;
import hotline.database.TestDatabase;
import hotline.demo.DemoData.Scale;
import hotline.http.AddressBlocks;
import hotline.http.ListenAddress;
import hotline.http.TrustedProxies;
import hotline.http.WebServer;
import hotline.identity.Asker;
import hotline.identity.Session;
import hotline.loop.LoopTime;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The whole server on a free port, with a database of its own, a clock that stands still until it is moved, and the demo
 * accounts. A blocked event loop fails the test when the server is closed.
 *
 * <pre>{@code
 * try (var server = TestServer.start()) {
 *     var reply = server.as("agent1").get("/api/v1/complaints?view=queue");
 * }
 * }</pre>
 */
public final class TestServer implements AutoCloseable {
    /** Friday, 25 September 2026, 16:00 in Shanghai. */
    public static final Instant FRIDAY_AFTERNOON = Instant.parse("2026-09-25T08:00:00Z");

    public static final String PASSWORD = DemoAccounts.PASSWORD;
    public static final String METRICS_TOKEN = "metrics-token-of-tests";
    /** Where tests connect from; what it forwards is believed, and it may file any number of complaints. */
    private static final String PROXY = "127.0.0.1, ::1";

    private static final Regulation REGULATION = Regulation.read(List.of(PolicyFile.FREIGHT_NETWORK), Map.of());
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** A demo's three months are played first, also on a machine that has other work. */
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(90);

    private final Queue<Throwable> blocked = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<String, Session> sessions = new ConcurrentHashMap<>();
    private final Regulation regulation;
    private final TestDatabase testDatabase;
    private final boolean isFirstNode;
    private final SettableClock clock;
    private final Vertx vertx;
    private final Database database;
    private final HotlineServer server;
    private final LoopTime loopTime = new LoopTime();
    private boolean stopped;

    private TestServer(
            TestDatabase testDatabase,
            SettableClock clock,
            boolean isFirstNode,
            Regulation regulation,
            BeforeServing before,
            ListenAddress address) {
        this(
                testDatabase,
                clock,
                isFirstNode,
                regulation,
                before,
                address,
                vertx -> Database.open(vertx, testDatabase.settings()));
    }

    private TestServer(
            TestDatabase testDatabase,
            SettableClock clock,
            boolean isFirstNode,
            Regulation regulation,
            BeforeServing before,
            ListenAddress address,
            Function<Vertx, Database> connecting) {
        this.regulation = regulation;
        this.testDatabase = testDatabase;
        this.clock = clock;
        this.isFirstNode = isFirstNode;
        vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setBlockedThreadCheckInterval(500));
        ((VertxInternal) vertx).blockedThreadChecker().setThreadBlockedHandler(event -> {
            var where = new AssertionError(
                    event.thread().getName() + " blocked for " + event.duration() / 1_000_000 + " ms");
            where.setStackTrace(event.thread().getStackTrace());
            blocked.add(where);
        });
        database = connecting.apply(vertx);
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        server = await(
                HotlineServer.start(
                        loopTime.loops(vertx, metrics),
                        database,
                        clock,
                        metrics,
                        new WebServer.Settings(
                                address,
                                Optional.of(METRICS_TOKEN),
                                TrustedProxies.parse(PROXY),
                                AddressBlocks.parse(PROXY)),
                        regulation,
                        before),
                PATIENCE_AT_START);
        await(DemoAccounts.createWhereNobodyIs(server.identity().people()));
    }

    /** That by which the server's loops say how long they have failed. */
    public LoopTime loopTime() {
        return loopTime;
    }

    public static TestServer start() {
        return start(FRIDAY_AFTERNOON);
    }

    public static TestServer start(Instant now) {
        return start(now, REGULATION);
    }

    /** Under a policy in a file of its own, or another shipped one. */
    public static TestServer start(Instant now, String policy) {
        return start(now, Regulation.read(List.of(policy), Map.of()));
    }

    private static TestServer start(Instant now, Regulation regulation) {
        return new TestServer(
                TestDatabase.fresh(),
                new SettableClock(now),
                true,
                regulation,
                BeforeServing.NOTHING,
                ListenAddress.onThisMachine());
    }

    /** Listening as told. */
    public static TestServer startAt(ListenAddress address) {
        return new TestServer(
                TestDatabase.fresh(),
                new SettableClock(FRIDAY_AFTERNOON),
                true,
                REGULATION,
                BeforeServing.NOTHING,
                address);
    }

    /** With connections to the database that take another way, or have other limits. */
    public static TestServer start(UnaryOperator<DatabaseSettings> way, DatabaseLimits limits) {
        var stored = TestDatabase.fresh();
        return new TestServer(
                stored,
                new SettableClock(FRIDAY_AFTERNOON),
                true,
                REGULATION,
                BeforeServing.NOTHING,
                ListenAddress.onThisMachine(),
                vertx -> Database.open(vertx, way.apply(stored.settings()), limits));
    }

    /** With three months of a freight network's complaints behind it. */
    public static TestServer startWithDemo(Instant now, Scale scale) {
        var demo = new DemoStart(new PrintWriter(Writer.nullWriter()), scale);
        return new TestServer(
                TestDatabase.fresh(), new SettableClock(now), true, REGULATION, demo, ListenAddress.onThisMachine());
    }

    /** Another node on the same database, under the same clock; close it before this one. */
    public TestServer secondNode() {
        return secondNode(ListenAddress.onThisMachine());
    }

    public TestServer secondNode(ListenAddress address) {
        return new TestServer(testDatabase, clock, false, regulation, BeforeServing.NOTHING, address);
    }

    public SettableClock clock() {
        return clock;
    }

    public TestDatabase database() {
        return testDatabase;
    }

    /** The node's own connections. */
    public Database connections() {
        return database;
    }

    public Vertx vertx() {
        return vertx;
    }

    public HotlineServer server() {
        return server;
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    /** Somebody without an account. */
    public TestClient anybody() {
        return new TestClient(this);
    }

    /** One of {@link DemoAccounts}, signed in with a bearer token. */
    public TestClient as(String login) {
        return anybody().with("Authorization", "Bearer " + token(login));
    }

    /** Of a session that lasts; signs in again where the clock has been moved beyond the last one. */
    public String token(String login) {
        return sessions.compute(
                        login,
                        (same, before) -> before != null && clock.instant().isBefore(before.expiresAt())
                                ? before
                                : await(server.identity().sessions().signIn(login, PASSWORD, new Asker(login, true))))
                .token();
    }

    public <T> T await(Future<T> future) {
        return await(future, PATIENCE);
    }

    private static <T> T await(Future<T> future, Duration patience) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException | java.util.concurrent.TimeoutException tooLong) {
            throw new AssertionError("no answer within " + patience, tooLong);
        }
    }

    /** Waits for what happens by itself; fails after 20 seconds. */
    public void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain until " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }

    /** As on SIGTERM; the database stays for the test to look into. */
    public void stop() {
        if (!stopped) {
            stopped = true;
            await(server.stop());
            await(database.close());
            await(vertx.close());
        }
    }

    @Override
    public void close() {
        stop();
        if (isFirstNode) {
            testDatabase.close();
        }
        assertThat(blocked).as("blocked threads").isEmpty();
    }
}
