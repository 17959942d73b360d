package hotline.http.stream;

import hotline.feed.Audience;
import hotline.feed.Circle;
import hotline.feed.FeedNews;
import hotline.log.reading.LogPosition;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of one event loop. News reaches it once and is dealt out to the streams it concerns, in short turns, so that
 * requests are answered in between however many streams there are. All state belongs to that loop.
 */
final class FeedCircle implements Circle {
    private static final Logger LOG = LoggerFactory.getLogger(FeedCircle.class);
    /** A stream gets a sign of life, and its session is looked at, with every tenth tick. */
    private static final int TICKS_PER_BEAT = 10;

    private static final long TICK_MILLIS = 1_000;
    private static final long LONGEST_TURN_NANOS = Duration.ofMillis(15).toNanos();
    private static final int STREAMS_BETWEEN_LOOKS_AT_TIME = 16;
    private static final long LAST_WORDS_MILLIS = 1_000;

    private final Vertx vertx;
    private final Context context;
    private final Function<Collection<Long>, Future<Void>> lookUp;
    private final LongAdder cutOff;
    private final Map<Audience, Set<FeedStream>> byAudience = new HashMap<>();
    private final List<Set<FeedStream>> beats = Stream.generate(() -> (Set<FeedStream>) new LinkedHashSet<FeedStream>())
            .limit(TICKS_PER_BEAT)
            .toList();
    private final Deque<FeedStream> due = new ArrayDeque<>();
    private final Set<FeedStream> waiting = new LinkedHashSet<>();
    /** Empty while it has no stream. */
    private Optional<FeedNews> newest = Optional.empty();

    private Buffer sign = Buffer.buffer();
    private Optional<FeedNews> signed = Optional.empty();
    private Optional<FeedStretch> latest = Optional.empty();
    private boolean atWork;
    private boolean hasEnded;
    private long ticker;
    private int tick;
    private int opened;

    /**
     * @param lookUp reads the sessions of these people at once, by the numbers of their accounts
     * @param cutOff counts streams cut off because the client took nothing
     */
    FeedCircle(Vertx vertx, Function<Collection<Long>, Future<Void>> lookUp, LongAdder cutOff) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.lookUp = lookUp;
        this.cutOff = cutOff;
    }

    Context context() {
        return context;
    }

    void add(FeedStream stream, FeedNews news) {
        byAudience
                .computeIfAbsent(stream.audience(), first -> new LinkedHashSet<>())
                .add(stream);
        stream.beatWith(opened++ % TICKS_PER_BEAT);
        beats.get(stream.tickOfBeat()).add(stream);
        if (newest.isEmpty()) {
            newest = Optional.of(newestAfter(news));
        }
        if (ticker == 0) {
            ticker = vertx.setPeriodic(TICK_MILLIS, now -> tick());
        }
        if (hasEnded) {
            stream.end();
        }
    }

    private static FeedNews newestAfter(FeedNews news) {
        var newest = news;
        for (var next = news.next(); next.isPresent(); next = newest.next()) {
            newest = next.get();
        }
        return newest;
    }

    void remove(FeedStream stream) {
        var same = byAudience.get(stream.audience());
        if (same == null || !same.remove(stream)) {
            return;
        }
        if (same.isEmpty()) {
            byAudience.remove(stream.audience());
        }
        beats.get(stream.tickOfBeat()).remove(stream);
        waiting.remove(stream);
        if (byAudience.isEmpty()) {
            vertx.cancelTimer(ticker);
            ticker = 0;
            newest = Optional.empty();
            signed = Optional.empty();
            latest = Optional.empty();
        }
    }

    @Override
    public void hear(FeedNews news) {
        context.runOnContext(now -> {
            if (byAudience.isEmpty()) {
                return;
            }
            if (newest().behind(news) > 0) {
                newest = Optional.of(news);
            }
            if (news.isGap()) {
                byAudience.values().forEach(streams -> streams.forEach(stream -> stream.offer(news)));
            } else {
                news.audiences()
                        .forEach(audience ->
                                byAudience.getOrDefault(audience, Set.of()).forEach(stream -> stream.offer(news)));
            }
            work();
        });
    }

    @Override
    public Future<Void> end() {
        Promise<Void> ended = Promise.promise();
        context.runOnContext(now -> {
            hasEnded = true;
            var lastWords = byAudience.values().stream().flatMap(Set::stream).toList().stream()
                    .map(this::lastWords)
                    .toList();
            Future.join(lastWords).onComplete(done -> ended.complete());
        });
        return ended.future();
    }

    /** A client that takes nothing, unnoticed so far, would keep the node from stopping. */
    private Future<Void> lastWords(FeedStream stream) {
        var said = stream.end();
        if (said.isComplete()) {
            return said;
        }
        return said.timeout(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS).recover(late -> {
            stream.cutOff();
            return Future.succeededFuture();
        });
    }

    void cutOff() {
        cutOff.increment();
    }

    /** The newest this loop has heard of. */
    FeedNews newest() {
        return newest.orElseThrow();
    }

    /** For a stream with work to do now. */
    void queue(FeedStream stream) {
        due.add(stream);
    }

    /** For a stream without work now; each tick checks it. */
    void await(FeedStream stream) {
        waiting.add(stream);
    }

    void stopAwaiting(FeedStream stream) {
        waiting.remove(stream);
    }

    /** Streams that are equally far behind, as after a break, get the same text. */
    FeedStretch stretch(Audience audience, FeedNews first, LogPosition heard) {
        if (first.beginsBefore(heard)) {
            return FeedStretch.of(audience, first, heard);
        }
        return latest.filter(same -> same.isFor(audience, first)).orElseGet(() -> {
            var stretch = FeedStretch.of(audience, first, heard);
            latest = Optional.of(stretch);
            return stretch;
        });
    }

    /** One sign of life for all streams that are up to date. */
    Buffer sign() {
        if (!signed.equals(newest)) {
            signed = newest;
            sign = FeedStream.sign("alive", newest().upTo());
        }
        return sign;
    }

    void work() {
        if (!atWork) {
            turn();
        }
    }

    private void turn() {
        atWork = true;
        long end = System.nanoTime() + LONGEST_TURN_NANOS;
        for (int served = 1; !due.isEmpty(); served++) {
            serve(due.poll());
            if (served % STREAMS_BETWEEN_LOOKS_AT_TIME == 0 && System.nanoTime() > end) {
                // A plain task would run before the sockets' events on this loop.
                vertx.setTimer(1, next -> turn());
                return;
            }
        }
        atWork = false;
    }

    /** One stream's defect must not end the others' turn. */
    private static void serve(FeedStream stream) {
        try {
            stream.serve();
        } catch (RuntimeException defect) {
            LOG.error("a live stream is cut off", defect);
            stream.cutOff();
        }
    }

    private void tick() {
        tick = (tick + 1) % TICKS_PER_BEAT;
        List.copyOf(waiting).forEach(FeedStream::look);
        var beating = List.copyOf(beats.get(tick));
        beating.forEach(FeedStream::beat);
        work();
        checkSessions(beating);
    }

    private void checkSessions(List<FeedStream> streams) {
        var persons = streams.stream()
                .flatMap(stream -> stream.person().stream())
                .distinct()
                .toList();
        if (!persons.isEmpty()) {
            lookUp.apply(persons)
                    .onComplete(known -> context.runOnContext(
                            now -> streams.forEach(stream -> stream.checkSession(known.succeeded()))));
        }
    }
}
