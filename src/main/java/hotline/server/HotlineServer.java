package hotline.server;

import hotline.database.Database;
import hotline.database.SqlState;
import hotline.http.WebServer;
import hotline.http.engine.Routes;
import hotline.http.site.Remedies;
import hotline.loop.Loops;
import hotline.network.Network;
import hotline.parking.Parking;
import hotline.policy.CaseNumbers;
import hotline.policy.Policies;
import hotline.policy.taxonomy.CodeList;
import hotline.regulation.Regulation;
import hotline.rules.RulesAtStart;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One node: policy installed, services built, HTTP listening. It owns neither Vert.x nor the database; the caller
 * closes them after {@link #stop()}.
 */
public final class HotlineServer {
    private final Foundation foundation;
    private final IdentityFeature identity;
    private final List<Feature> features;
    private Optional<WebServer> web = Optional.empty();
    private volatile boolean stopping;

    private HotlineServer(Foundation foundation, IdentityFeature identity, WebServer.Settings settings) {
        this.foundation = foundation;
        this.identity = identity;
        this.features = Features.of(foundation, identity, settings);
    }

    /**
     * Completes once requests are served. Fails with {@link hotline.policy.reading.PolicyInvalid} where the policy's
     * calendar is missing or leaves the current year out.
     */
    static Future<HotlineServer> start(
            Loops loops,
            Database database,
            InstantSource clock,
            PrometheusMeterRegistry metrics,
            WebServer.Settings settings,
            Regulation regulation,
            BeforeServing before) {
        return new RulesAtStart(loops, database, clock)
                .begin(regulation.policies(), regulation.calendars())
                .map(learning -> new Foundation(
                        loops,
                        database,
                        clock,
                        learning,
                        new Parking(database.pool(), clock),
                        new Network(loops, database.pool()),
                        metrics))
                .compose(foundation -> foundation.network().learn().compose(learnt -> build(foundation, settings)))
                .compose(server ->
                        before.prepare(server.foundation, server.identity).compose(done -> server.serve(settings)));
    }

    private static Future<HotlineServer> build(Foundation foundation, WebServer.Settings settings) {
        return IdentityFeature.open(foundation).map(identity -> new HotlineServer(foundation, identity, settings));
    }

    private Future<HotlineServer> serve(WebServer.Settings settings) {
        FunctionCounter.builder("hotline.database.silences", foundation.database(), Database::silences)
                .description("Connections closed because PostgreSQL gave no answer on them")
                .register(foundation.metrics());
        var routes =
                features.stream().flatMap(feature -> feature.routes().stream()).toList();
        return each(Feature::start).compose(started -> listen(settings, routes)).map(listening -> {
            web = Optional.of(listening);
            return this;
        });
    }

    private Future<WebServer> listen(WebServer.Settings settings, List<Routes> routes) {
        return WebServer.start(
                foundation.loops(),
                settings,
                identity.sessions(),
                foundation.firstAnswers(),
                new CaseNumbers(foundation.policies()),
                this::remedies,
                routes,
                foundation.clock(),
                this::readiness,
                this::degraded,
                foundation.metrics());
    }

    private Remedies remedies() {
        var policy = foundation.policies().inForce().policy();
        var today = LocalDate.ofInstant(foundation.clock().instant(), policy.zone());
        return new Remedies(policy.codes().validOn(today, CodeList.REMEDIES).stream()
                .map(code -> new Remedies.Choice(
                        code.code(), code.name().zh(), code.name().en()))
                .toList());
    }

    private Future<Void> readiness() {
        if (stopping) {
            return Future.failedFuture("stopping");
        }
        return Future.all(foundation.database().ping(), each(Feature::readiness))
                .<Void>mapEmpty()
                .recover(failure -> Future.<Void>failedFuture(SqlState.reason(failure)))
                .compose(answers -> foundation.learning().readable())
                .compose(readable -> foundation.loops().turning());
    }

    private List<String> degraded() {
        return Stream.concat(
                        foundation.loops().failing().stream(),
                        features.stream().flatMap(feature -> feature.degraded().stream()))
                .toList();
    }

    public int port() {
        return web.orElseThrow().port();
    }

    public Policies policies() {
        return foundation.policies();
    }

    public IdentityFeature identity() {
        return identity;
    }

    /**
     * Loses no request: reports that it is not ready while it still answers, then ends streams, completes the open
     * answers, and writes the waiting complaints.
     */
    public Future<Void> stop() {
        stopping = true;
        return web.map(WebServer::drain)
                .orElseGet(Future::succeededFuture)
                .eventually(() -> each(Feature::hangUp))
                .eventually(() -> web.map(WebServer::shutdown).orElseGet(Future::succeededFuture))
                .eventually(() -> {
                    foundation.loops().lane().end();
                    return each(Feature::stop);
                });
    }

    private Future<Void> each(Function<Feature, Future<Void>> what) {
        return Future.join(features.stream().map(what).toList()).mapEmpty();
    }
}
