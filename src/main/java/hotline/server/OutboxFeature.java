package hotline.server;

import hotline.contact.ContactPoints;
import hotline.http.engine.Routes;
import hotline.log.reading.LogReader;
import hotline.outbox.Deliverer;
import hotline.outbox.MessageReader;
import hotline.outbox.Outbox;
import hotline.outbox.OutboxSource;
import hotline.outbox.Sending;
import hotline.outbox.mail.MailDeliverer;
import hotline.secret.ServerKeys;
import io.vertx.core.Future;
import java.util.List;

/** Messages to customers and to other software. */
record OutboxFeature(LogReader reader, Sending sending, List<Deliverer> deliverers, List<Routes> routes)
        implements Feature {

    static OutboxFeature of(Foundation on) {
        var outbox =
                new Outbox(on.database(), () -> on.policies().inForce().policy().zone());
        List<OutboxSource> sources = List.of();
        var keys = new ServerKeys(on.database().pool());
        var points = new ContactPoints(keys);
        List<Deliverer> deliverers =
                List.of(new MailDeliverer(on.vertx(), on.database().pool(), keys, points, on.clock()));
        return new OutboxFeature(
                new LogReader(
                        on.loops(), on.database().pool(), new MessageReader(sources, outbox, on.clock()), on.parking()),
                new Sending(on.loops(), on.database(), outbox, deliverers, on.clock()),
                deliverers,
                List.of());
    }

    @Override
    public Future<Void> start() {
        sending.start();
        return reader.start();
    }

    @Override
    public Future<Void> stop() {
        return reader.stop()
                .compose(stopped -> sending.stop())
                .compose(stopped ->
                        Future.join(deliverers.stream().map(Deliverer::stop).toList()))
                .mapEmpty();
    }
}
