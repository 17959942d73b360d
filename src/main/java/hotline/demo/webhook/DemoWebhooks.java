package hotline.demo.webhook;

import hotline.log.EventType;
import hotline.once.Once;
import hotline.outbox.desk.OutboxDesk;
import hotline.outbox.message.RouteState;
import hotline.outbox.webhook.WebhookEndpoint;
import hotline.outbox.webhook.Webhooks;
import io.vertx.core.Future;
import java.util.Set;

/** One endpoint, which is paused: its messages wait and can be looked at. */
public final class DemoWebhooks {
    /** A name that belongs to no one. */
    private static final String URL = "https://crm.example.com/hooks/hotline";

    private static final int PER_SECOND = 20;

    private final Webhooks webhooks;
    private final OutboxDesk desk;

    public DemoWebhooks(Webhooks webhooks, OutboxDesk desk) {
        this.webhooks = webhooks;
        this.desk = desk;
    }

    /** Nothing where there are endpoints already. */
    public Future<Void> make() {
        var endpoint = new WebhookEndpoint(
                "CRM 客户系统",
                URL,
                Set.of(EventType.RECEIVED, EventType.BREACHED, EventType.RESOLVED, EventType.CLOSED),
                PER_SECOND);
        return webhooks.all()
                .compose(there -> there.isEmpty()
                        ? webhooks.add(Once.unkeyed(), endpoint)
                                .compose(made -> desk.state(Once.unkeyed(), made.id(), RouteState.PAUSED))
                        : Future.succeededFuture());
    }
}
