package hotline.outbox.mail;

import hotline.contact.ContactPoints;
import hotline.contact.Stopped;
import hotline.outbox.Deliverer;
import hotline.outbox.mail.Relay.Sent;
import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.Way;
import hotline.secret.KeyPurpose;
import hotline.secret.ServerKey;
import hotline.secret.ServerKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Sends mails on its own few threads: the library blocks. */
public final class MailDeliverer implements Deliverer {
    public static final int THREADS = 4;
    /** A try ends within a minute; longer than that, Vert.x says so in the log. */
    private static final int LONGEST_SECONDS = 90;
    /** Of a mail for a thread: a try that begins later might outlast its lease. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    /** Of a connection after its mail: where mails follow one another, none is made for each. */
    static final Duration STANDS_OPEN = Duration.ofSeconds(2);

    private final Pool pool;
    private final ServerKeys keys;
    private final ContactPoints points;
    private final InstantSource clock;
    private final Relay.Alarm alarm;
    private final WorkerExecutor workers;
    private final Vertx vertx;
    private final Map<Integer, Relay> relays = new ConcurrentHashMap<>();
    private final AtomicBoolean restsLater = new AtomicBoolean();
    private volatile boolean isStopped;

    public MailDeliverer(Vertx vertx, Pool pool, ServerKeys keys, ContactPoints points, InstantSource clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.keys = keys;
        this.points = points;
        this.clock = clock;
        this.alarm = new SocketAlarm(vertx);
        this.workers = vertx.createSharedWorkerExecutor("mail", THREADS, LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public Way way() {
        return Way.MAIL;
    }

    @Override
    public Future<DeliveryResult> deliver(ClaimedMessage message, OutboxRoute route) {
        var address = message.message().to().address();
        if (address.isEmpty()) {
            // Erased meanwhile.
            return Future.succeededFuture(new DeliveryResult.Permanent("no-address", ""));
        }
        return known(address.get())
                .compose(
                        known -> known.stopped().isPresent()
                                ? Future.<DeliveryResult>succeededFuture(new DeliveryResult.Permanent(
                                        known.stopped().get().code(), ""))
                                : send(message, route, known.key()),
                        noDatabase -> Future.succeededFuture(
                                new DeliveryResult.Temporary("database", "", Optional.empty(), false)));
    }

    private record Known(Optional<Stopped> stopped, ServerKey key) {}

    private Future<Known> known(String address) {
        return pool.withConnection(connection -> points.stopped(connection, address))
                .compose(stopped -> keys.of(KeyPurpose.MESSAGE_ID).map(key -> new Known(stopped, key)));
    }

    private Future<DeliveryResult> send(ClaimedMessage message, OutboxRoute route, ServerKey key) {
        var settings = RelaySettings.of(route.settings());
        var ids = new MessageIds(key, settings.domain());
        return onWorker(
                        relay(route, settings),
                        () -> waitedTooLong(message)
                                ? Optional.empty()
                                : Optional.of(OutgoingMail.of(message, ids, settings.bounces())))
                .compose(sent -> sent.saysNoMailbox()
                        ? stop(message).otherwiseEmpty().map(sent.delivery())
                        : Future.succeededFuture(sent.delivery()));
    }

    private Relay relay(OutboxRoute route, RelaySettings settings) {
        var password = password(route, clock.instant());
        return relays.compute(route.id(), (id, known) -> {
            if (known != null && known.is(settings, password)) {
                return known;
            }
            if (known != null) {
                workers.executeBlocking(closing(known), false);
            }
            return new Relay(settings, password, alarm);
        });
    }

    private static Callable<Boolean> closing(Relay relay) {
        return () -> {
            relay.close();
            return true;
        };
    }

    private static Optional<String> password(OutboxRoute route, Instant now) {
        return route.validSecrets(now).stream().findFirst().map(secret -> secret.secret()
                .toString(StandardCharsets.UTF_8));
    }

    /** Another node may have it before this one has sent it. */
    private boolean waitedTooLong(ClaimedMessage message) {
        return clock.instant().isAfter(message.claimedAt().plus(LONGEST_WAIT));
    }

    private Future<Sent> onWorker(Relay relay, Supplier<Optional<OutgoingMail>> mail) {
        return workers.executeBlocking(
                        () -> {
                            try {
                                return mail.get()
                                        .map(one -> relay.send(one, true))
                                        .orElseGet(() -> Sent.of(
                                                new DeliveryResult.Temporary("waited", "", Optional.empty(), false)));
                            } catch (BadHeader bad) {
                                return Sent.of(new DeliveryResult.Permanent("bad-header", bad.reason()));
                            }
                        },
                        false)
                .onComplete(sent -> restLater());
    }

    private void restLater() {
        if (!isStopped && restsLater.compareAndSet(false, true)) {
            vertx.setTimer(STANDS_OPEN.toMillis(), over -> rest());
        }
    }

    private void rest() {
        restsLater.set(false);
        if (isStopped) {
            return;
        }
        for (Relay relay : relays.values()) {
            workers.executeBlocking(() -> relay.rest(STANDS_OPEN), false).onSuccess(others -> {
                if (others) {
                    restLater();
                }
            });
        }
    }

    /** The next mail to it would not arrive either, and relays mark those who go on trying. */
    private Future<Void> stop(ClaimedMessage message) {
        return pool.withConnection(connection -> points.stop(
                connection, message.message().to().address().orElseThrow(), Stopped.BOUNCED, clock.instant()));
    }

    /** A mail that is no message of the outbox, so that an administrator sees whether the settings work. */
    Future<DeliveryResult> trial(OutboxRoute route, OutgoingMail mail) {
        return onWorker(relay(route, RelaySettings.of(route.settings())), () -> Optional.of(mail))
                .map(Sent::delivery);
    }

    @Override
    public Future<Void> stop() {
        isStopped = true;
        return Future.join(relays.values().stream()
                        .map(relay -> workers.executeBlocking(closing(relay), false))
                        .toList())
                .transform(closed -> workers.close());
    }
}
