package hotline.server;

import hotline.address.AddressBlocks;
import hotline.address.AddressGuard;
import hotline.demo.messages.DemoMessages;
import hotline.demo.webhook.DemoWebhooks;
import hotline.http.api.messages.MessageFigureRoutes;
import hotline.http.api.messages.MessageRoutes;
import hotline.http.api.messages.WayBackRoutes;
import hotline.http.api.outbox.MailRelayRoutes;
import hotline.http.api.outbox.OutboxDeskRoutes;
import hotline.http.api.outbox.OutboxJson;
import hotline.http.api.webhooks.WebhookRoutes;
import hotline.http.engine.Routes;
import hotline.http.engine.TrackingCodes;
import hotline.log.reading.LogReader;
import hotline.outbox.Deliverer;
import hotline.outbox.MessageReader;
import hotline.outbox.Outbox;
import hotline.outbox.OutboxSource;
import hotline.outbox.Sending;
import hotline.outbox.desk.MessageFigures;
import hotline.outbox.desk.MessageReplays;
import hotline.outbox.desk.OutboxDesk;
import hotline.outbox.figure.MessageFacts;
import hotline.outbox.mail.MailDeliverer;
import hotline.outbox.mail.MailRelays;
import hotline.outbox.webhook.ResolverNames;
import hotline.outbox.webhook.WebhookDeliveries;
import hotline.outbox.webhook.WebhookDelivery;
import hotline.outbox.webhook.WebhookSource;
import hotline.outbox.webhook.Webhooks;
import hotline.wiring.MessageServices;
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

    /** Registers, and sends nothing. */
    static DemoWebhooks demoWebhooks(Foundation on) {
        Supplier<ZoneId> zone = () -> on.policies().inForce().policy().zone();
        return new DemoWebhooks(
                new Webhooks(
                        on.database(),
                        new Outbox(on.database(), zone),
                        new AddressGuard(AddressBlocks.NONE),
                        on.clock()),
                new OutboxDesk(on.database(), zone, on.clock()));
    }

    /** @param own networks that webhooks may reach besides the public ones */
    static OutboxFeature of(Foundation on, MessageServices messages, TrackingCodes codes, AddressBlocks own) {
        Supplier<ZoneId> zone = () -> on.policies().inForce().policy().zone();
        var outbox = messages.outbox();
        var mail =
                new MailDeliverer(on.vertx(), on.database().pool(), messages.keys(), messages.contacts(), on.clock());
        var guard = new AddressGuard(own);
        var webhooks = new Webhooks(on.database(), outbox, guard, on.clock());
        List<OutboxSource> sources = List.of(messages.customers(), new WebhookSource(on.clock()));
        List<Deliverer> deliverers =
                List.of(mail, new WebhookDelivery(on.vertx(), new ResolverNames(on.vertx()), guard));
        return new OutboxFeature(
                new LogReader(
                        on.loops(), on.database().pool(), new MessageReader(sources, outbox, on.clock()), on.parking()),
                new Sending(on.loops(), on.database(), outbox, deliverers, on.clock()),
                new MessageFigures(on.loops(), on.database(), outbox, on.metrics(), on.clock()),
                deliverers,
                List.of(
                        new OutboxDeskRoutes(
                                new OutboxDesk(on.database(), zone, on.clock()),
                                new MessageReplays(on.database(), on.clock()),
                                new OutboxJson(zone, on.clock())),
                        new MailRelayRoutes(
                                new MailRelays(on.database(), mail, messages.keys(), on.allowances(), on.clock())),
                        new MessageRoutes(
                                messages.told(), messages.links(), on.allowances(), on.policies(), on.clock()),
                        new MessageFigureRoutes(new MessageFacts(on.database().pool()), on.policies(), on.clock()),
                        new WayBackRoutes(messages.ways(), codes, on.policies()),
                        new WebhookRoutes(
                                webhooks, new WebhookDeliveries(on.database().pool(), webhooks), on.policies())));
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
