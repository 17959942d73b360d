package hotline.server;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.address.AddressBlocks;
import hotline.attachment.FileSettings;
import hotline.database.Database;
import hotline.export.ExportLimits;
import hotline.http.WebServer;
import hotline.http.connection.ListenAddress;
import hotline.http.connection.TrustedProxies;
import hotline.loop.LoopTime;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import hotline.support.TestServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Strangers can't make the figures of a node grow. */
class BoundedMetricsTest {
    private static final int INVENTED = 2_000;

    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void invented_methods_and_paths_add_no_series() throws Exception {
        var vertx = MeasuredVertx.by(metrics);
        try (var stored = TestDatabase.fresh()) {
            var database = Database.open(vertx, stored.settings());
            var settings = new WebServer.Settings(
                    ListenAddress.onThisMachine(),
                    Optional.empty(),
                    TrustedProxies.parse("127.0.0.1"),
                    AddressBlocks.parse("127.0.0.1"),
                    AddressBlocks.NONE,
                    Optional.empty(),
                    ExportLimits.usual(),
                    AddressBlocks.NONE,
                    FileSettings.NONE);
            var node = await(StartedNode.start(
                    vertx,
                    new LoopTime(),
                    database,
                    new SettableClock(TestServer.FRIDAY_AFTERNOON),
                    settings,
                    "freight-network",
                    Optional.empty()));
            invent(node.port(), 20);
            long before = series();
            invent(node.port(), INVENTED);

            assertThat(series()).isLessThanOrEqualTo(before + 5);
            assertThat(metrics.scrape()).contains("method=\"other\"").contains("method=\"GET\"");
            await(node.stop());
            await(database.close());
        } finally {
            await(vertx.close());
        }
    }

    private long series() {
        return metrics.scrape().lines().filter(line -> !line.startsWith("#")).count();
    }

    private static void invent(int port, int times) throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (int i = 0; i < times; i++) {
                var requests =
                        "M%1$d / HTTP/1.1\r\nHost: h%1$d\r\n\r\nGET /p%1$d?q=%1$d HTTP/1.1\r\nHost: h%1$d\r\n\r\n"
                                .formatted(i);
                socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
                skipAnswer(answers);
                skipAnswer(answers);
            }
        }
    }

    private static void skipAnswer(BufferedReader answers) throws Exception {
        int length = 0;
        for (var line = answers.readLine(); line != null && !line.isEmpty(); line = answers.readLine()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length: ")) {
                length = Integer.parseInt(line.substring(16).strip());
            }
        }
        answers.skip(length);
    }
}
