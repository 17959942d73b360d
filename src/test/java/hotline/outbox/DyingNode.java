package hotline.outbox;

import hotline.database.Database;
import hotline.database.DatabaseSettings;
import hotline.loop.TestLoops;
import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.Way;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that sends messages by HTTP and ends, as by kill -9, at one step of its fifth delivery. */
final class DyingNode {
    /** In the order in which a delivery takes them. */
    enum Step {
        CLAIMED,
        SENT,
        ANSWERED,
        WRITTEN,
        COMMITTED
    }

    private static final int FIFTH = 5;

    private final AtomicInteger deliveries = new AtomicInteger();
    private final Step last;

    private DyingNode(Step last) {
        this.last = last;
    }

    /** Arguments: address of the database, port of the receiver, the step. */
    public static void main(String[] arguments) {
        var vertx = Vertx.vertx();
        var node = new DyingNode(Step.valueOf(arguments[2]));
        var database = Database.open(vertx, DatabaseSettings.fromUrl(arguments[0]));
        var client = vertx.createHttpClient();
        var outbox = new Outbox(database, () -> ZoneOffset.UTC);
        outbox.follow((transaction, message, state, now) -> {
            database.afterCommit(transaction, () -> node.reached(Step.COMMITTED));
            node.reached(Step.WRITTEN);
            return Future.succeededFuture();
        });
        int port = Integer.parseInt(arguments[1]);
        new Sending(
                        TestLoops.on(vertx),
                        database,
                        outbox,
                        List.of(node.by(client, port, Way.WEBHOOK), node.by(client, port, Way.MAIL)),
                        Clock.systemUTC())
                .start();
    }

    private void reached(Step step) {
        if (step == last && deliveries.get() >= FIFTH) {
            Runtime.getRuntime().halt(137);
        }
    }

    private Deliverer by(HttpClient client, int port, Way way) {
        return new Deliverer() {
            @Override
            public Way way() {
                return way;
            }

            @Override
            public Future<DeliveryResult> deliver(ClaimedMessage message, OutboxRoute route) {
                deliveries.incrementAndGet();
                reached(Step.CLAIMED);
                return client.request(HttpMethod.POST, port, "localhost", "/" + message.id())
                        .compose(request -> {
                            request.end().onSuccess(sent -> reached(Step.SENT));
                            return request.response();
                        })
                        .compose(response -> response.end())
                        .map(answered -> {
                            reached(Step.ANSWERED);
                            return new DeliveryResult.Delivered("200", "");
                        });
            }
        };
    }
}
