package hotline.outbox.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import hotline.address.AddressGuard;
import hotline.outbox.Deliverer;
import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.Way;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.TrustOptions;
import java.net.ConnectException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Delivers to an endpoint: its name is looked up, its addresses are checked, and one that passed is called under the name. Every failure counts as one before
 * the message arrived, since a receiver knows doubles by their id.
 */
public final class WebhookDelivery implements Deliverer {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LOOK_UP = Duration.ofSeconds(5);
    private static final Duration MOST_PARKED = Duration.ofHours(1);
    /** Also where a receiver says 0. */
    private static final Duration LEAST_PARKED = Duration.ofMinutes(1);

    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    /** The receiver understands others: bad request, too large, of no type it knows, not to be processed. */
    private static final Set<Integer> OF_ONE_MESSAGE = Set.of(400, 413, 415, 422);

    private final HostNames names;
    private final AddressGuard guard;
    private final WebhookClient client;

    public WebhookDelivery(Vertx vertx, HostNames names, AddressGuard guard) {
        this(vertx, names, guard, LIMIT, Optional.empty());
    }

    /** @param limit of a call */
    WebhookDelivery(Vertx vertx, HostNames names, AddressGuard guard, Duration limit, Optional<TrustOptions> trust) {
        this.names = names;
        this.guard = guard;
        this.client = new WebhookClient(vertx, limit, trust);
    }

    @Override
    public Way way() {
        return Way.WEBHOOK;
    }

    @Override
    public Future<Void> stop() {
        return client.close();
    }

    @Override
    public Future<DeliveryResult> deliver(ClaimedMessage message, OutboxRoute route) {
        return WebhookUrl.read(WebhookEndpoint.of(route).url())
                .map(url -> deliver(message, route, url))
                .orElseGet(() -> Future.succeededFuture(failed("bad-address")));
    }

    private Future<DeliveryResult> deliver(ClaimedMessage message, OutboxRoute route, WebhookUrl url) {
        return addresses(url)
                .map(found -> found.stream()
                        .filter(address -> url.isEncrypted() ? guard.allows(address) : guard.isOwn(address))
                        .toList())
                .compose(allowed -> allowed.isEmpty()
                        ? Future.succeededFuture(failed("refused-address"))
                        : call(message, route, url, allowed.get(message.attempt() % allowed.size())))
                .recover(unknown -> Future.succeededFuture(failed("unknown-host")));
    }

    private Future<List<InetAddress>> addresses(WebhookUrl url) {
        return url.address()
                .map(address -> Future.succeededFuture(List.of(address)))
                .orElseGet(() -> names.addresses(url.host()).timeout(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS));
    }

    private Future<DeliveryResult> call(
            ClaimedMessage message, OutboxRoute route, WebhookUrl url, InetAddress address) {
        var now = message.claimedAt();
        var body = message.message().content().body().getBytes(UTF_8);
        var secrets = route.secrets().stream()
                .filter(secret -> secret.isValid(now))
                .map(secret -> new WebhookSecret(secret.secret()))
                .toList();
        var signature =
                WebhookSignature.of(secrets, WebhookMessage.id(message.message().content()), now, body);
        return client.post(url, address, signature, Buffer.buffer(body))
                .map(reply -> outcome(reply, now))
                .recover(failure -> Future.succeededFuture(failed(code(failure))));
    }

    /** Only 2xx is a success; only 410 is for ever. */
    private static DeliveryResult outcome(WebhookReply reply, Instant now) {
        var code = Integer.toString(reply.status());
        var detail = reply.shown(DeliveryResult.LONGEST_DETAIL);
        if (reply.status() / 100 == 2) {
            return new DeliveryResult.Delivered(code, detail);
        }
        if (reply.status() == GONE) {
            return new DeliveryResult.RouteGone(code, detail);
        }
        var pause = reply.retryAfter().flatMap(text -> RetryAfter.read(text, now));
        return reply.status() == TOO_MANY && pause.isPresent()
                ? new DeliveryResult.RouteParked(
                        code,
                        detail,
                        Optional.of(now.plus(longer(LEAST_PARKED, shorter(pause.orElseThrow(), MOST_PARKED)))))
                : new DeliveryResult.Temporary(code, detail, pause, !OF_ONE_MESSAGE.contains(reply.status()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static DeliveryResult failed(String code) {
        return new DeliveryResult.Temporary(code, "", Optional.empty(), true);
    }

    /** What the library says may name an address; the code does not (W7). */
    private static String code(Throwable failure) {
        if (failure instanceof TimeoutException
                || failure.getClass().getSimpleName().contains("Timeout")) {
            return "timeout";
        }
        for (var cause = Optional.of(failure); cause.isPresent(); cause = cause.map(Throwable::getCause)) {
            if (cause.get() instanceof SSLException) {
                return "bad-certificate";
            }
        }
        return failure instanceof ConnectException ? "unreachable" : "broken";
    }
}
