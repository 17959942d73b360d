package hotline.http.engine;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/**
 * Answers sent before the request's body has arrived, such as refusals. The rest of a small body is read and dropped,
 * so the connection stays usable. A longer one costs the connection: the answer says so, and the connection closes
 * once the client has had time to read the answer; if it closed at once, the client might never see it.
 */
final class UnreadBodies implements Handler<RoutingContext> {
    private static final long WORTH_READING = 64 * 1024;
    private static final long LINGER_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 10_000;
    private static final long NO_ERROR = 0;

    private final Vertx vertx;

    UnreadBodies(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void handle(RoutingContext context) {
        var request = context.request();
        if (hasBody(request)) {
            context.addHeadersEndHandler(head -> sayWhetherItEnds(context));
            context.addEndHandler(answered -> throwAway(context));
        }
        context.next();
    }

    private static void sayWhetherItEnds(RoutingContext context) {
        var request = context.request();
        if (!request.isEnded() && request.version() != HttpVersion.HTTP_2 && costsTheConnection(request)) {
            context.response().headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            // Before the answer is complete: from then on no further request is taken, and the body may still end.
            request.connection().shutdown(LINGER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void throwAway(RoutingContext context) {
        var request = context.request();
        // On a broken connection there was no answer, and no bytes are left to read.
        if (request.isEnded() || !context.response().ended()) {
            return;
        }
        long late = vertx.setTimer(LONGEST_MILLIS, over -> giveUp(context));
        request.handler(thrownAway -> {})
                .exceptionHandler(broken -> vertx.cancelTimer(late))
                .endHandler(ended -> vertx.cancelTimer(late))
                .resume();
    }

    private static void giveUp(RoutingContext context) {
        if (context.request().version() == HttpVersion.HTTP_2) {
            // The other streams of the connection continue.
            context.response().reset(NO_ERROR);
        } else {
            context.request().connection().close();
        }
    }

    /**
     * A client that asked with {@code Expect} may send the body or the next request, so the next bytes are ambiguous.
     */
    private static boolean costsTheConnection(HttpServerRequest request) {
        var headers = request.headers();
        return promised(request) > WORTH_READING
                || headers.contains(HttpHeaders.TRANSFER_ENCODING)
                || headers.contains(HttpHeaders.EXPECT);
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || (request.version() == HttpVersion.HTTP_2 && !request.isEnded());
    }

    /** The length that the head promises, negative if it names none. */
    static long promised(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
