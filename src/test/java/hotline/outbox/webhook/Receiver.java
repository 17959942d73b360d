package hotline.outbox.webhook;

import static hotline.support.Await.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ObjIntConsumer;

/** Someone who receives webhooks, and notes them in the order in which they came. */
final class Receiver {
    /** A message as it came. */
    record Came(String id, String timestamp, String signatures, String body) {
        JsonObject json() {
            return new JsonObject(body);
        }

        String type() {
            return json().getString("type");
        }
    }

    private final List<Came> all = new CopyOnWriteArrayList<>();
    private final int port;

    private Receiver(Vertx vertx, ObjIntConsumer<HttpServerRequest> answer) {
        port = await(vertx.createHttpServer()
                        .requestHandler(request -> request.body().onSuccess(body -> {
                            all.add(new Came(
                                    request.getHeader("webhook-id"),
                                    request.getHeader("webhook-timestamp"),
                                    request.getHeader("webhook-signature"),
                                    body.toString()));
                            answer.accept(request, all.size());
                        }))
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    /** @param answer gets the request and how many came so far */
    static Receiver answering(Vertx vertx, ObjIntConsumer<HttpServerRequest> answer) {
        return new Receiver(vertx, answer);
    }

    static Receiver willing(Vertx vertx) {
        return answering(
                vertx, (request, count) -> request.response().setStatusCode(204).end());
    }

    String url() {
        return "http://127.0.0.1:" + port + "/hooks";
    }

    List<Came> all() {
        return List.copyOf(all);
    }
}
