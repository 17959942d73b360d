package hotline.server;

import io.vertx.core.Future;

/** Prepares the database before the background work starts and before the first request. */
@FunctionalInterface
public interface BeforeServing {
    BeforeServing NOTHING = (on, identity) -> Future.succeededFuture();

    Future<Void> prepare(Foundation on, IdentityFeature identity);
}
