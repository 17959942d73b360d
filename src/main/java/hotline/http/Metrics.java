package hotline.http;

import hotline.failure.Failure;
import hotline.http.engine.GetAndHead;
import hotline.http.engine.Problems;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** {@code /metrics} for Prometheus: for clients on this machine, and for clients with the configured token. */
final class Metrics {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Vertx vertx;
    private final PrometheusMeterRegistry registry;
    private final Optional<String> token;
    private final Problems problems;

    Metrics(Vertx vertx, PrometheusMeterRegistry registry, Optional<String> token, Problems problems) {
        this.vertx = vertx;
        this.registry = registry;
        this.token = token;
        this.problems = problems;
    }

    void addTo(Router router) {
        router.route("/metrics").handler(GetAndHead.only(this::tell));
    }

    private void tell(RoutingContext context) {
        if (!isLocal(context.request()) && !hasToken(context.request())) {
            problems.send(context, new Failure.Unauthenticated("metrics need HOTLINE_METRICS_TOKEN as bearer token"));
            return;
        }
        vertx.executeBlocking(registry::scrape, false)
                .onComplete(
                        text -> {
                            context.response().putHeader("Content-Type", TYPE);
                            GetAndHead.end(context, Buffer.buffer(text));
                        },
                        failure -> problems.send(context, failure));
    }

    /** A proxy on this machine forwards strangers from the loopback address, and says so. */
    private static boolean isLocal(HttpServerRequest request) {
        var headers = request.headers();
        return isLoopback(request.remoteAddress())
                && !headers.contains("X-Forwarded-For")
                && !headers.contains("Forwarded");
    }

    private static boolean isLoopback(SocketAddress address) {
        try {
            return InetAddress.getByName(address.hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    private boolean hasToken(HttpServerRequest request) {
        var authorization = request.getHeader("Authorization");
        return token.isPresent()
                && authorization != null
                && MessageDigest.isEqual(
                        authorization.getBytes(StandardCharsets.UTF_8),
                        ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8));
    }
}
