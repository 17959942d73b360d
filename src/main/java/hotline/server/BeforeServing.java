package hotline.server;

import io.vertx.core.Future;

/** What is done to the database before anything runs by itself and before the first request. */
@FunctionalInterface
public interface BeforeServing {
    BeforeServing NOTHING = (on, identity) -> Future.succeededFuture();

    Future<Void> prepare(Foundation on, IdentityFeature identity);
}
