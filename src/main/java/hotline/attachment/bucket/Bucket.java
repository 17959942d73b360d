package hotline.attachment.bucket;

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
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bucket that speaks S3. Requests have a limit, and a bounded number is under way; one that fails by the network or the server is sent once
 * more, since each of them may be repeated. What fails then is {@link Failure.Busy}, as when the database is away.
 */
public final class Bucket {
    private static final Logger LOG = LoggerFactory.getLogger(Bucket.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** For one try until it is answered; its body has as long once more. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Duration AGAIN_LATER = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 32;
    private static final int MOST_WAITING = 256;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int MISSING = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULT = 500;
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,60})</Code>");

    private final BucketSettings settings;
    private final InstantSource clock;
    private final Duration limit;
    private final HttpClientAgent client;

    public Bucket(Vertx vertx, BucketSettings settings, InstantSource clock) {
        this(vertx, settings, clock, LIMIT);
    }

    /** @param limit of one try */
    public Bucket(Vertx vertx, BucketSettings settings, InstantSource clock, Duration limit) {
        this.settings = settings;
        this.limit = limit;
        this.clock = clock;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) CONNECT.toMillis())
                        .setSslHandshakeTimeout(CONNECT.toSeconds())
                        .setKeepAliveTimeout(20)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(MOST_AT_ONCE).setMaxWaitQueueSize(MOST_WAITING));
    }

    /** False where the house leaves it. */
    public boolean takesNew() {
        return !settings.isLeft();
    }

    public Future<Void> close() {
        return client.close();
    }

    public Future<Void> put(String object, Buffer bytes) {
        return asked(HttpMethod.PUT, object, Map.of("content-type", "application/octet-stream"), bytes)
                .compose(reply -> reply.status() == OK ? Future.succeededFuture() : refused("put", reply));
    }

    /** A part of an object; empty where it is not there. */
    public Future<Optional<Buffer>> get(String object, int from, int length) {
        return asked(
                        HttpMethod.GET,
                        object,
                        Map.of("range", "bytes=" + from + "-" + (from + length - 1)),
                        Buffer.buffer())
                .compose(reply -> switch (reply.status()) {
                    case PARTIAL -> Future.succeededFuture(Optional.of(reply.body()));
                    case OK -> Future.succeededFuture(Optional.of(part(reply.body(), from, length)));
                    case MISSING ->
                        reply.says("NoSuchBucket") ? refused("read", reply) : Future.succeededFuture(Optional.empty());
                    default -> refused("read", reply);
                });
    }

    /** Of a server that knows no ranges. */
    private static Buffer part(Buffer whole, int from, int length) {
        int start = Math.min(from, whole.length());
        return whole.slice(start, Math.min(whole.length(), start + length));
    }

    /** One that is not there counts as deleted. */
    public Future<Void> delete(String object) {
        return asked(HttpMethod.DELETE, object, Map.of(), Buffer.buffer())
                .compose(
                        reply -> reply.status() / 100 == 2 || (reply.status() == MISSING && !reply.says("NoSuchBucket"))
                                ? Future.succeededFuture()
                                : refused("delete", reply));
    }

    private record Reply(int status, Buffer body) {
        boolean isServersFault() {
            return status >= SERVER_FAULT || status == TOO_MANY;
        }

        boolean says(String code) {
            return code().equals(code);
        }

        /** What S3 calls the fault. */
        String code() {
            var found = CODE.matcher(status / 100 == 2 ? "" : body.toString());
            return found.find() ? found.group(1) : "";
        }
    }

    private static <T> Future<T> refused(String what, Reply reply) {
        LOG.warn("The bucket refused to {} an object: {} {}", what, reply.status(), reply.code());
        return away();
    }

    private static <T> Future<T> away() {
        return Future.failedFuture(new Failure.Busy("stored files can't be reached now", AGAIN_LATER));
    }

    private Future<Reply> asked(HttpMethod method, String object, Map<String, String> headers, Buffer body) {
        return once(method, object, headers, body)
                .transform(first -> first.succeeded() && !first.result().isServersFault()
                        ? Future.succeededFuture(first.result())
                        : once(method, object, headers, body))
                .recover(failure -> {
                    LOG.warn("The bucket did not answer: {}", failure.toString());
                    return away();
                });
    }

    private Future<Reply> once(HttpMethod method, String object, Map<String, String> headers, Buffer body) {
        var path = settings.path(object);
        var own = new TreeMap<>(headers);
        own.put("host", settings.host());
        var options = new RequestOptions()
                .setMethod(method)
                .setSsl(settings.isEncrypted())
                .setHost(settings.address().getHost())
                .setPort(settings.port())
                .setURI(path)
                .setFollowRedirects(false)
                .setTimeout(limit.toMillis());
        RequestSignature.signed(settings, method.name(), path, "", own, body.getBytes(), clock.instant())
                .forEach(options::putHeader);
        return client.request(options)
                .compose(request -> body.length() == 0 ? request.send() : request.send(body))
                .compose(Bucket::read)
                .timeout(2 * limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Future<Reply> read(HttpClientResponse response) {
        return response.body().map(body -> new Reply(response.statusCode(), body));
    }
}
