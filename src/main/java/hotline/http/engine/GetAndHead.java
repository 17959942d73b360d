package hotline.http.engine;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.stream.Collectors;

/** Read-only resources: GET and HEAD are answered, all other methods get 405. */
public final class GetAndHead {
    private static final List<HttpMethod> ALLOWED = List.of(HttpMethod.GET, HttpMethod.HEAD);

    private GetAndHead() {}

    public static Handler<RoutingContext> only(Handler<RoutingContext> reading) {
        return context -> {
            if (ALLOWED.contains(context.request().method())) {
                reading.handle(context);
            } else {
                wrongMethod(context, ALLOWED);
            }
        };
    }

    /** Whether the operation answers HEAD too (RFC 9110, 9.3.2): all that only read, but for endless streams. */
    public static boolean isRead(Operation promised) {
        return promised.getHttpMethod().equals(HttpMethod.GET) && !Contract.isEndless(promised);
    }

    /** Ends the answer; for HEAD with the body's length alone. */
    public static void end(RoutingContext context, Buffer body) {
        var response = context.response();
        response.putHeader("Content-Length", Integer.toString(body.length()));
        if (HttpMethod.HEAD.equals(context.request().method())) {
            response.end();
        } else {
            response.end(body);
        }
    }

    public static void wrongMethod(RoutingContext context, List<HttpMethod> allowed) {
        var names = allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        Problem.of(405, "wrong-method", "The method is not allowed here", "allowed are " + names)
                .with("Allow", names)
                .send(context.response());
    }
}
