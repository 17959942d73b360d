package hotline.server;

import hotline.http.api.administration.ParkingRoutes;
import hotline.http.engine.Routes;
import hotline.parking.ParkingRounds;
import io.vertx.core.Future;
import java.util.List;

/** Rows that the server can't process and leaves out: tried again, counted, shown to administrators. */
record ParkingFeature(Foundation on, ParkingRounds rounds, List<Routes> routes) implements Feature {

    static ParkingFeature of(Foundation on) {
        var rounds = new ParkingRounds(on.loops(), on.parking(), on.metrics());
        return new ParkingFeature(on, rounds, List.of(new ParkingRoutes(on.parking(), rounds, () -> on.policies()
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
        rounds.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return rounds.stop();
    }
}
