package hotline.attachment.bucket;

import static hotline.support.Await.await;

import hotline.support.SettableClock;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A server that speaks as much of S3 as is needed: it checks signatures, dates and digests, keeps objects in memory, and has the faults that a test
 * gives it.
 */
public final class FakeBucket implements AutoCloseable {
    public static final String SECRET = "the-secret-of-the-bucket";
    public static final String KEY = "KEYOFTHEBUCKET";
    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final Map<String, Buffer> objects = new ConcurrentSkipListMap<>();
    private final Map<String, Buffer> own = new ConcurrentSkipListMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<String> undeletable = ConcurrentHashMap.newKeySet();
    private final SettableClock clock;
    private final HttpServer server;
    private volatile Optional<Integer> fault = Optional.empty();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile boolean isSilent;

    public FakeBucket(Vertx vertx, SettableClock clock) {
        this.clock = clock;
        this.server = await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(0, "127.0.0.1"));
    }

    public BucketSettings settings() {
        return settings(SECRET);
    }

    public String address() {
        return "http://127.0.0.1:" + server.actualPort() + "/files";
    }

    public BucketSettings settings(String secret) {
        return BucketSettings.of(address(), "eu-central-1", KEY, secret);
    }

    /** Chunks of files, by name. */
    public Map<String, Buffer> objects() {
        return objects;
    }

    public int requests() {
        return requests.get();
    }

    /** Answers so many requests with that status. */
    public void fail(int status, int times) {
        fault = Optional.of(status);
        faults.set(times);
    }

    /** They are locked. */
    public void keep(Collection<String> names) {
        undeletable.addAll(names);
    }

    /** As if it were another one. */
    public void empty() {
        own.clear();
        objects.clear();
    }

    /** Answers nothing at all. */
    public void beSilent(boolean silent) {
        isSilent = silent;
    }

    private void answer(HttpServerRequest request, Buffer body) {
        requests.incrementAndGet();
        if (isSilent) {
            return;
        }
        if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            refuse(request, fault.orElseThrow(), "SlowDown");
        } else if (!isSigned(request, body)) {
            refuse(request, 403, "SignatureDoesNotMatch");
        } else {
            done(request, body);
        }
    }

    private void done(HttpServerRequest request, Buffer body) {
        var name = request.path().substring("/files/".length());
        var all = name.startsWith("hotline-") ? own : objects;
        switch (request.method().name()) {
            case "PUT" -> {
                var before = all.putIfAbsent(name, body);
                if (before != null && !before.equals(body)) {
                    throw new IllegalStateException("an object is put twice");
                }
                request.response().end();
            }
            case "GET" ->
                Optional.ofNullable(all.get(name))
                        .ifPresentOrElse(found -> part(request, found), () -> refuse(request, 404, "NoSuchKey"));
            case "DELETE" -> {
                if (undeletable.contains(name)) {
                    refuse(request, 403, "AccessDenied");
                    return;
                }
                all.remove(name);
                request.response().setStatusCode(204).end();
            }
            default -> refuse(request, 405, "MethodNotAllowed");
        }
    }

    private static void part(HttpServerRequest request, Buffer found) {
        var range = RANGE.matcher(request.getHeader("range"));
        if (!range.matches()) {
            request.response().end(found);
            return;
        }
        int from = Integer.parseInt(range.group(1));
        int end = Math.min(found.length(), Integer.parseInt(range.group(2)) + 1);
        if (from >= found.length()) {
            refuse(request, 416, "InvalidRange");
        } else {
            request.response().setStatusCode(206).end(found.slice(from, end));
        }
    }

    private static void refuse(HttpServerRequest request, int status, String code) {
        request.response()
                .setStatusCode(status)
                .end("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>no</Message></Error>");
    }

    /** Signs the request as it came, with the headers that it says were signed. */
    private boolean isSigned(HttpServerRequest request, Buffer body) {
        var said = request.getHeader("authorization");
        var at = Instant.from(TIME.parse(request.getHeader(RequestSignature.DATE)));
        if (said == null
                || Duration.between(at, clock.instant()).abs().compareTo(SKEW) > 0
                || !said.contains("SignedHeaders=")) {
            return false;
        }
        var names = said.replaceFirst(".*SignedHeaders=", "").replaceFirst(",.*", "");
        var headers = new TreeMap<String, String>();
        Arrays.stream(names.split(";"))
                .filter(name -> !name.startsWith("x-amz-"))
                .forEach(name -> headers.put(name, request.getHeader(name.toLowerCase(Locale.ROOT))));
        var signed = RequestSignature.signed(
                settings(), request.method().name(), request.path(), "", headers, body.getBytes(), at);
        return said.equals(signed.get("authorization"))
                && signed.get(RequestSignature.DIGEST).equals(request.getHeader(RequestSignature.DIGEST));
    }

    @Override
    public void close() {
        await(server.close());
    }
}
