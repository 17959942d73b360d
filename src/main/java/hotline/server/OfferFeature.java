package hotline.server;

import hotline.floor.FloorWork;
import hotline.http.api.offers.OfferRoutes;
import hotline.http.engine.Routes;
import hotline.offer.OfferRoom;
import hotline.offer.Offers;
import hotline.offer.Wishes;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import java.util.List;

/** Work that is offered to agents: made, answered, ended. */
record OfferFeature(OfferRoom room, FloorWork floor, List<Routes> routes) implements Feature {

    static OfferFeature of(Foundation on, ComplaintServices services, FloorWork floor) {
        var room = OfferRoom.of(
                on.loops(),
                new OfferRoom.On(
                        on.database(),
                        services.changes(),
                        services.callbacks(),
                        services.callHours(),
                        services.turns(),
                        services.endings(),
                        services.pokes(),
                        Wishes.NONE,
                        on.policies(),
                        on.clock()));
        return new OfferFeature(
                room, floor, List.of(new OfferRoutes(room.offers(), room.previews(), on.policies(), on.clock())));
    }

    Offers offers() {
        return room.offers();
    }

    @Override
    public Future<Void> start() {
        room.work().start(agents -> floor.now());
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return room.work().stop();
    }
}
