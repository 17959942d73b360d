package hotline.server;

import hotline.http.api.administration.ParkingRoutes;
import hotline.http.engine.Routes;
import hotline.loop.Loop;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.parking.ParkingRounds;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/**
 * Rows that the server can't process and leaves out: tried again, counted, shown to administrators. Counts of requests of callers without an
 * account: removed each minute.
 */
record UpkeepFeature(Foundation on, ParkingRounds rounds, Loop forgetting, List<Routes> routes) implements Feature {
    private static final Pace A_MINUTE = new Pace(Duration.ofMinutes(1), Duration.ofSeconds(15));

    static UpkeepFeature of(Foundation on) {
        var rounds = new ParkingRounds(on.loops(), on.parking(), on.metrics());
        var allowances = on.allowances();
        var forgetting = on.loops().loop("old allowances", A_MINUTE, () -> allowances
                .forgetUnused()
                .map(Next.usual()));
        return new UpkeepFeature(
                on, rounds, forgetting, List.of(new ParkingRoutes(on.parking(), rounds, () -> on.policies()
                        .inForce()
                        .policy()
                        .zone())));
    }

    @Override
    public List<String> degraded() {
        return on.parking().counts().entrySet().stream()
                .map(of -> of.getKey() + " leaves out " + of.getValue() + (of.getValue() == 1 ? " row" : " rows"))
                .toList();
    }

    @Override
    public Future<Void> start() {
        forgetting.startAfter(A_MINUTE.pause());
        rounds.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return rounds.stop().compose(stopped -> forgetting.stop());
    }
}
