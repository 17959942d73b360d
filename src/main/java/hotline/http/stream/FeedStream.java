package hotline.http.stream;

import hotline.feed.Audience;
import hotline.feed.FeedNews;
import hotline.feed.FeedStart;
import hotline.feed.Subscriber;
import hotline.floor.FloorNews;
import hotline.log.reading.LogPosition;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One connection that hears of changes as Server-Sent Events. It keeps only its place in the chain of news. While the
 * client takes nothing, nothing is written; a client too far behind must reload; a client that takes nothing for a
 * while is cut off, and reads on from its last id when it reconnects. All state belongs to its circle's loop.
 */
final class FeedStream {
    /** Events that a stream may be behind before its client must reload. */
    private static final int MOST_BEHIND = 1_000;

    private static final Buffer GIVES_WAY = Buffer.buffer("retry: 30000\n\n");

    private final FeedCircle circle;
    private final Subscriber subscriber;
    private final Audience audience;
    private final FeedConnection connection;
    private final HttpServerResponse response;
    private final StreamSession session;
    private final FeedPace pace = new FeedPace();
    private Runnable leave = () -> {};
    private LogPosition heard = LogPosition.START;
    /** The first news not yet written; empty where all is. */
    private Optional<FeedNews> pending = Optional.empty();

    /** What has changed on the floor and is not yet written: told as state, so that only its latest sum counts. */
    private Optional<FloorNews> floor = Optional.empty();

    private boolean open;
    private boolean closed;
    private boolean queued;
    private boolean mustResync;
    private boolean mustBeat;
    private int beat;

    /** @param mayGoOn whether its subscriber may still hear this; asked every ten seconds */
    FeedStream(FeedCircle circle, Subscriber subscriber, HttpServerRequest request, Supplier<Future<Boolean>> mayGoOn) {
        this.circle = circle;
        this.subscriber = subscriber;
        this.audience = subscriber.audience();
        this.connection = new FeedConnection(request);
        this.response = request.response();
        this.session = new StreamSession(mayGoOn);
        response.closeHandler(gone -> close());
        response.exceptionHandler(broken -> close());
    }

    Audience audience() {
        return audience;
    }

    Optional<Long> person() {
        return subscriber instanceof Subscriber.Person person ? Optional.of(person.id()) : Optional.empty();
    }

    void beatWith(int tick) {
        beat = tick;
    }

    int tickOfBeat() {
        return beat;
    }

    /** Begins to send; false where it was closed, or had to give way, meanwhile. */
    boolean open(FeedStart start) {
        leave = start.leave();
        if (closed) {
            leave.run();
            return false;
        }
        open = true;
        heard = start.heard();
        mustResync = start.mustResync();
        pending = start.news().next();
        connection.keepLittleInTheSystem();
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no")
                .drainHandler(drained -> queue());
        response.write(Buffer.buffer("retry: 1000\n").appendBuffer(sign("welcome", heard)));
        circle.add(this, start.news());
        queue();
        return true;
    }

    /** There is news for it. */
    void offer(FeedNews news) {
        if (!news.upTo().isAfter(heard)) {
            return;
        }
        if (pending.isEmpty()) {
            pending = Optional.of(news);
        }
        if (!pace.isStalled()) {
            enqueue();
        }
    }

    private void queue() {
        enqueue();
        circle.work();
    }

    private void enqueue() {
        if (!queued && !closed) {
            queued = true;
            circle.queue(this);
        }
    }

    /** Its turn: writes the pending news as long as the client takes it. */
    void serve() {
        queued = false;
        if (closed || isStalled()) {
            return;
        }
        if (mustResync && !resync()) {
            return;
        }
        while (pending.isPresent()) {
            var first = pending.get();
            if (isTooFarBehind(first)) {
                mustResync = true;
                heard = later(heard, first.upTo());
                if (!resync()) {
                    return;
                }
            } else {
                tell(first);
            }
            if (pending.isPresent() && isStalled()) {
                return;
            }
        }
        floor.ifPresent(news -> response.write(FeedText.floor(news)));
        floor = Optional.empty();
        if (mustBeat) {
            mustBeat = false;
            beatNow();
        }
    }

