package hotline.server;

import hotline.database.Database;
import hotline.database.DatabaseClock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server with all it stands on, as a process runs it: started in order, stopped in the opposite one. */
final class Node {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(7);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);

    private final DatabaseOptions.Opened opened;
    private final Vertx vertx;
    private final Database database;
    private final HotlineServer server;

    private Node(DatabaseOptions.Opened opened, HotlineServer.Settings settings, BeforeServing before) {
        this.opened = opened;
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        this.vertx = vertx(metrics);
        this.database = Database.open(vertx, opened.settings());
        try {
            this.server = Blocking.await(
                    DatabaseClock.start(vertx, database)
                            .compose(clock -> HotlineServer.start(vertx, database, clock, metrics, settings, before)),
                    LONGEST_START);
        } catch (RuntimeException failed) {
            closeAll();
            throw failed;
        }
    }

    /** Blocks until requests are served. */
    static Node start(DatabaseOptions.Opened opened, HotlineServer.Settings settings, BeforeServing before) {
        try {
            return new Node(opened, settings, before);
        } catch (CommandFailed failed) {
            opened.close();
            throw failed.getMessage().contains("Address already in use")
                    ? new CommandFailed("port " + settings.port() + " is in use; choose another with --port")
                    : failed;
        } catch (RuntimeException failed) {
            opened.close();
            throw failed;
        }
    }

    private static Vertx vertx(PrometheusMeterRegistry metrics) {
        var options = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setJvmMetricsEnabled(true)
                .addDisabledMetricsCategory(MetricsDomain.EVENT_BUS)
                .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT)
                .addDisabledMetricsCategory(MetricsDomain.NET_SERVER)
                .addDisabledMetricsCategory(MetricsDomain.DATAGRAM_SOCKET)
                .addDisabledMetricsCategory(MetricsDomain.VERTICLES);
        return Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(options))
                .withMetrics(new MicrometerMetricsFactory(metrics))
                .build();
    }

    HotlineServer server() {
        return server;
    }

    /** Blocks at most ten seconds: streams, answers under way, what waits to be written, connections, database. */
    void stop() {
        try {
            Blocking.await(server.stop(), LONGEST_STOP);
        } catch (RuntimeException late) {
            LOG.warn("Not everything ended in time: {}", late.getMessage());
        }
        closeAll();
        opened.close();
        LOG.info("Stopped");
    }

    private void closeAll() {
        try {
            Blocking.await(database.close(), LONGEST_CLOSE);
            Blocking.await(vertx.close(), LONGEST_CLOSE);
        } catch (RuntimeException late) {
            LOG.warn("Connections did not close in time: {}", late.getMessage());
        }
    }
}
