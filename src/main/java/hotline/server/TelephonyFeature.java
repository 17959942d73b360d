package hotline.server;

import hotline.floor.OpenStreams;
import hotline.http.api.telephony.CallCommandRoutes;
import hotline.http.api.telephony.CallMessageRoutes;
import hotline.http.api.telephony.ConnectorRoutes;
import hotline.http.api.telephony.DialRoutes;
import hotline.http.api.telephony.ExtensionRoutes;
import hotline.http.api.telephony.RouteRoutes;
import hotline.http.engine.Routes;
import hotline.offer.CallOffers;
import hotline.telephony.CallFollower;
import hotline.telephony.CallWriting;
import hotline.telephony.Extensions;
import hotline.telephony.connector.Connectors;
import hotline.telephony.connector.MessageWork;
import hotline.telephony.connector.Messages;
import hotline.telephony.mapping.Mappings;
import hotline.telephony.mapping.MessageReading;
import hotline.telephony.route.DialAnswers;
import hotline.telephony.route.RouteRoom;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Telephone exchanges: their doors, their messages, and calls. */
record TelephonyFeature(MessageWork work, List<Routes> routes) implements Feature {

    /** @param others what else happens when a call changes */
    static TelephonyFeature of(Foundation on, CallOffers offers, OpenStreams streams, List<CallFollower> others) {
        var routes = new RouteRoom(new RouteRoom.On(on.vertx(), on.database(), offers, on.policies(), on.clock()));
        var routing = routes.routing();
        // The figures come last, since they count what the others made of a call.
        var writing = new CallWriting(Stream.concat(
                        Stream.concat(others.stream(), routes.followers().stream()),
                        Stream.of(MeasuresFeature.counting(on)))
                .toList());
        var connectors = new Connectors(on.database(), new Mappings(), on.clock());
        var messages = new Messages(
                on.database(),
                connectors,
                on.allowances(),
                on.policies(),
                new MessageReading(),
                new DialAnswers(routing),
                on.clock());
        var work = new MessageWork(on.loops(), on.database(), connectors, messages, writing, on.policies(), on.clock());
        return new TelephonyFeature(
                work,
                List.of(
                        new CallMessageRoutes(messages),
                        new ConnectorRoutes(connectors, messages, work, on.policies(), on.clock()),
                        new ExtensionRoutes(new Extensions(on.database())),
                        new RouteRoutes(connectors, routing, on.policies()),
                        new DialRoutes(routes.dials(), on.policies()),
                        new CallCommandRoutes(
                                routes.commands(writing, persons -> streams.tell(persons, Set.of())), on.policies())));
    }

    @Override
    public Future<Void> start() {
        work.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return work.stop();
    }
}
