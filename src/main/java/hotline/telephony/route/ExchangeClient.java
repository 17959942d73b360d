package hotline.telephony.route;

import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells exchanges what to do: one short POST each. It follows no redirects, waits a few seconds at most, reads little of the answer, and shows none of it
 * to anyone.
 */
public final class ExchangeClient {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeClient.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MOST_ANSWER = 16 * 1024;
    private static final int MOST_AT_ONCE = 20;
    private static final int LONGEST_ID = 250;

    private final HttpClientAgent client;
    private final ExchangeAddresses places;

    public ExchangeClient(Vertx vertx, ExchangeAddresses places) {
        this.places = places;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) LIMIT.toMillis())
                        .setMaxChunkSize(MOST_ANSWER)
                        .setKeepAlive(false),
                new PoolOptions().setHttp1MaxSize(MOST_AT_ONCE));
    }

    enum Action {
        DIAL,
        HOLD,
        RETRIEVE,
        TRANSFER,
        LISTEN;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A command.
     *
     * @param from the agent's extension
     * @param to the number or extension to reach
     * @param call the exchange's id of the call it is about
     * @param reference ours, which the exchange may send back with events
     */
    record Command(Action action, String from, Optional<String> to, Optional<String> call, String reference) {
        Map<String, String> values() {
            var values = new HashMap<String, String>();
            values.put("action", action.code());
            values.put("from", from);
            to.ifPresent(one -> values.put("to", one));
            call.ifPresent(one -> values.put("call", one));
            values.put("reference", reference);
            return values;
        }
    }

    /** @param callId the exchange's id of a call that it begins, where it says so */
    record Done(boolean isDone, Optional<String> callId) {
        static final Done REFUSED = new Done(false, Optional.empty());
    }

    /** Never fails: an exchange that cannot be reached has not done it. */
    Future<Done> send(String template, Command command) {
        var values = command.values();
        var address = CommandAddress.filled(template, values);
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(address)
                .setFollowRedirects(false)
                .setTimeout(LIMIT.toMillis())
                .putHeader("Content-Type", "application/json");
        // The address that was looked at is the one that is called: a name may lead elsewhere a moment later.
        return places.of(CommandAddress.place(template))
                .compose(found -> client.request(options.setServer(SocketAddress.inetSocketAddress(
                        port(CommandAddress.place(template)), found.first().orElseThrow()))))
                .compose(request -> request.send(new JsonObject(new HashMap<>(values)).toBuffer()))
                .compose(ExchangeClient::read)
                .timeout(2 * LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    LOG.warn(
                            "an exchange did not do “{}”: {}",
                            command.action().code(),
                            failure.getClass().getSimpleName());
                    return Future.succeededFuture(Done.REFUSED);
                });
    }

    /** Fails with {@link Failure.Conflict}, in these words, where the exchange has not done it. */
    Future<Void> order(String template, Command command, String refusal) {
        return send(template, command).map(done -> {
            if (!done.isDone()) {
                throw new Failure.Conflict(refusal);
            }
            return null;
        });
    }

    private static int port(URI place) {
        return place.getPort() >= 0 ? place.getPort() : place.getScheme().equals("https") ? 443 : 80;
    }

    private static Future<Done> read(HttpClientResponse response) {
        if (response.statusCode() / 100 != 2) {
            response.request().reset();
            LOG.warn("an exchange answered a command with {}", response.statusCode());
            return Future.succeededFuture(Done.REFUSED);
        }
        long length = length(response.getHeader("Content-Length"));
        if (length < 0 || length > MOST_ANSWER) {
            response.request().reset();
            return Future.succeededFuture(new Done(true, Optional.empty()));
        }
        return response.body().map(body -> new Done(true, callId(body)));
    }

    private static long length(@Nullable String header) {
        try {
            return header == null ? -1 : Long.parseLong(header);
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private static Optional<String> callId(Buffer body) {
        try {
            return Optional.ofNullable(new JsonObject(body).getValue("callId"))
                    .map(Object::toString)
                    .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID);
        } catch (DecodeException | ClassCastException none) {
            return Optional.empty();
        }
    }

    Future<Void> close() {
        return client.close();
    }
}
