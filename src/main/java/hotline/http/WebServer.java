package hotline.http;

import hotline.address.AddressBlocks;
import hotline.attachment.FileSettings;
import hotline.export.ExportLimits;
import hotline.http.connection.DateHeader;
import hotline.http.connection.ListenAddress;
import hotline.http.connection.OpeningTogether;
import hotline.http.connection.TrustedProxies;
import hotline.http.engine.Api;
import hotline.http.engine.Connections;
import hotline.http.engine.Contract;
import hotline.http.engine.HotlinePhone;
import hotline.http.engine.Problem;
import hotline.http.engine.Problems;
import hotline.http.engine.Routes;
import hotline.http.site.Remedies;
import hotline.http.site.Site;
import hotline.identity.Sessions;
import hotline.loop.Loops;
import hotline.once.FirstAnswers;
import hotline.policy.CaseNumbers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The HTTP server: the API by its contract, the screens, health and metrics. */
public final class WebServer {
    /** Longer than the feed's pause between signs of life. */
    private static final int IDLE_SECONDS = 60;

    /** Bytes of a first line, so that a search for too many characters is answered by what searches; a Chinese one takes nine. */
    private static final int LONGEST_FIRST_LINE = 8_192;

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(4);

    private final Vertx vertx;
    private final List<Listener> listeners;
    private final Connections connections;
    private final Settings settings;

    private WebServer(Vertx vertx, List<Listener> listeners, Connections connections, Settings settings) {
        this.vertx = vertx;
        this.listeners = listeners;
        this.connections = connections;
        this.settings = settings;
    }

    /**
     * The operator's settings.
     *
     * @param address where it listens
     * @param metricsToken lets other machines read {@code /metrics}
     * @param proxies reverse proxies that are trusted to name the client's address
     * @param unlimitedIntake addresses that may file any number of complaints
     * @param exchangesHere addresses of this machine where a telephone exchange may be told what to do
     * @param phone the number that customers call
     * @param files where files of complaints lie, and programs that look at them
     */
    public record Settings(
            ListenAddress address,
            Optional<String> metricsToken,
            TrustedProxies proxies,
            AddressBlocks unlimitedIntake,
            AddressBlocks exchangesHere,
            Optional<HotlinePhone> phone,
            ExportLimits exports,
            AddressBlocks webhookNetworks,
            FileSettings files) {}

    /** Reads and checks the contract, which takes a second that a starting server can use otherwise. */
    public static Future<Void> prepare(Vertx vertx) {
        return Contract.load(vertx).mapEmpty();
    }

    /**
     * Listens once everything is bound; fails where an operation of the contract has no answer.
     *
     * @param numbers reads the numbers of cases in paths and bodies
     * @param remedies of the policy in force, which customers may ask for
     * @param readiness fails where requests can't be served now
     * @param degraded parts that work less well than they should
     */
    public static Future<WebServer> start(
            Loops loops,
            Settings settings,
            Sessions sessions,
            FirstAnswers answers,
            CaseNumbers numbers,
            Supplier<Remedies> remedies,
            List<Routes> parts,
            InstantSource clock,
            Supplier<Future<Void>> readiness,
            Supplier<List<String>> degraded,
            PrometheusMeterRegistry metrics) {
        var vertx = loops.vertx();
        var connections = new Connections(vertx, settings.address().mostConnections());
        Gauge.builder("hotline.http.connections", connections, Connections::count)
                .description("Open connections of clients and proxies")
                .register(metrics);
        return Contract.load(vertx)
                .map(contract -> {
                    var problems = new Problems();
                    var date = new DateHeader(clock);
                    var router = new Api(
                                    contract,
                                    sessions,
                                    answers,
                                    problems,
                                    settings.proxies(),
                                    date,
                                    numbers,
                                    connections)
                            .router(vertx, parts);
                    new Health(readiness, degraded).addTo(router);
                    new Metrics(vertx, metrics, settings.metricsToken(), problems).addTo(router);
                    router.route().handler(new Site(vertx, contract, problems, settings.phone(), remedies));
                    return router;
                })
                .compose(router -> listen(vertx, router, connections, settings))
                .onSuccess(server -> server.keepCertificateFresh(loops));
    }

