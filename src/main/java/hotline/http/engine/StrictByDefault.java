package hotline.http.engine;

import hotline.http.connection.Forwarded;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Default limits for a browser with an answer that sets no others: run nothing, frame nothing, guess no other type,
 * and give it to no other site's page. Pages replace the policy by their own. On an encrypted connection browsers
 * stay with encryption for a year.
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
