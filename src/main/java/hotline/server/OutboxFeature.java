package hotline.server;

import hotline.contact.ContactPoints;
import hotline.demo.messages.DemoMessages;
import hotline.http.api.outbox.MailRelayRoutes;
import hotline.http.api.outbox.OutboxDeskRoutes;
import hotline.http.api.outbox.OutboxJson;
import hotline.http.engine.Routes;
import hotline.log.reading.LogReader;
import hotline.outbox.Deliverer;
import hotline.outbox.MessageReader;
import hotline.outbox.Outbox;
import hotline.outbox.OutboxSource;
import hotline.outbox.Sending;
import hotline.outbox.desk.MessageFigures;
import hotline.outbox.desk.OutboxDesk;
import hotline.outbox.desk.Replays;
import hotline.outbox.mail.MailDeliverer;
import hotline.outbox.mail.MailRelays;
import hotline.secret.ServerKeys;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** Messages to customers and to other software. */
record OutboxFeature(
        LogReader reader, Sending sending, MessageFigures figures, List<Deliverer> deliverers, List<Routes> routes)
        implements Feature {

    static DemoMessages demoMessages(Foundation on) {
        return new DemoMessages(
                on.database(),
                new Outbox(on.database(), () -> on.policies().inForce().policy().zone()),
                on.clock());
    }

    static OutboxFeature of(Foundation on) {
        Supplier<ZoneId> zone = () -> on.policies().inForce().policy().zone();
        var outbox = new Outbox(on.database(), zone);
        List<OutboxSource> sources = List.of();
        var keys = new ServerKeys(on.database().pool());
        var points = new ContactPoints(keys);
        var mail = new MailDeliverer(on.vertx(), on.database().pool(), keys, points, on.clock());
        List<Deliverer> deliverers = List.of(mail);
        return new OutboxFeature(
                new LogReader(
                        on.loops(), on.database().pool(), new MessageReader(sources, outbox, on.clock()), on.parking()),
                new Sending(on.loops(), on.database(), outbox, deliverers, on.clock()),
                new MessageFigures(on.loops(), on.database(), outbox, on.metrics(), on.clock()),
                deliverers,
                List.of(
                        new OutboxDeskRoutes(
                                new OutboxDesk(on.database(), zone, on.clock()),
                                new Replays(on.database(), on.clock()),
                                new OutboxJson(zone, on.clock())),
                        new MailRelayRoutes(new MailRelays(on.database(), mail, keys, on.clock()))));
    }

    @Override
    public Future<Void> start() {
        sending.start();
        figures.start();
        return reader.start();
    }

    @Override
    public Future<Void> stop() {
        return reader.stop()
                .compose(stopped -> figures.stop())
                .compose(stopped -> sending.stop())
                .compose(stopped ->
                        Future.join(deliverers.stream().map(Deliverer::stop).toList()))
                .mapEmpty();
    }
}
