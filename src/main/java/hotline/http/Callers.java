package hotline.http;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.identity.Sessions;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.openapi.contract.Operation;

/** Who sends a request, as far as the contract asks: a bearer token comes before the cookie. */
final class Callers {
    static final String COOKIE = "hotline-session";
    private static final String BEARER = "Bearer ";
    private static final Future<Caller> CUSTOMER = Future.succeededFuture(new Caller.Customer());

    private final Sessions sessions;

    Callers(Sessions sessions) {
        this.sessions = sessions;
    }

    @FunctionalInterface
    interface Resolver {
        Future<Caller> callerOf(HttpServerRequest request);
    }

    Resolver of(Operation operation) {
        return switch (Contract.access(operation)) {
            case STRANGERS -> request -> CUSTOMER;
            case ANYBODY -> request -> resolve(request, true);
            case STAFF -> request -> resolve(request, false);
        };
    }

    private Future<Caller> resolve(HttpServerRequest request, boolean open) {
        var authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return sessions.caller(bearer(authorization)).map(Caller.class::cast);
        }
        // Parsing cookies is dearer than looking for the header, and intake by programs sends none.
        var cookie = request.getHeader("Cookie") == null ? null : request.getCookie(COOKIE);
        if (cookie != null) {
            refuseForeignPages(request);
            var caller = sessions.caller(cookie.getValue()).map(Caller.class::cast);
            return open ? caller.recover(Callers::customerWithOldCookie) : caller;
        }
        return open ? CUSTOMER : Future.failedFuture(new Failure.Unauthenticated("sign in first"));
    }

    /** The browser sent it, not the person: who was signed in here once may complain like anybody. */
    private static Future<Caller> customerWithOldCookie(Throwable failure) {
        return failure instanceof Failure.Unauthenticated ? CUSTOMER : Future.failedFuture(failure);
    }

    private static String bearer(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new Failure.Unauthenticated("Authorization must be a bearer token");
        }
        return authorization.substring(BEARER.length()).trim();
    }

    /** A cookie goes along with whatever page makes the browser send; SameSite keeps sites apart, this keeps origins apart. */
    private static void refuseForeignPages(HttpServerRequest request) {
        if (HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method())) {
            return;
        }
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        boolean own = site != null
                ? site.equals("same-origin") || site.equals("none")
                : origin == null || origin.endsWith("://" + request.getHeader("Host"));
        if (!own) {
            throw new Failure.Forbidden("the request comes from another site's page");
        }
    }
}
