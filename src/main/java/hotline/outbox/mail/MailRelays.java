package hotline.outbox.mail;

import hotline.address.AddressBlock;
import hotline.address.AddressGuard;
import hotline.allowance.Allowance;
import hotline.allowance.Allowances;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.outbox.OutboxRoutes;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.NewRoute;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.RouteState;
import hotline.outbox.message.Way;
import hotline.policy.Quota;
import hotline.secret.KeyPurpose;
import hotline.secret.ServerKeys;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mail server that takes mails from us, as administrators keep it. There is one; it is a route of the outbox. */
public final class MailRelays {
    private static final String NAME = "mail";
    private static final float PER_SECOND = 20;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    /** Of all administrators together. */
    private static final List<Allowance> TRIALS_OF_ALL =
            List.of(Allowance.own("test mails", "", new Quota(10, Duration.ofHours(1))));

    private static final String SUBJECT = "测试邮件 Test mail";
    private static final String BODY = """
            这是投诉热线系统发出的测试邮件，收到即表示邮件设置可用，无需回复。

            This is a test mail of the complaint hotline. Its mail settings work if you read this; no answer is needed.
            """;

    private final Database database;
    private final MailDeliverer deliverer;
    private final ServerKeys keys;
    private final Allowances allowances;
    private final InstantSource clock;

    public MailRelays(
            Database database, MailDeliverer deliverer, ServerKeys keys, Allowances allowances, InstantSource clock) {
        this.database = database;
        this.deliverer = deliverer;
        this.keys = keys;
        this.allowances = allowances;
        this.clock = clock;
    }

    /**
     * The relay.
     *
     * @param route id of its route
     */
    public record Kept(int route, RelaySettings settings, boolean hasPassword, int version) {}

    /**
     * What it is to become.
     *
     * @param password empty: the one that is kept
     * @param version the one that was read; 0 where there was no relay
     */
    public record Change(RelaySettings settings, Optional<String> password, int version) {}

    /** Empty where none was set: then there are no mails. */
    public Future<Optional<Kept>> kept() {
        return database.pool()
                .withConnection(MailRelays::route)
                .map(found -> found.map(route -> new Kept(
                        route.id(),
                        RelaySettings.of(route.settings()),
                        !route.validSecrets(clock.instant()).isEmpty(),
                        route.version())));
    }

    /** Fails with {@link Failure.Conflict} for an older version, and {@link Failure.Invalid} where a login has no password. */
    public Future<Void> keep(Once once, Change change) {
        var settings = change.settings();
        if (settings.login().isPresent() && settings.tls() == Tls.NONE && !THIS_MACHINE.contains(settings.host())) {
            return Future.failedFuture(
                    Failure.Invalid.field("/tls", "must not be none where a password is sent over the network"));
        }
        // A name is judged by the address that it leads to when it is called.
        if (AddressBlock.address(settings.host()).filter(AddressGuard::isNever).isPresent()) {
            return Future.failedFuture(
                    Failure.Invalid.field("/host", "is an address that is never called", "forbidden"));
        }
        var now = clock.instant();
        return once.inTransaction(database.pool(), transaction -> route(transaction)
                .compose(found ->
                        found.isPresent() ? changed(transaction, found.get(), change) : added(transaction, change, now))
                .compose(route -> password(transaction, route, change, now)
                        .compose(kept -> route.state() == RouteState.ACTIVE
                                // A route that rested, such as for a wrong password, is tried with the new settings.
                                ? OutboxRoutes.state(transaction, route.id(), RouteState.ACTIVE, Optional.empty(), now)
                                        .mapEmpty()
                                : Future.succeededFuture())));
    }

    private static Future<Optional<OutboxRoute>> route(SqlConnection connection) {
        return OutboxRoutes.all(connection).map(all -> all.stream()
                .filter(route -> route.way() == Way.MAIL && route.name().equals(NAME))
                .findFirst());
    }

    private static Future<OutboxRoute> changed(SqlConnection transaction, OutboxRoute route, Change change) {
        return OutboxRoutes.change(
                        transaction,
                        route.id(),
                        new NewRoute(Way.MAIL, NAME, change.settings().json(), route.perSecond(), route.inFlight()),
                        change.version())
                .map(isChanged -> {
                    if (!isChanged) {
                        throw changedMeanwhile();
                    }
                    return route;
                });
    }

    private static Future<OutboxRoute> added(SqlConnection transaction, Change change, Instant now) {
        if (change.version() != 0) {
            return Future.failedFuture(changedMeanwhile());
        }
        return OutboxRoutes.add(
                        transaction,
                        new NewRoute(Way.MAIL, NAME, change.settings().json(), PER_SECOND, MailDeliverer.THREADS),
                        now)
                .compose(id -> id.isPresent()
                        ? OutboxRoutes.one(transaction, id.get()).map(Optional::orElseThrow)
                        : Future.failedFuture(changedMeanwhile()));
    }

    private static Failure.Conflict changedMeanwhile() {
        return new Failure.Conflict("somebody has changed it meanwhile");
    }

    private static Future<Void> password(SqlConnection transaction, OutboxRoute route, Change change, Instant now) {
        if (change.settings().login().isEmpty()) {
            return Future.succeededFuture();
        }
        if (change.password().isPresent()) {
            return OutboxRoutes.secret(
                            transaction,
                            route.id(),
                            Buffer.buffer(change.password().get()),
                            now,
                            now)
                    .compose(kept -> OutboxRoutes.endOldSecrets(transaction, route.id(), now));
        }
        return !route.validSecrets(now).isEmpty() && change.settings().logsInLike(RelaySettings.of(route.settings()))
                ? Future.succeededFuture()
                : Future.failedFuture(Failure.Invalid.field(
                        "/password", "must be given with a login, and again where the server or the login changes"));
    }

    /**
     * Sends one mail at once, past the outbox, and says what the relay said. Its words are fixed.
     *
     * <p>Fails with {@link Failure.Conflict} where there is no relay, and with {@link Failure.TooMany} after some: they go to any address, past the
     * limits of addresses.
     */
    public Future<DeliveryResult> trial(String to) {
        var now = clock.instant();
        return database.pool()
                .withConnection(MailRelays::route)
                .map(found -> found.orElseThrow(() -> new Failure.Conflict("there is no relay yet")))
                .compose(route -> allowances.take(TRIALS_OF_ALL).map(route))
                .compose(route -> keys.of(KeyPurpose.MESSAGE_ID).compose(key -> {
                    var settings = RelaySettings.of(route.settings());
                    var ids = new MessageIds(key, settings.domain());
                    return deliverer.trial(
                            route,
                            new OutgoingMail(
                                    ids.ofTrial(now),
                                    // As real mails have it: a relay may allow its login alone as sender.
                                    settings.bounces().map(ids::bounceAddressOfTrial),
                                    "", to, SUBJECT, BODY, Optional.empty(), now));
                }));
    }
}
