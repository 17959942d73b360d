package hotline.http.engine;

import hotline.identity.Caller;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Admits the callers that the contract names for an operation. The headers decide, so the body of a refused request
 * is never read. The request waits while a session is looked up.
 */
final class Admission implements Handler<RoutingContext> {
    private static final String CALLER = Admission.class.getName();

    private final Callers.Resolver resolver;
    private final Problems problems;
    private final boolean hasBody;

    /** @param hasBody whether a later handler reads the body */
    Admission(Callers.Resolver resolver, Problems problems, boolean hasBody) {
        this.resolver = resolver;
        this.problems = problems;
        this.hasBody = hasBody;
    }

    /** The admitted caller. */
    static Caller caller(RoutingContext context) {
        return context.get(CALLER);
    }

    @Override
    public void handle(RoutingContext context) {
        var caller = resolve(context);
        if (!caller.isComplete()) {
            context.request().pause();
        }
        caller.onComplete(known -> admit(context, known), refused -> problems.send(context, refused));
    }

    private Future<Caller> resolve(RoutingContext context) {
        try {
            return resolver.callerOf(context.request());
        } catch (RuntimeException refused) {
            return Future.failedFuture(refused);
        }
    }

    private void admit(RoutingContext context, Caller caller) {
        context.put(CALLER, caller);
        if (!hasBody) {
            context.request().resume();
        }
        context.next();
    }
}
