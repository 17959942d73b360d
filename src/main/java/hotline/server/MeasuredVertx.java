package hotline.server;

import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Vert.x that counts its work. Each value of a label is kept and sent for ever, so no label holds what strangers may
 * invent, such as a request's method.
 */
final class MeasuredVertx {
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);
    private static final Tag OTHER_METHOD = Tag.of("method", "other");

    private MeasuredVertx() {}

    static Vertx by(PrometheusMeterRegistry metrics) {
        var labels = new TreeSet<>(MicrometerMetricsOptions.DEFAULT_LABELS);
        labels.remove(Label.HTTP_METHOD);
        var options = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setJvmMetricsEnabled(true)
                .setLabels(labels)
                .setServerRequestTagsProvider(MeasuredVertx::method)
                .addDisabledMetricsCategory(MetricsDomain.EVENT_BUS)
                .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT)
                .addDisabledMetricsCategory(MetricsDomain.NET_SERVER)
                .addDisabledMetricsCategory(MetricsDomain.DATAGRAM_SOCKET)
                .addDisabledMetricsCategory(MetricsDomain.VERTICLES);
        return Vertx.builder()
                .with(new VertxOptions().setPreferNativeTransport(true).setMetricsOptions(options))
                .withMetrics(new MicrometerMetricsFactory(metrics))
                .build();
    }

    private static Iterable<Tag> method(HttpRequest request) {
        var method = request.method();
        return List.of(METHODS.contains(method) ? Tag.of("method", method.name()) : OTHER_METHOD);
    }
}
