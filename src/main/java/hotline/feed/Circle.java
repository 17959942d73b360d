package hotline.feed;

import io.vertx.core.Future;

/** The followers on one event loop, who hear together. Called on the feed's context; must not block. */
public interface Circle {

    /** There is more in the chain. */
    void hear(FeedNews news);

    /** The feed ends. Completes when all have let go of their connections. */
    Future<Void> end();
}
