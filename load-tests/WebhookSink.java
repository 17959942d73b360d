import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes webhooks on this machine and answers 204 at once; on its end it prints how many came.
 *
 * <pre>java -cp target/hotline.jar load-tests/WebhookSink.java port</pre>
 */
public final class WebhookSink {
    private WebhookSink() {}

    public static void main(String[] arguments) {
        var came = new AtomicLong();
        Vertx.vertx()
                .createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    came.incrementAndGet();
                    request.response().setStatusCode(204).end();
                }))
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
                .onSuccess(server -> System.out.println("listens"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("webhooks that came: " + came)));
    }
}
