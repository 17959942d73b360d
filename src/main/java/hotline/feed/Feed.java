package hotline.feed;

import hotline.failure.Failure;
import hotline.log.reading.LogPosition;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Notifies followers of events of complaints within half a second. One reader per node serves any number of
 * followers; its place in the log is kept in memory only, since each follower knows its own and can read on from
 * there.
 *
 * <p>A follower who missed too much, or comes with a place that this log does not have, must reload. Without
 * followers nothing is read.
 */
public final class Feed {
    static final int MOST_MISSED = FeedHistory.MOST_EVENTS;
    private static final int BATCH = 500;
    private static final Pace PACE = Pace.ofMillis(200, 5_000);

    private final Pool pool;
    private final FeedWording wording;
    private final Context context;
    private final Loop loop;
    private final FeedPlaces places = new FeedPlaces();
    private final Set<Circle> circles = new LinkedHashSet<>();
    /** Empty without followers. */
    private Optional<FeedHistory> history = Optional.empty();

    private Optional<Future<FeedHistory>> loading = Optional.empty();
    private int fullReads;
    private boolean closed;

    public Feed(Loops loops, Pool pool, FeedWording wording) {
        this.pool = pool;
        this.wording = wording;
        this.context = loops.vertx().getOrCreateContext();
        this.loop = loops.loop("feed", PACE, () -> onContext(this::readOn).map(Next::atOnceIf));
    }

    public void start() {
        loop.start();
    }

    /** May be asked on any thread. */
    public FeedCount streams() {
        return places.taken();
    }

    /** Ends all followers first: as long as they are connected, a server that lets requests finish never stops. */
    public Future<Void> close() {
        return onContext(() -> {
                    closed = true;
                    return Future.join(circles.stream().map(Circle::end).toList())
                            .otherwiseEmpty();
                })
                .compose(ended -> loop.stop());
    }

    /**
     * Follows from now on, or from the last position heard.
     *
     * @param last as the follower sent it; an unreadable one leads to a resync
     * @param circle hears of all later events
     * @param giveWay called if the same person has too many, and this is their oldest
     * @return fails with {@link Failure.Busy} or {@link Failure.TooMany} where too many follow already
     */
    public Future<FeedStart> follow(Subscriber subscriber, Optional<String> last, Circle circle, Runnable giveWay) {
        return onContext(() -> {
            refuseWhenClosed();
            var place = places.take(subscriber, giveWay);
            circles.add(circle);
            Runnable leave = () -> context.runOnContext(left -> places.release(place));
            return history().compose(ready -> join(ready, last, leave)).onFailure(failed -> leave.run());
        });
    }

    private Future<FeedStart> join(FeedHistory history, Optional<String> last, Runnable leave) {
        var from = last.flatMap(LogPosition::parse);
        // Another node may have sent more than this one has read.
        boolean isAhead = from.isPresent() && from.get().isAfter(history.upTo());
        var read = isAhead ? readOn().otherwise(false) : Future.succeededFuture();
        return read.compose(done -> onContext(() -> {
            refuseWhenClosed();
            if (last.isEmpty()) {
                return Future.succeededFuture(new FeedStart(history.newest(), history.upTo(), false, leave));
            }
            return Future.succeededFuture(
                    from.flatMap(place -> history.at(place).map(known -> new FeedStart(known, place, false, leave)))
                            .orElseGet(() -> new FeedStart(history.newest(), history.upTo(), true, leave)));
        }));
    }

    /** Reads the end of the log for the first follower; others who come meanwhile wait for the same reading. */
    private Future<FeedHistory> history() {
        if (history.isPresent()) {
            return Future.succeededFuture(history.get());
        }
        var reading = loading.orElseGet(() -> pool.withConnection(
                        connection -> FeedStore.latest(connection, FeedHistory.MOST_EVENTS))
                .map(latest -> new FeedHistory(latest, wording))
                .transform(read -> onContext(() -> {
                    loading = Optional.empty();
                    history = Optional.ofNullable(read.result());
                    return read.succeeded() ? Future.succeededFuture(read.result()) : Future.failedFuture(read.cause());
                })));
        loading = Optional.of(reading);
        return reading;
    }

    private Future<Boolean> readOn() {
        if (places.areAllFree()) {
            history = Optional.empty();
        }
        if (history.isEmpty()) {
            return Future.succeededFuture(false);
        }
        var from = history.get().upTo();
        return pool.withConnection(connection -> FeedStore.entries(connection, from, BATCH))
                .compose(entries -> onContext(() -> tell(entries)));
    }

    private Future<Boolean> tell(List<FeedEntry> entries) {
        // A read that outlasts its tick may return events that the next one has already sent.
        var known = history.map(FeedHistory::upTo);
        var news = entries.stream()
                .filter(entry -> known.filter(entry.position()::isAfter).isPresent())
                .toList();
        if (news.isEmpty()) {
            return Future.succeededFuture(false);
        }
        history.orElseThrow().add(news).forEach(this::announce);
        boolean more = entries.size() == BATCH;
        fullReads = more ? fullReads + 1 : 0;
        return fullReads * BATCH < MOST_MISSED ? Future.succeededFuture(more) : skip();
    }

    /** More events than a person can follow: skip to the end, and let all reload. */
    private Future<Boolean> skip() {
        fullReads = 0;
        return pool.withConnection(FeedStore::head)
                .compose(head -> onContext(() -> {
                    history.filter(known -> head.isAfter(known.upTo()))
                            .ifPresent(known -> announce(known.skipTo(head)));
                    return Future.succeededFuture(false);
                }));
    }

    private void announce(FeedNews news) {
        circles.forEach(circle -> circle.hear(news));
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new Failure.Busy("the server is stopping", Duration.ofSeconds(5));
        }
    }

    /** All state belongs to one context, so nothing here needs a lock. */
    private <T> Future<T> onContext(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(
                now -> Future.succeededFuture().compose(ready -> work.get()).onComplete(done));
        return done.future();
    }
}
