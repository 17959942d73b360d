package hotline.support;

import static hotline.support.Await.await;

import hotline.address.AddressBlocks;
import hotline.database.Database;
import hotline.export.ExportLimits;
import hotline.http.WebServer;
import hotline.http.connection.ListenAddress;
import hotline.http.connection.TrustedProxies;
import hotline.http.engine.HotlinePhone;
import hotline.identity.Asker;
import hotline.identity.Session;
import hotline.loop.LoopTime;
import hotline.server.DemoAccounts;
import hotline.server.HotlineServer;
import hotline.server.StartedNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The whole server on a free port, with its own database, a clock that only tests move, and the demo accounts. A blocked
 * event loop fails the test when the server is closed.
 *
 * <pre>{@code
 * @Running
 * private static TestServer server;
 *
 * var reply = server.as("agent1").get("/api/v1/complaints?view=queue");
 * }</pre>
 */
public final class TestServer implements AutoCloseable {
    /** Few, so that a test can have more. */
    public static final int MOST_EXPORTED_ROWS = 3_000;

    /** Friday, 25 September 2026, 16:00 in Shanghai. */
    public static final Instant FRIDAY_AFTERNOON = Instant.parse("2026-09-25T08:00:00Z");

    public static final String PASSWORD = DemoAccounts.PASSWORD;
    public static final String METRICS_TOKEN = "metrics-token-of-tests";
    /**
     * The address that tests connect from; its forwarded headers are trusted, and it may file any number of
     * complaints.
     */
    private static final String PROXY = "127.0.0.1, ::1";

    /** A demo's three months are played first, also on a machine that has other work. */
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(90);

    private final BlockedThreads blocked;
    private final ConcurrentHashMap<String, Session> sessions = new ConcurrentHashMap<>();
    private final ServerSetup setup;
    private final TestDatabase testDatabase;
    private final boolean isFirstNode;
    private final SettableClock clock;
    private final Vertx vertx;
    private final Database database;
    private final StartedNode node;
    private final LoopTime loopTime = new LoopTime();
    private final Deque<TestServer> otherNodes = new ArrayDeque<>();
    private boolean stopped;

    private TestServer(ServerSetup setup, TestDatabase testDatabase, SettableClock clock, boolean isFirstNode) {
        this.setup = setup;
        this.testDatabase = testDatabase;
        this.clock = clock;
        this.isFirstNode = isFirstNode;
        vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setBlockedThreadCheckInterval(500));
        blocked = BlockedThreads.of(vertx);
        database = Database.open(vertx, setup.way().apply(testDatabase.settings()), setup.limits());
        var settings = new WebServer.Settings(
                setup.address(),
                Optional.of(METRICS_TOKEN),
                TrustedProxies.parse(PROXY),
                AddressBlocks.parse(PROXY),
                AddressBlocks.parse("127.0.0.1, ::1"),
                Optional.of(new HotlinePhone("400-820-1234")),
                new ExportLimits(MOST_EXPORTED_ROWS, Duration.ofDays(7)),
                AddressBlocks.parse("127.0.0.1"),
                setup.files());
        node = await(
                StartedNode.start(vertx, loopTime, database, clock, settings, setup.policy(), setup.demo()),
                PATIENCE_AT_START);
    }

    /** For {@link Servers}, which closes the servers that a test started. */
    static TestServer start(ServerSetup setup) {
        return new TestServer(setup, TestDatabase.fresh(), new SettableClock(setup.now()), true);
    }

    /** Another node on the same database, under the same clock; closed before this one. */
    public TestServer secondNode() {
        return secondNode(ListenAddress.onThisMachine());
    }

    public TestServer secondNode(ListenAddress address) {
        var node = new TestServer(setup.listening(address).withoutDemo(), testDatabase, clock, false);
        otherNodes.push(node);
        return node;
    }

    /** The same under a clock of its own, as of a machine whose clock is wrong. */
    public TestServer secondNode(SettableClock own) {
        var node =
                new TestServer(setup.listening(ListenAddress.onThisMachine()).withoutDemo(), testDatabase, own, false);
        otherNodes.push(node);
        return node;
    }

    /** That by which the server's loops say how long they have failed. */
    public LoopTime loopTime() {
        return loopTime;
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
        return node.server();
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + node.port() + path);
    }

    /** A client without an account. */
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
                                : await(node.sessions().signIn(login, PASSWORD, new Asker(login, true))))
                .token();
    }

    /** After the person has signed out: the next request of theirs signs in again. */
    public void forgetSession(String login) {
        sessions.remove(login);
    }

    /** As after the start: no complaint and no trace of one, and the clock at its first moment. */
    public void forgetComplaints() {
        testDatabase.empty();
        clock.set(setup.now());
    }

    /** As on SIGTERM; the database stays for the test to look into. */
    public void stop() {
        stop(Await.PATIENCE);
    }

    /** Fails where the stop takes longer. */
    public void stop(Duration patience) {
        if (!stopped) {
            stopped = true;
            await(node.stop(), patience);
            await(database.close());
            await(vertx.close());
        }
    }

    @Override
    public void close() {
        otherNodes.forEach(TestServer::close);
        stop();
        if (isFirstNode) {
            testDatabase.close();
        }
        blockedNothing();
    }

    /** Fails where an event loop was blocked since the server started. */
    void blockedNothing() {
        blocked.none();
    }
}
