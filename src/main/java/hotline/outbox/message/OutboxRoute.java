package hotline.outbox.message;

import hotline.outbox.pace.Breaker;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A way out: a relay for mail, or one address that webhooks go to.
 *
 * @param settings of its way; never a secret
 * @param reason why it rests, as a code
 * @param perSecond messages per second at most
 * @param inFlight messages at the same time at most, on all nodes
 * @param secrets the newest first; some may have ended
 */
public record OutboxRoute(
        int id,
        Way way,
        String name,
        JsonObject settings,
        RouteState state,
        Optional<String> reason,
        float perSecond,
        int inFlight,
        Breaker breaker,
        Instant nextAt,
        Instant createdAt,
        int version,
        List<RouteSecret> secrets) {

    /** The newest first. */
    public List<RouteSecret> validSecrets(Instant at) {
        return secrets.stream().filter(secret -> secret.isValid(at)).toList();
    }
}
