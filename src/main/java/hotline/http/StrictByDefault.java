package hotline.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * What a browser may make of an answer that says nothing else of itself: it runs nothing, frames nothing, and takes it for
 * no other type. Pages replace the policy by their own.
 */
final class StrictByDefault implements Handler<RoutingContext> {
    private static final CharSequence NOTHING_RUNS =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");

    @Override
    public void handle(RoutingContext context) {
        context.response().headers().set(POLICY, NOTHING_RUNS).set(TYPE_OPTIONS, NOSNIFF);
        context.next();
    }
}
