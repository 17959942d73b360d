package hotline.http;

import hotline.feed.FeedEntry;
import hotline.feed.Follower;
import hotline.feed.LogPosition;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One connection that hears of changes as Server-Sent Events. What a slow client cannot take waits within bounds; beyond
 * them it is forgotten and the client told to load anew, and who takes nothing for a while is cut off: whoever comes back
 * reads on from the last id. All state belongs to the connection's context.
 */
final class FeedStream implements Follower {
    private static final long HEARTBEAT_MILLIS = 10_000;
    private static final long LONGEST_STALL_MILLIS = 15_000;
    private static final int MOST_WAITING = 128 * 1024;

    private final Vertx vertx;
    private final Context context;
    private final HttpServerResponse response;
    private final Function<FeedEntry, String> event;
    private final Supplier<Future<Boolean>> mayGoOn;
    private final StringBuilder waiting = new StringBuilder();
    private LogPosition position = LogPosition.START;
    private Runnable leave = () -> {};
    private boolean open;
    private boolean closed;
    private boolean mustResync;
    private long heartbeat;
    private long stall;

    /**
     * @param event the event and data lines for one entry
     * @param mayGoOn whether whoever opened it still may hear this; asked with every heartbeat
     */
    FeedStream(
            Vertx vertx,
            HttpServerResponse response,
            Function<FeedEntry, String> event,
            Supplier<Future<Boolean>> mayGoOn) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.response = response;
        this.event = event;
        this.mayGoOn = mayGoOn;
        response.closeHandler(gone -> close());
        response.exceptionHandler(broken -> close());
    }

    /** Begins to send. */
    void open(Runnable leaveFeed) {
        leave = leaveFeed;
        if (closed) {
            leave.run();
            return;
        }
        open = true;
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no")
                .drainHandler(drained -> flush());
        response.write("retry: 2000\n" + sign("welcome"));
        heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, beat -> beat());
        flush();
    }

    @Override
    public void hear(List<FeedEntry> entries, LogPosition upTo) {
        var text = new StringBuilder();
        entries.forEach(entry -> text.append("id: ")
                .append(entry.position())
                .append('\n')
                .append(event.apply(entry))
                .append("\n\n"));
        context.runOnContext(now -> {
            position = upTo;
            if (waiting.length() + text.length() > MOST_WAITING) {
                mustResync = true;
            }
            waiting.append(mustResync ? "" : text);
            flush();
        });
    }

    @Override
    public void resync(LogPosition from) {
        context.runOnContext(now -> {
            position = from;
            mustResync = true;
            flush();
        });
    }

    @Override
    public Future<Void> end() {
        Promise<Void> ended = Promise.promise();
        context.runOnContext(now -> {
            boolean sending = open && !closed;
            close();
            if (sending) {
                response.end().otherwiseEmpty().onComplete(ended);
            } else {
                ended.complete();
            }
        });
        return ended.future();
    }

    private void flush() {
        if (mustResync) {
            waiting.setLength(0);
        }
        if (closed || !open || awaitsDrain()) {
            return;
        }
        if (mustResync) {
            mustResync = false;
            waiting.append("id: ").append(position).append("\nevent: resync\ndata: {}\n\n");
        }
        if (!waiting.isEmpty()) {
            response.write(waiting.toString());
            waiting.setLength(0);
        }
    }

    /** The client takes nothing for now; if that lasts, it is cut off. */
    private boolean awaitsDrain() {
        boolean full = response.writeQueueFull();
        if (full && stall == 0) {
            stall = vertx.setTimer(LONGEST_STALL_MILLIS, stalled -> response.reset());
        } else if (!full && stall != 0) {
            vertx.cancelTimer(stall);
            stall = 0;
        }
        return full;
    }

    private void beat() {
        if (!awaitsDrain()) {
            response.write(sign("alive"));
        }
        mayGoOn.get().otherwise(false).onSuccess(allowed -> {
            if (!allowed) {
                end();
            }
        });
    }

    /** An id alone is no event, but the client sends it as its last one, so that it need not read again what was not for it. */
    private String sign(String comment) {
        return ": " + comment + "\nid: " + position + "\n\n";
    }

    private void close() {
        closed = true;
        vertx.cancelTimer(heartbeat);
        vertx.cancelTimer(stall);
        leave.run();
    }
}
