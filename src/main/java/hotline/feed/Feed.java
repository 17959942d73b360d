package hotline.feed;

import hotline.failure.Failure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells followers what happens to complaints, within half a second. One reader per node, whatever the number of
 * followers; its place in the log is kept in memory only, since each follower knows its own and can read on from there.
 *
 * <p>Who missed too much, or comes with a place this log does not have, is told to load anew. While nobody follows,
 * nothing is read.
 */
public final class Feed {
    static final int MOST_MISSED = 5_000;
    private static final int BATCH = 1_000;
    private static final int MOST_FOLLOWERS = 2_000;
    /** Customers may be anybody: they get no more than half, and few per complaint. */
    private static final int MOST_CUSTOMERS = 1_000;

    private static final int MOST_PER_COMPLAINT = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration TICK_LIMIT = Duration.ofSeconds(5);

    private final Pool pool;
    private final Context context;
    private final Ticks ticks;
    private final Set<Following> followings = new LinkedHashSet<>();
    /** Null while nobody follows. */
    private LogPosition position;

    private int fullReads;
    private boolean closed;

    public Feed(Vertx vertx, Pool pool) {
        this.pool = pool;
        this.context = vertx.getOrCreateContext();
        this.ticks = new Ticks(vertx, "following the log", PAUSE, TICK_LIMIT, () -> onContext(this::readOn));
    }

    public void start() {
        ticks.start();
    }

    /** Ends all followers first: as long as they are connected, a server that lets requests finish never stops. */
    public Future<Void> close() {
        return onContext(() -> {
                    closed = true;
                    var ended = followings.stream()
                            .map(each -> each.follower().end())
                            .toList();
                    followings.clear();
                    return Future.join(ended).otherwiseEmpty();
                })
                .compose(ended -> ticks.stop());
    }

    /**
     * Follows from now on, or from the last position heard.
     *
     * @param last as the follower sent it; what cannot be understood leads to a resync
     * @return how to stop following; fails with {@link Failure.Busy} where too many follow already
     */
    public Future<Runnable> follow(Audience audience, Optional<String> last, Follower follower) {
        return onContext(() -> {
                    refuseTooMany(audience);
                    return position == null ? pool.withConnection(FeedStore::head) : Future.succeededFuture(position);
                })
                .compose(head -> onContext(() -> join(audience, last, follower, head)));
    }

    private Future<Runnable> join(Audience audience, Optional<String> last, Follower follower, LogPosition head) {
        refuseTooMany(audience);
        if (position == null) {
            position = head;
        }
        var from = last.flatMap(LogPosition::parse);
        var following = new Following(audience, follower, from.orElse(position));
        followings.add(following);
        if (last.isEmpty()) {
            following.caughtUp(List.of());
        } else if (from.isEmpty()) {
            following.resync(position);
        } else {
            catchUp(following, from.get());
        }
        return Future.succeededFuture(() -> context.runOnContext(left -> followings.remove(following)));
    }

    private void catchUp(Following following, LogPosition from) {
        pool.withConnection(connection -> FeedStore.isKnown(connection, from)
                        .compose(known -> known
                                ? FeedStore.entries(connection, from, MOST_MISSED + 1)
                                : Future.failedFuture("no such place in this log")))
                .onComplete(missed -> context.runOnContext(read -> {
                    if (missed.succeeded() && missed.result().size() <= MOST_MISSED) {
                        following.caughtUp(missed.result());
                    } else if (followings.contains(following)) {
                        following.resync(position);
                    }
                }));
    }

    private Future<Boolean> readOn() {
        if (followings.isEmpty()) {
            position = null;
            return Future.succeededFuture(false);
        }
        var from = position;
        return pool.withConnection(connection -> FeedStore.entries(connection, from, BATCH))
                .compose(entries -> onContext(() -> tell(entries)));
    }

    private Future<Boolean> tell(List<FeedEntry> entries) {
        // A read that came too late for its tick may bring what the next one has told already.
        var news = position == null
                ? List.<FeedEntry>of()
                : entries.stream()
                        .filter(entry -> entry.position().isAfter(position))
                        .toList();
        if (news.isEmpty()) {
            return Future.succeededFuture(false);
        }
        position = news.get(news.size() - 1).position();
        List.copyOf(followings).forEach(following -> following.happened(news));
        boolean more = entries.size() == BATCH;
        fullReads = more ? fullReads + 1 : 0;
        return fullReads * BATCH < MOST_MISSED ? Future.succeededFuture(more) : skip();
    }

    /** More happens than anybody can look at: go to the end, and let all load anew. */
    private Future<Boolean> skip() {
        fullReads = 0;
        return pool.withConnection(FeedStore::head)
                .compose(head -> onContext(() -> {
                    position = head;
                    List.copyOf(followings).forEach(following -> following.resync(head));
                    return Future.succeededFuture(false);
                }));
    }

    private void refuseTooMany(Audience audience) {
        if (closed) {
            throw new Failure.Busy("the server is stopping", Duration.ofSeconds(5));
        }
        var all = followings.stream().map(Following::audience).toList();
        boolean customer = audience instanceof Audience.Complainant;
        if (all.size() >= MOST_FOLLOWERS
                || (customer
                        && (all.stream()
                                                .filter(Audience.Complainant.class::isInstance)
                                                .count()
                                        >= MOST_CUSTOMERS
                                || all.stream().filter(audience::equals).count() >= MOST_PER_COMPLAINT))) {
            throw new Failure.Busy("too many follow the feed", Duration.ofSeconds(30));
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
