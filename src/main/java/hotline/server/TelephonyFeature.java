package hotline.server;

import hotline.audit.PersonalDataAccess;
import hotline.customer.Customers;
import hotline.demo.telephony.DemoTelephony;
import hotline.http.api.telephony.CallMessageRoutes;
import hotline.http.api.telephony.ConnectorRoutes;
import hotline.http.api.telephony.ExtensionRoutes;
import hotline.http.api.telephony.calls.ContactRoutes;
import hotline.http.engine.Routes;
import hotline.telephony.CallFollower;
import hotline.telephony.CallWriting;
import hotline.telephony.Extensions;
import hotline.telephony.caller.Callers;
import hotline.telephony.connector.Connectors;
import hotline.telephony.connector.DialAsk;
import hotline.telephony.connector.MessageWork;
import hotline.telephony.connector.Messages;
import hotline.telephony.mapping.Mappings;
import hotline.telephony.mapping.MessageReading;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import java.util.List;

/** Telephone exchanges: their doors, their messages, and calls. */
record TelephonyFeature(MessageWork work, List<Routes> routes) implements Feature {

    static DemoTelephony demo(Foundation on) {
        var connectors = new Connectors(on.database(), new Mappings(), on.clock());
        var messages = messages(on, connectors, DialAsk.NOBODY);
        return new DemoTelephony(connectors, messages, new Extensions(on.database()));
    }

    private static Messages messages(Foundation on, Connectors connectors, DialAsk dial) {
        return new Messages(
                on.database(), connectors, on.allowances(), on.policies(), new MessageReading(), dial, on.clock());
    }

    static TelephonyFeature of(Foundation on) {
        return of(on, List.of(), DialAsk.NOBODY);
    }

    /** @param followers what else happens when a call changes */
    static TelephonyFeature of(Foundation on, List<CallFollower> followers, DialAsk dial) {
        var files = new PersonalDataAccess(ComplaintServices.reasons(on.policies()));
        var connectors = new Connectors(on.database(), new Mappings(), on.clock());
        var messages = messages(on, connectors, dial);
        var work = new MessageWork(
                on.loops(), on.database(), connectors, messages, new CallWriting(followers), on.policies(), on.clock());
        return new TelephonyFeature(
                work,
                List.of(
                        new CallMessageRoutes(messages),
                        new ContactRoutes(
                                connectors,
                                new Callers(
                                        on.database().pool(),
                                        new Customers(on.database().pool(), files),
                                        files),
                                on.policies(),
                                on.clock()),
                        new ConnectorRoutes(connectors, messages, work, on.policies(), on.clock()),
                        new ExtensionRoutes(new Extensions(on.database()))));
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
