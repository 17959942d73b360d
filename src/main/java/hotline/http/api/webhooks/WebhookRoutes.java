package hotline.http.api.webhooks;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.log.EventType;
import hotline.once.Once;
import hotline.outbox.message.MessageState;
import hotline.outbox.webhook.WebhookDelivered;
import hotline.outbox.webhook.WebhookDeliveries;
import hotline.outbox.webhook.WebhookEndpoint;
import hotline.outbox.webhook.WebhookEvent;
import hotline.outbox.webhook.Webhooks;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Endpoints of webhooks, for administrators. */
public final class WebhookRoutes implements Routes {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URL = 1000;
    private static final int MOST_EVENTS = 30;
    private static final int LONGEST_EVENT = 60;
    private static final int MOST_PER_SECOND = 500;
    private static final int USUAL_PER_SECOND = 100;

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final WebhookJson json;

    public WebhookRoutes(Webhooks webhooks, WebhookDeliveries deliveries, Policies policies) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.json = new WebhookJson(() -> policies.inForce().policy().zone());
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listWebhooks", this::list);
        bind.accept("addWebhook", this::add);
        bind.accept("changeWebhook", this::change);
        bind.accept("renewWebhookSecret", this::renew);
        bind.accept("revokeOldWebhookSecret", this::revoke);
        bind.accept("testWebhook", this::test);
        bind.accept("listWebhookDeliveries", this::newest);
    }

    private Future<Answer> list(Exchange exchange) {
        return webhooks.all()
                .map(all -> Answer.ok(new JsonObject()
                        .put(
                                "items",
                                ComplaintJson.array(all, route -> json.endpoint(route, webhooks.validSecrets(route))))
                        .put("events", new JsonArray(WebhookEvent.names(WebhookEvent.all().stream())))));
    }

    /** No key is kept for it: with the key the answer would be, and with the answer the secret. */
    private Future<Answer> add(Exchange exchange) {
        var body = exchange.body();
        var endpoint = read(body, body.integer("perSecond", 1, MOST_PER_SECOND).orElse(USUAL_PER_SECOND));
        body.done();
        return webhooks.add(Once.unkeyed(), endpoint)
                .map(made -> Answer.created(WebhookJson.made(made), "/api/v1/webhooks/" + made.id()));
    }

    private Future<Answer> change(Exchange exchange) {
        var body = exchange.body();
        var endpoint = read(body, body.requiredInteger("perSecond", 1, MOST_PER_SECOND));
        int version = body.requiredInteger("version", 1, Integer.MAX_VALUE);
        body.done();
        return webhooks.change(exchange.once(), id(exchange), endpoint, version).map(done -> Answer.nothing());
    }

    private static WebhookEndpoint read(JsonReader body, int perSecond) {
        return new WebhookEndpoint(
                body.requiredLine("name", LONGEST_NAME),
                body.requiredLine("url", LONGEST_URL),
                events(body),
                perSecond);
    }

    private static Set<EventType> events(JsonReader body) {
        var events = new HashSet<EventType>();
        for (String name : body.requiredTexts("events", MOST_EVENTS, LONGEST_EVENT)) {
            WebhookEvent.of(name)
                    .or(() -> body.wrong("events", "“" + name + "” is no event that endpoints receive"))
                    .ifPresent(events::add);
        }
        return events;
    }

    private Future<Answer> renew(Exchange exchange) {
        return webhooks.renew(Once.unkeyed(), id(exchange))
                .map(made -> Answer.created(WebhookJson.made(made), "/api/v1/webhooks/" + made.id()));
    }

    private Future<Answer> revoke(Exchange exchange) {
        return webhooks.revoke(exchange.once(), id(exchange)).map(done -> Answer.nothing());
    }

    private Future<Answer> test(Exchange exchange) {
        int id = id(exchange);
        return webhooks.test(exchange.once(), id)
                .map(message -> Answer.accepted(
                        new JsonObject().put("messageId", message), "/api/v1/webhooks/" + id + "/deliveries"));
    }

    private Future<Answer> newest(Exchange exchange) {
        var after = NewestFirst.after(exchange);
        int limit = exchange.limit();
        Optional<MessageState> state = exchange.query("state").map(code -> MessageState.of(code)
                .orElseThrow(() -> Failure.Invalid.field("state", "is no state of a message")));
        return deliveries
                .newest(id(exchange), state, after, limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, WebhookDelivered::id, json::delivery)));
    }

    private static int id(Exchange exchange) {
        return Exchange.smallId(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("there is no such endpoint"));
    }
}
