package hotline.server;

import hotline.database.Database;
import hotline.database.DatabaseClock;
import hotline.database.Migrations;
import hotline.failure.FailureText;
import hotline.http.WebServer;
import hotline.loop.Loops;
import hotline.regulation.Regulation;
import hotline.server.opening.Blocking;
import hotline.server.opening.CommandFailed;
import hotline.server.opening.DatabaseOptions;
import hotline.server.opening.FirstConnection;
import hotline.server.opening.Opening;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server with its database and Vert.x, as a process runs it: started in order, stopped in reverse order. */
public final class Node {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    /** After the time in which it reports that it is not ready. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(4);

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);

    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Vertx vertx = MeasuredVertx.by(metrics);
    private final Loops loops = new Loops(vertx, metrics);
    /** Takes as long as opening the database, so both run at the same time. */
    private final Future<Void> prepared = WebServer.prepare(vertx);

    private final Opening opening = new Opening();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile Optional<Database> database = Optional.empty();
    private volatile Optional<HotlineServer> server = Optional.empty();
    private volatile Duration drain = Duration.ZERO;

    /**
     * Blocks until requests are served. If the start fails, everything is stopped again.
     *
     * @param reading blocks
     */
    public HotlineServer start(
            DatabaseOptions options, WebServer.Settings settings, Callable<Regulation> reading, BeforeServing before) {
        drain = settings.address().drain();
        try {
            // At the same time as the database, like the preparation of the web server.
            var regulation = vertx.executeBlocking(reading, false);
            var opened = opening.of(options);
            Migrations.apply(opened.settings());
            var connections = Database.open(vertx, opened.settings());
            database = Optional.of(connections);
            var serving = Blocking.await(
                    FirstConnection.to(vertx, connections)
                            .compose(connected -> DatabaseClock.start(loops, connections))
                            .compose(clock -> prepared.compose(ready -> regulation.compose(read ->
                                    HotlineServer.start(loops, connections, clock, metrics, settings, read, before)))),
                    LONGEST_START);
            server = Optional.of(serving);
            return serving;
        } catch (CommandFailed failed) {
            stop();
            throw FailureText.of(failed).contains("Address already in use")
                    ? new CommandFailed("port " + settings.address().port() + " is in use; choose another with --port")
                    : failed;
        } catch (RuntimeException failed) {
            boolean wasStopped = stopped.get();
            stop();
            throw wasStopped ? new CommandFailed("stopped while it was starting") : failed;
        }
    }

    /**
     * Blocks at most ten seconds where draining takes the usual time: streams, open answers, waiting complaints,
     * connections, database. During a start, which may be filling a demo, it stops the parts started so far.
     */
    public void stop() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        opening.breakOff();
        var serving = server.map(HotlineServer::stop).orElse(Future.succeededFuture());
        within(LONGEST_STOP.plus(drain), serving.eventually(loops::stop));
        // Where the time is over: no loop begins another round, and what hangs fails with its connection.
        loops.stop();
        database.ifPresent(connections -> within(LONGEST_CLOSE, connections.close()));
        within(LONGEST_CLOSE, vertx.close());
        opening.close();
        LOG.info("Stopped");
    }

    private static void within(Duration longest, Future<Void> end) {
        try {
            Blocking.await(end, longest);
        } catch (RuntimeException late) {
            LOG.warn("Not everything ended in time: {}", FailureText.of(late));
        }
    }
}
