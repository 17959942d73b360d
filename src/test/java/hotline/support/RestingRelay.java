package hotline.support;

import static hotline.support.Await.await;

import hotline.outbox.OutboxRoutes;
import hotline.outbox.message.NewRoute;
import hotline.outbox.message.RouteState;
import hotline.outbox.message.Way;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A relay that rests: mails to customers are made, and wait. */
public final class RestingRelay {
    /** Where links in its mails lead. */
    public static final String LINKS = "https://help.example.com";

    private RestingRelay() {}

    public static void of(TestServer server) {
        var now = server.clock().instant();
        var relay =
                new NewRoute(Way.MAIL, "relay", new JsonObject().put("port", 25).put("links", LINKS), 100, 4);
        await(server.connections().pool().withTransaction(transaction -> OutboxRoutes.add(transaction, relay, now)
                .compose(id ->
                        OutboxRoutes.state(transaction, id.orElseThrow(), RouteState.PAUSED, Optional.empty(), now))));
    }
}
