package hotline.http.engine;

import hotline.http.connection.Forwarded;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * What a browser may make of an answer that says nothing else of itself: it runs nothing, frames nothing, takes it for no
 * other type, and gives it to no other site's page. Pages replace the policy by their own. Where the connection is encrypted,
 * browsers keep to that for a year.
 */
final class StrictByDefault implements Handler<RoutingContext> {
    private static final CharSequence NOTHING_RUNS =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence RESOURCE_POLICY = HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence TRANSPORT = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence ONE_YEAR = HttpHeaders.createOptimized("max-age=31536000");

    private final Forwarded forwarded;

    StrictByDefault(Forwarded forwarded) {
        this.forwarded = forwarded;
    }

    @Override
    public void handle(RoutingContext context) {
        var headers = context.response()
                .headers()
                .set(POLICY, NOTHING_RUNS)
                .set(TYPE_OPTIONS, NOSNIFF)
                .set(RESOURCE_POLICY, SAME_ORIGIN);
        if (forwarded.isSecure(context.request())) {
            headers.set(TRANSPORT, ONE_YEAR);
        }
        context.next();
    }
}
