package hotline.server;

import hotline.address.AddressBlocks;
import hotline.audit.PersonalDataAccess;
import hotline.customer.Customers;
import hotline.demo.telephony.DemoTelephony;
import hotline.floor.OpenStreams;
import hotline.http.api.telephony.CallCommandRoutes;
import hotline.http.api.telephony.CallMessageRoutes;
import hotline.http.api.telephony.CommandAddressRoutes;
import hotline.http.api.telephony.ConnectorRoutes;
import hotline.http.api.telephony.DialRoutes;
import hotline.http.api.telephony.ExtensionRoutes;
import hotline.http.api.telephony.ListeningRoutes;
import hotline.http.api.telephony.RouteRoutes;
import hotline.http.api.telephony.calls.ContactRoutes;
import hotline.http.engine.Routes;
import hotline.offer.CallOffers;
import hotline.telephony.CallFollower;
import hotline.telephony.CallWriting;
import hotline.telephony.Extensions;
import hotline.telephony.caller.Callers;
import hotline.telephony.connector.Askers;
import hotline.telephony.connector.Connectors;
import hotline.telephony.connector.DialAsk;
import hotline.telephony.connector.MessageWork;
import hotline.telephony.connector.Messages;
import hotline.telephony.mapping.Mappings;
import hotline.telephony.mapping.MessageReading;
import hotline.telephony.route.CommandAddresses;
import hotline.telephony.route.DialAnswers;
import hotline.telephony.route.ExchangeAddresses;
import hotline.telephony.route.RouteRoom;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Telephone exchanges: their doors, their messages, and calls. */
record TelephonyFeature(MessageWork work, List<Routes> routes) implements Feature {

    static DemoTelephony demo(Foundation on) {
        var connectors = new Connectors(on.database(), new Mappings(), on.clock());
        var messages = messages(on, connectors, DialAsk.NOBODY);
        return new DemoTelephony(connectors, messages, new Extensions(on.database(), on.clock()));
    }

    private static Messages messages(Foundation on, Connectors connectors, DialAsk dial) {
        return new Messages(
                on.database(), connectors, on.allowances(), on.policies(), new MessageReading(), dial, on.clock());
    }

    /**
     * @param followers what else happens when a call changes
     * @param exchangesHere addresses of this machine where an exchange may be told what to do
     */
    static TelephonyFeature of(
            Foundation on,
            List<CallFollower> followers,
            CallOffers offers,
            OpenStreams streams,
            AddressBlocks exchangesHere) {
        var files = new PersonalDataAccess(ComplaintServices.reasons(on.policies()));
        var places = new ExchangeAddresses(on.vertx(), exchangesHere::contain);
        var routes =
                new RouteRoom(new RouteRoom.On(on.vertx(), on.database(), offers, on.policies(), on.clock(), places));
        var routing = routes.routing();
        // Calls meet their offers before the streams are told whose they are. The figures come last, since they count
        // what the others made of a call.
        var writing = new CallWriting(Stream.concat(
                        Stream.concat(routes.followers().stream(), followers.stream()),
                        Stream.of(MeasuresFeature.counting(on)))
                .toList());
        var listening = routes.listening(files, persons -> streams.tell(persons, Set.of()));
        var connectors = new Connectors(on.database(), new Mappings(), on.clock());
        var askers = new Askers(connectors, on.allowances());
        var messages = messages(on, connectors, new DialAnswers(routing));
        var work = new MessageWork(on.loops(), on.database(), connectors, messages, writing, on.policies(), on.clock());
        return new TelephonyFeature(
                work,
                List.of(
                        new CallMessageRoutes(messages),
                        new ContactRoutes(
                                askers,
                                new Callers(
                                        on.database().pool(),
                                        new Customers(on.database().pool(), files),
                                        files),
                                on.policies(),
                                on.clock()),
                        new ConnectorRoutes(connectors, messages, work, on.policies(), on.clock()),
                        new ExtensionRoutes(new Extensions(on.database(), on.clock())),
                        new RouteRoutes(askers, routing, on.policies()),
                        new CommandAddressRoutes(
                                new CommandAddresses(on.database().pool(), places)),
                        new DialRoutes(routes.dials(), on.policies()),
                        new CallCommandRoutes(
                                routes.commands(writing, persons -> streams.tell(persons, Set.of())),
                                listening,
                                on.policies()),
                        new ListeningRoutes(listening)));
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
