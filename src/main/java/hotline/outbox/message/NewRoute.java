package hotline.outbox.message;

import io.vertx.core.json.JsonObject;

/** A route to be made, or what a route is to become. */
public record NewRoute(Way way, String name, JsonObject settings, float perSecond, int inFlight) {
    public NewRoute {
        if (perSecond <= 0 || inFlight <= 0) {
            throw new IllegalArgumentException("a route that sends nothing");
        }
    }
}
