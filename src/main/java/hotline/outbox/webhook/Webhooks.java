package hotline.outbox.webhook;

import hotline.address.AddressBlocks;
import hotline.address.AddressGuard;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.outbox.Outbox;
import hotline.outbox.OutboxRoutes;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.RouteSecret;
import hotline.outbox.message.RouteState;
import hotline.outbox.message.Way;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Endpoints as administrators keep them. */
public final class Webhooks {
    /** How long messages are signed with a replaced secret too. */
    private static final Duration BOTH = Duration.ofHours(24);

    private final Database database;
    private final Outbox outbox;
    private final AddressGuard guard;
    private final InstantSource clock;

    public Webhooks(Database database, Outbox outbox, AddressGuard guard, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.guard = guard;
        this.clock = clock;
    }

    /** An endpoint and the secret that is shown once. */
    public record Made(int id, String name, WebhookSecret secret) {}

    public Future<List<OutboxRoute>> all() {
        return database.pool().withConnection(OutboxRoutes::all).map(routes -> routes.stream()
                .filter(route -> route.way() == Way.WEBHOOK)
                .toList());
    }

    /** Fails with {@link Failure.NotFound}. */
    public Future<OutboxRoute> one(int id) {
        return database.pool().withConnection(connection -> known(connection, id));
    }

    /** Its secrets that are valid now, the newest first. */
    public List<RouteSecret> validSecrets(OutboxRoute route) {
        return route.validSecrets(clock.instant());
    }

    /** Fails with {@link Failure.Invalid} for an address that may not be called, and for the name of another route. */
    public Future<Made> add(Once once, WebhookEndpoint endpoint) {
        check(endpoint);
        var now = clock.instant();
        var secret = WebhookSecret.random();
        return once.inTransaction(database.pool(), transaction -> OutboxRoutes.add(transaction, endpoint.route(), now)
                .map(id -> id.orElseThrow(Webhooks::nameTaken))
                .compose(id -> OutboxRoutes.secret(transaction, id, secret.key(), now, now)
                        .map(new Made(id, endpoint.name(), secret))));
    }

    /** Fails with {@link Failure.NotFound}, {@link Failure.Invalid}, and {@link Failure.Conflict} for an older version. */
    public Future<Void> change(Once once, int id, WebhookEndpoint endpoint, int version) {
        check(endpoint);
        return once.inTransaction(database.pool(), transaction -> known(transaction, id)
                .compose(route -> WebhookStore.isNameOfAnother(transaction, endpoint.name(), id))
                .compose(isTaken -> isTaken
                        ? Future.<Boolean>failedFuture(nameTaken())
                        : OutboxRoutes.change(transaction, id, endpoint.route(), version))
                .map(isChanged -> {
                    if (!isChanged) {
                        throw new Failure.Conflict("another administrator has changed it meanwhile");
                    }
                    return null;
                }));
    }

    /** Fails with {@link Failure.NotFound}, and {@link Failure.Conflict} while the secret before is still valid. */
    public Future<Made> renew(Once once, int id) {
        var now = clock.instant();
        var secret = WebhookSecret.random();
        return once.inTransaction(database.pool(), transaction -> OutboxRoutes.lock(transaction, List.of(id))
                .compose(locked -> known(transaction, id))
                .compose(route -> isRotating(route, now)
                        ? Future.failedFuture(new Failure.Conflict(
                                "the secret before is still valid; end it first, or wait until it has ended"))
                        : OutboxRoutes.secret(transaction, id, secret.key(), now, now.plus(BOTH))
                                .map(new Made(id, route.name(), secret))));
    }

    private static boolean isRotating(OutboxRoute route, Instant now) {
        return route.validSecrets(now).stream()
                .anyMatch(secret -> secret.validUntil().isPresent());
    }

    /** Ends all secrets but the newest. Fails with {@link Failure.NotFound}. */
    public Future<Void> revoke(Once once, int id) {
        var now = clock.instant();
        return once.inTransaction(database.pool(), transaction -> known(transaction, id)
                .compose(route -> OutboxRoutes.endOldSecrets(transaction, id, now)));
    }

    /**
     * Fails with {@link Failure.NotFound}, and {@link Failure.Conflict} where the endpoint is not in use.
     *
     * @return the id by which its receiver knows the message
     */
    public Future<String> test(Once once, int id) {
        var now = clock.instant();
        return once.inTransaction(
                database.pool(), transaction -> known(transaction, id).compose(route -> {
                    if (route.state() != RouteState.ACTIVE) {
                        throw new Failure.Conflict("the endpoint is not in use");
                    }
                    var message = WebhookMessage.test(route, now);
                    return outbox.put(transaction, List.of(message), now).map(WebhookMessage.id(message.content()));
                }));
    }

    /** How many endpoints the program disabled since they took nothing, so that an administrator looks at them; no more than that many are counted. */
    public static Future<Integer> disabledByProgram(SqlConnection connection, int most) {
        return WebhookStore.disabledByProgram(connection, most);
    }

    private static Future<OutboxRoute> known(SqlConnection transaction, int id) {
        return OutboxRoutes.one(transaction, id).map(found -> webhook(found, id));
    }

    private static OutboxRoute webhook(Optional<OutboxRoute> found, int id) {
        return found.filter(route -> route.way() == Way.WEBHOOK)
                .orElseThrow(() -> new Failure.NotFound("there is no endpoint " + id));
    }

    /** A name is looked up at each delivery, so that only what is written in numbers is judged here. */
    private void check(WebhookEndpoint endpoint) {
        boolean isFit = WebhookUrl.read(endpoint.url())
                .filter(url -> url.isEncrypted() || !guard.own().equals(AddressBlocks.NONE))
                .filter(url -> url.address()
                        .map(address -> url.isEncrypted() ? guard.allows(address) : guard.isOwn(address))
                        .orElse(true))
                .isPresent();
        if (!isFit) {
            throw Failure.Invalid.field(
                    "/url",
                    "must begin with https://, name no user, and lead to no address inside a network, unless the operator lists"
                            + " it");
        }
    }

    private static Failure nameTaken() {
        return Failure.Invalid.field("/name", "is the name of another route");
    }
}
