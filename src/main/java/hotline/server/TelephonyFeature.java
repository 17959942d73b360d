package hotline.server;

import hotline.http.api.telephony.CallMessageRoutes;
import hotline.http.api.telephony.ConnectorRoutes;
import hotline.http.api.telephony.ExtensionRoutes;
import hotline.http.engine.Routes;
import hotline.telephony.CallFollower;
import hotline.telephony.CallWriting;
import hotline.telephony.Extensions;
import hotline.telephony.connector.Connectors;
import hotline.telephony.connector.DialAsk;
import hotline.telephony.connector.MessageWork;
import hotline.telephony.connector.Messages;
import hotline.telephony.mapping.Mappings;
import hotline.telephony.mapping.MessageReading;
import io.vertx.core.Future;
import java.util.List;

/** Telephone exchanges: their doors, their messages, and calls. */
record TelephonyFeature(MessageWork work, List<Routes> routes) implements Feature {

    static TelephonyFeature of(Foundation on) {
        return of(on, List.of(), DialAsk.NOBODY);
    }

    /** @param followers what else happens when a call changes */
    static TelephonyFeature of(Foundation on, List<CallFollower> followers, DialAsk dial) {
        var connectors = new Connectors(on.database(), new Mappings(), on.clock());
        var messages = new Messages(
                on.database(), connectors, on.allowances(), on.policies(), new MessageReading(), dial, on.clock());
        var work = new MessageWork(
                on.loops(), on.database(), connectors, messages, new CallWriting(followers), on.policies(), on.clock());
        return new TelephonyFeature(
                work,
                List.of(
                        new CallMessageRoutes(messages),
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