    /**
     * One listener per core, and Vert.x distributes connections among them; on a free port just one, since others
     * would take another free port. The port opens once all of them are ready.
     */
    private static Future<WebServer> listen(Vertx vertx, Router router, Connections connections, Settings settings) {
        var address = settings.address();
        int count = address.port() == 0 ? 1 : Runtime.getRuntime().availableProcessors();
        return options(vertx, address).compose(options -> {
            var opening = new OpeningTogether(vertx, count);
            var listeners = Stream.generate(() -> new Listener(router, connections, options, address, opening))
                    .limit(count)
                    .toList();
            return Future.all(listeners.stream().map(vertx::deployVerticle).toList())
                    .eventually(() -> {
                        opening.open();
                        return Future.succeededFuture();
                    })
                    .map(listening -> new WebServer(vertx, listeners, connections, settings));
        });
    }

    private static final class Listener extends VerticleBase {
        private final Router router;
        private final Connections connections;
        private final HttpServerOptions options;
        private final ListenAddress address;
        private final OpeningTogether opening;
        private Optional<HttpServer> server = Optional.empty();

        Listener(
                Router router,
                Connections connections,
                HttpServerOptions options,
                ListenAddress address,
                OpeningTogether opening) {
            this.router = router;
            this.connections = connections;
            this.options = options;
            this.address = address;
            this.opening = opening;
        }

        @Override
        public Future<?> start() {
            var opened = vertx.createHttpServer(options)
                    .connectionHandler(connections::opened)
                    .requestHandler(router)
                    .invalidRequestHandler(WebServer::refuseUnreadable);
            server = Optional.of(opened);
            var listening = opened.listen(address.port(), address.host());
            opening.arrived();
            return listening;
        }

        HttpServer server() {
            return server.orElseThrow();
        }
    }

    private static Future<HttpServerOptions> options(Vertx vertx, ListenAddress address) {
        var options = new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setAcceptBacklog(1024)
                .setTcpNoDelay(true)
                .setMaxInitialLineLength(LONGEST_FIRST_LINE)
                // A proxy that forwards "Upgrade: h2c" would be passed by.
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setDecompressionSupported(false);
        if (address.certificate().isEmpty()) {
            return Future.succeededFuture(options);
        }
        return address.certificate().get().read(vertx).map(certificate -> options.setSsl(true)
                .setUseAlpn(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
                .setKeyCertOptions(certificate));
    }

    private void keepCertificateFresh(Loops loops) {
        settings.address()
                .certificate()
                .ifPresent(certificate -> certificate.watch(loops, fresh -> listeners
                        .get(0)
                        .server()
                        .updateSSLOptions(fresh)
                        .mapEmpty()));
    }

    private static void refuseUnreadable(HttpServerRequest request) {
        var why = request.decoderResult().cause() instanceof TooLongHttpLineException
                ? "its address is longer than " + LONGEST_FIRST_LINE
                        + " bytes, of which a Chinese character takes 9: ask for less at once"
                : "its first line or a header is malformed or too long";
        Problem.of(400, "unreadable-request", "The request can't be read", why)
                .with("Connection", "close")
                .send(request.response());
    }

    public int port() {
        return listeners.get(0).server().actualPort();
    }

    /**
     * Keeps answering until a balancer has had time to see that this node is not ready; each connection closes after
     * its next answer.
     */
    public Future<Void> drain() {
        var span = settings.address().drain();
        connections.beginToEnd();
        return span.isZero()
                ? Future.succeededFuture()
                : vertx.timer(span.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }

    /** Takes no new request, lets those under way finish within a few seconds, then cuts them off. */
    public Future<Void> shutdown() {
        return Future.join(listeners.stream()
                        .map(listener -> listener.server().shutdown(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS))
                        .toList())
                .mapEmpty();
    }
}
