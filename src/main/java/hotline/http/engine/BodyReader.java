package hotline.http.engine;

import hotline.failure.Failure;
import hotline.failure.OutOfMemory;
import hotline.http.connection.TrustedProxies;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;

/**
 * Reads a whole body, with limits on its length, its time, and the memory of all bodies together. It replaces the
 * library's handler, which limits only the length, and reads forms and files too.
 */
final class BodyReader implements Handler<RoutingContext> {
    private static final int FIRST_CAPACITY = 1024;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final long longest;
    private final BytesInFlight inFlight;
    private final SlowBodies slow;
    private final TrustedProxies proxies;
    private final Problems problems;

    /** @param longest in bytes */
    BodyReader(long longest, BytesInFlight inFlight, SlowBodies slow, TrustedProxies proxies, Problems problems) {
        this.longest = longest;
        this.inFlight = inFlight;
        this.slow = slow;
        this.proxies = proxies;
        this.problems = problems;
    }

    @Override
    public void handle(RoutingContext context) {
        var request = context.request();
        long promised = UnreadBodies.promised(request);
        if (promised > longest) {
            problems.send(context, new HttpException(413));
            return;
        }
        var expected = request.getHeader(HttpHeaders.EXPECT);
        if (expected != null && !expected.equalsIgnoreCase("100-continue")) {
            problems.send(context, new HttpException(417));
            return;
        }
        var reading = new Reading(context, promised);
        if (expected != null && request.version() != HttpVersion.HTTP_1_0) {
            context.response().writeContinue();
        }
        request.handler(reading::add)
                .endHandler(ended -> reading.end())
                .exceptionHandler(reading::breakOff)
                .resume();
        if (!reading.over) {
            slow.watch(reading);
        }
    }

    /** One body on its way. All of it happens on the request's context. */
    final class Reading {
        private final RoutingContext context;
        private final Context owner;
        private final String address;
        private final Buffer body;
        private final long begunAt = System.nanoTime();
        private volatile int received;
        private volatile long lastAt = begunAt;
        private boolean over;
        private boolean answeredOrGone;

        private Reading(RoutingContext context, long promised) {
            this.context = context;
            this.owner = context.vertx().getOrCreateContext();
            this.address = proxies.client(context.request()).own();
            // Bytes that are announced but not sent take no memory.
            this.body = Buffer.buffer((int) Math.min(Math.max(promised, 0), FIRST_CAPACITY));
            context.addEndHandler(answered -> {
                slow.forget(this);
                answeredOrGone = true;
                inFlight.giveBack(request().connection(), address, body.length());
            });
        }

        private HttpServerRequest request() {
            return context.request();
        }

        private void add(Buffer chunk) {
            if (over || answeredOrGone) {
                return;
            }
            if (body.length() + (long) chunk.length() > longest) {
                refuse(new HttpException(413));
            } else if (inFlight.take(request().connection(), address, chunk.length())) {
                body.appendBuffer(chunk);
                received = body.length();
                lastAt = System.nanoTime();
            } else {
                refuse(new Failure.Busy("too many bodies are being received at the moment", PAUSE));
            }
        }

        private void end() {
            if (finish()) {
                ((RoutingContextInternal) context).setBody(body);
                context.next();
            }
        }

        /** The connection broke, or its bytes are not a valid body. */
        private void breakOff(Throwable failure) {
            OutOfMemory.endIfCaused(failure);
            refuse(new HttpException(400));
            // The connection closes when this returns, and drops bytes that are not flushed.
            if (request().connection() instanceof ConnectionBase connection) {
                connection.channel().flush();
            }
        }

        private void refuse(RuntimeException failure) {
            if (finish()) {
                problems.send(context, failure);
            }
        }

        private boolean finish() {
            if (over) {
                return false;
            }
            over = true;
            slow.forget(this);
            return true;
        }

        long begunAt() {
            return begunAt;
        }

        /** When bytes last arrived. */
        long lastAt() {
            return lastAt;
        }

        int received() {
            return received;
        }

        /** From any thread: the sender was too slow. */
        void endSlow() {
            owner.runOnContext(late -> refuse(new HttpException(408)));
        }
    }
}
