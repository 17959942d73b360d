package hotline.server;

import hotline.complaint.particulars.UnmatchedUnits;
import hotline.http.api.network.UnitRoutes;
import hotline.http.api.network.UnmatchedRoutes;
import hotline.http.api.volume.VolumeRoutes;
import hotline.http.engine.Routes;
import hotline.network.Network;
import hotline.network.UnitMembers;
import hotline.network.Units;
import hotline.volume.Volumes;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** The units of the network, what people typed for them, and the parcels that they handled. */
record NetworkFeature(Network network, UnmatchedUnits unmatched, List<Routes> routes) implements Feature {

    static NetworkFeature of(Foundation on, ComplaintServices services) {
        var pool = on.database().pool();
        var network = on.network();
        var units = new Units(on.vertx(), pool, () -> Set.copyOf(on.policies().lines()));
        var unmatched =
                new UnmatchedUnits(on.loops(), on.database(), services.changes(), on.policies(), network, on.clock());
        return new NetworkFeature(
                network,
                unmatched,
                List.of(
                        new UnitRoutes(units, new UnitMembers(pool), network, on.policies(), on.clock()),
                        new UnmatchedRoutes(units, unmatched, network, on.policies(), on.clock()),
                        new VolumeRoutes(
                                new Volumes(on.vertx(), pool, network::map), network::map, on.policies(), on.clock())));
    }

    @Override
    public Future<Void> start() {
        network.start();
        unmatched.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return unmatched.stop().compose(stopped -> network.stop());
    }
}
