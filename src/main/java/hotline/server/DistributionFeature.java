package hotline.server;

import hotline.agentday.AgentLog;
import hotline.audit.PersonalDataAccess;
import hotline.callback.CustomerCalls;
import hotline.callback.hand.HandCalls;
import hotline.campaign.CampaignCalls;
import hotline.care.CarePolicies;
import hotline.care.Contacts;
import hotline.customer.Customers;
import hotline.floor.FloorWork;
import hotline.floor.Presence;
import hotline.http.api.SupervisionRoutes;
import hotline.http.api.agentday.AgentLogRoutes;
import hotline.http.api.offers.MoveRoutes;
import hotline.http.api.offers.OfferRoutes;
import hotline.http.api.offers.QueueRoutes;
import hotline.http.api.views.ViewRoutes;
import hotline.http.api.visits.VisitRoutes;
import hotline.http.engine.Routes;
import hotline.offer.CallOffers;
import hotline.offer.OfferRoom;
import hotline.offer.Offers;
import hotline.offer.Wishes;
import hotline.priority.Moves;
import hotline.savedview.SavedViews;
import hotline.supervision.Assignments;
import hotline.visit.Visits;
import hotline.wiring.ComplaintServices;
import hotline.workday.WorkDays;
import io.vertx.core.Future;
import java.util.List;

/**
 * Work is offered to agents; supervisors assign complaints and remind their holders; agents keep their log of problems; people keep views.
 */
record DistributionFeature(OfferRoom room, FloorWork floor, List<Routes> routes) implements Feature {

    static DistributionFeature of(Foundation on, ComplaintServices services, Presence presence, FloorWork floor) {
        var pool = on.database().pool();
        var log = new AgentLog(pool, () -> on.policies().inForce().policy().zone(), on.clock());
        var room = OfferRoom.of(on.loops(), rooms(on, services, presence));
        return new DistributionFeature(
                room,
                floor,
                List.of(
                        new OfferRoutes(room.offers(), room.withdrawals(), room.previews(), on.policies(), on.clock()),
                        new QueueRoutes(room.queues(), on.policies()),
                        new MoveRoutes(new Moves(on.database(), services.changes()), services.pokes(), on.clock()),
                        new VisitRoutes(
                                new Visits(
                                        on.database(),
                                        room.withdrawals(),
                                        services.endings(),
                                        services.pokes(),
                                        on.policies(),
                                        on.clock()),
                                on.policies(),
                                on.clock()),
                        new SupervisionRoutes(
                                new Assignments(on.database(), services.changes(), on.clock()), services.reminders()),
                        new AgentLogRoutes(log, on.policies()),
                        new ViewRoutes(new SavedViews(pool, on.clock()), on.policies())));
    }

    static OfferRoom.On rooms(Foundation on, ComplaintServices services, Presence presence) {
        var pool = on.database().pool();
        var access = new PersonalDataAccess(ComplaintServices.reasons(on.policies()));
        var calls = new CustomerCalls(on.policies(), services.callHours());
        var byHand = new HandCalls(pool, calls, access);
        var ofCampaigns = new CampaignCalls(
                pool, calls, new Contacts(pool, new CarePolicies(on.policies()), new Customers(pool, access)), access);
        return new OfferRoom.On(
                on.database(),
                services.changes(),
                services.callbacks(),
                (transaction, callback, agent, now) -> calls.isByHand(transaction, callback)
                        .compose(isByHand -> isByHand
                                ? byHand.takeOffered(transaction, callback, agent, now)
                                : ofCampaigns.take(transaction, callback, agent, now)),
                services.callHours(),
                services.turns(),
                services.endings(),
                services.pokes(),
                wishes(on),
                presence,
                on.policies(),
                new WorkDays(pool, () -> on.policies().inForce().policy(), on.clock()),
                on.clock());
    }

    /** What a match has to respect, and so a replay of one. */
    static Wishes wishes(Foundation on) {
        return new Wishes(
                (member, now) -> IdentityFeature.training(on).isOver(member, now),
                () -> on.policies().inForce().policy().zone());
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
