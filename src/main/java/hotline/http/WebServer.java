package hotline.http;

import hotline.identity.Sessions;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The HTTP server: the API by its contract, the screens, health and metrics. */
public final class WebServer {
    /** Longer than the feed's pause between signs of life. */
    private static final int IDLE_SECONDS = 60;

    private final List<Listener> listeners;

    private WebServer(List<Listener> listeners) {
        this.listeners = listeners;
    }

    /**
     * @param port 0 takes a free one
     * @param metricsToken lets other machines read {@code /metrics}
     * @param proxies whose word on where a request comes from is taken
     * @param unlimitedIntake addresses that may file any number of complaints
     */
    public record Settings(
            int port, Optional<String> metricsToken, TrustedProxies proxies, AddressBlocks unlimitedIntake) {}

    /** Reads and checks the contract, which takes a second that a starting server can use otherwise. */
    public static Future<Void> prepare(Vertx vertx) {
        return Contract.load(vertx).mapEmpty();
    }

    /**
     * Listens once everything is bound; fails where an operation of the contract has no answer.
     *
     * @param readiness fails where requests can't be served now
     */
    public static Future<WebServer> start(
            Vertx vertx,
            Settings settings,
            Sessions sessions,
            List<Routes> parts,
            InstantSource clock,
            Supplier<Future<Void>> readiness,
            PrometheusMeterRegistry metrics) {
        return Contract.load(vertx)
                .map(contract -> {
                    var problems = new Problems();
                    var router = new Api(contract, sessions, problems, settings.proxies(), new DateHeader(clock))
                            .router(vertx, parts);
                    new Health(readiness).addTo(router);
                    new Metrics(vertx, metrics, settings.metricsToken(), problems).addTo(router);
                    router.route().handler(new Site(vertx, contract, problems));
                    return router;
                })
                .compose(router -> listen(vertx, router, settings.port()));
    }

    /**
     * One listener per core, between which Vert.x deals out connections; on a free port just one, since others would take
     * another free port.
     */
    private static Future<WebServer> listen(Vertx vertx, Router router, int port) {
        var first = new Listener(router, port);
        var listeners = new ArrayList<Listener>(List.of(first));
        return vertx.deployVerticle(first)
                .compose(listening -> {
                    while (port != 0 && listeners.size() < Runtime.getRuntime().availableProcessors()) {
                        listeners.add(new Listener(router, port));
                    }
                    return Future.all(listeners.stream()
                            .skip(1)
                            .map(vertx::deployVerticle)
                            .toList());
                })
                .map(listening -> new WebServer(List.copyOf(listeners)));
    }

    private static final class Listener extends VerticleBase {
        private final Router router;
        private final int port;
        private HttpServer server;

        Listener(Router router, int port) {
            this.router = router;
            this.port = port;
        }

        @Override
        public Future<?> start() {
            server = vertx.createHttpServer(options())
                    .requestHandler(router)
                    .invalidRequestHandler(WebServer::refuseUnreadable);
            return server.listen(port);
        }
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setAcceptBacklog(1024)
                .setTcpNoDelay(true)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setDecompressionSupported(false);
    }

    private static void refuseUnreadable(HttpServerRequest request) {
        Problem.of(
                        400,
                        "unreadable-request",
                        "The request can't be read",
                        "its first line or a header is malformed or too long")
                .with("Connection", "close")
                .send(request.response(), null);
    }

    public int port() {
        return listeners.get(0).server.actualPort();
    }

    /** Takes no new request, lets those under way finish within the time, then cuts them off. */
    public Future<Void> shutdown(Duration within) {
        return Future.join(listeners.stream()
                        .map(listener -> listener.server.shutdown(within.toMillis(), TimeUnit.MILLISECONDS))
                        .toList())
                .mapEmpty();
    }
}