    /** Not by way of the log, which shows nothing newer than the oldest open transaction. */
    void hear(FloorNews news) {
        floor = Optional.of(floor.map(before -> before.and(news)).orElse(news));
        if (!pace.isStalled()) {
            queue();
        }
    }

    /** @param also to be done when it closes */
    void whenClosed(Runnable also) {
        var before = leave;
        leave = () -> {
            before.run();
            also.run();
        };
        if (closed) {
            also.run();
        }
    }

    private void tell(FeedNews first) {
        var stretch = circle.stretch(audience, first, heard);
        stretch.text().ifPresent(response::write);
        heard = later(heard, stretch.last().upTo());
        pending = stretch.last().next();
    }

    private boolean isTooFarBehind(FeedNews first) {
        return first.isGap() || first.behind(circle.newest()) > MOST_BEHIND;
    }

    /** False if the client had to reload only just, and has to wait. */
    private boolean resync() {
        pending = Optional.empty();
        if (!pace.mayResync()) {
            circle.await(this);
            return false;
        }
        mustResync = false;
        heard = later(heard, circle.newest().upTo());
        response.write(Buffer.buffer("id: " + heard + "\nevent: resync\ndata: {}\n\n"));
        return true;
    }

    private boolean isStalled() {
        boolean full = response.writeQueueFull();
        if (pace.stalls(full) && full) {
            circle.await(this);
        }
        return full;
    }

    /** With each tick, while it is stalled or waits for its next resync. */
    void look() {
        if (isStalled()) {
            if (pace.isStalledForTooLong()) {
                cutOff();
            } else if (pending.filter(this::isTooFarBehind).isPresent()) {
                // Keeps no more of the chain than other streams do.
                mustResync = true;
                pending = Optional.empty();
            }
        } else {
            circle.stopAwaiting(this);
            enqueue();
        }
    }

    void beat() {
        mustBeat = true;
        enqueue();
    }

    private void beatNow() {
        var newest = circle.newest().upTo();
        if (heard.isAfter(newest)) {
            response.write(sign("alive", heard));
        } else {
            heard = newest;
            response.write(circle.sign());
        }
    }

    /**
     * An id alone is no event, but the client sends it as its last one, so that it need not read again events that
     * were not for it.
     */
    static Buffer sign(String comment, LogPosition position) {
        return Buffer.buffer(": " + comment + "\nid: " + position + "\n\n");
    }

    /**
     * Ends it where its session is over.
     *
     * @param known whether sessions could be looked up
     */
    void checkSession(boolean known) {
        if (!closed) {
            session.isOver(known).onSuccess(over -> {
                if (over) {
                    end();
                }
            });
        }
    }

    /** The same person opened another one: this page should not come back at once, or the two would take turns. */
    void giveWay() {
        if (open && !closed && !response.writeQueueFull()) {
            response.write(GIVES_WAY);
        }
        end();
    }

    /** Completes when the client has got all; a client that takes nothing is cut off. */
    Future<Void> end() {
        boolean sending = open && !closed;
        if (sending && response.writeQueueFull()) {
            cutOff();
            return Future.succeededFuture();
        }
        close();
        return sending ? response.end().otherwiseEmpty() : Future.succeededFuture();
    }

    /** At once, without sending the rest. */
    void cutOff() {
        circle.cutOff();
        close();
        connection.cutOff();
    }

    private void close() {
        if (!closed) {
            closed = true;
            pending = Optional.empty();
            circle.remove(this);
            leave.run();
        }
    }

    private static LogPosition later(LogPosition one, LogPosition other) {
        return one.isAfter(other) ? one : other;
    }
}
