package hotline.server;

import hotline.agentday.AgentLog;
import hotline.floor.FloorWork;
import hotline.floor.Presence;
import hotline.http.api.SupervisionRoutes;
import hotline.http.api.agentday.AgentLogRoutes;
import hotline.http.api.offers.OfferRoutes;
import hotline.http.api.views.ViewRoutes;
import hotline.http.engine.Routes;
import hotline.offer.CallOffers;
import hotline.offer.OfferRoom;
import hotline.offer.Offers;
import hotline.offer.Wishes;
import hotline.savedview.SavedViews;
import hotline.supervision.Assignments;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import java.util.List;

/**
 * Work is offered to agents; supervisors assign complaints and remind their holders; agents keep their log of problems; people keep views.
 */
record DistributionFeature(OfferRoom room, FloorWork floor, List<Routes> routes) implements Feature {

    static DistributionFeature of(Foundation on, ComplaintServices services, Presence presence, FloorWork floor) {
        var pool = on.database().pool();
        var log = new AgentLog(pool, () -> on.policies().inForce().policy().zone(), on.clock());
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
                        new Wishes(
                                (member, now) -> IdentityFeature.training(on).isOver(member, now),
                                () -> on.policies().inForce().policy().zone()),
                        presence,
                        on.policies(),
                        on.clock()));
        return new DistributionFeature(
                room,
                floor,
                List.of(
                        new OfferRoutes(room.offers(), room.previews(), on.policies(), on.clock()),
                        new SupervisionRoutes(
                                new Assignments(on.database(), services.changes(), on.clock()), services.reminders()),
                        new AgentLogRoutes(log, on.policies()),
                        new ViewRoutes(new SavedViews(pool, on.clock()), on.policies())));
    }

    CallOffers calls() {
        return room.calls();
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
