package hotline.outbox;

import hotline.database.Database;
import hotline.failure.Expected;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.outbox.Claims.Claimed;
import hotline.outbox.RouteCourse.Ended;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.Way;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends work that is due. A node claims messages for as long as any try may take and more; what it does not bring to an end by then, another node takes
 * over, and its own late word counts for nothing.
 */
public final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final Pace PACE = Pace.ofMillis(250, 15_000);
    /** Connecting takes 10 s at most, an answer 60 s. */
    private static final Duration LONGEST_TRY = Duration.ofSeconds(75);

    private static final long LONGEST_STOP_MILLIS = 1_500;

    /** After a claim: what becomes free or due meanwhile is claimed together, not each message by a transaction of its own. */
    private static final Duration REST = Duration.ofMillis(10);

    private final Claims claims;
    private final Map<Way, Deliverer> deliverers;
    private final InstantSource clock;
    private final Settling settling;
    private final MessageUpkeep upkeep;
    private final Loop loop;
    private final Vertx vertx;
    private final Set<Future<Void>> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tries = new AtomicInteger();
    private volatile Future<Void> rested = Future.succeededFuture();

    public Sending(Loops loops, Database database, Outbox outbox, List<Deliverer> deliverers, InstantSource clock) {
        this.vertx = loops.vertx();
        this.claims = new Claims(database, clock);
        this.deliverers = deliverers.stream().collect(Collectors.toMap(Deliverer::way, Function.identity()));
        this.clock = clock;
        this.loop = loops.loop("messages", PACE, this::round);
        var endings = new TryEndings(database, outbox, clock);
        this.settling = new Settling(loops, endings, loop::now);
        this.upkeep = new MessageUpkeep(loops, database, outbox, endings, clock);
        outbox.whenPut(loop::now);
    }

    public void start() {
        settling.start();
        upkeep.start();
        loop.start();
    }

    /** Nothing more is claimed. Tries under way have a moment to end; the others are found by their leases. */
    public Future<Void> stop() {
        return loop.stop()
                .compose(stopped -> Future.join(List.copyOf(underWay))
                        .timeout(LONGEST_STOP_MILLIS, TimeUnit.MILLISECONDS)
                        .otherwiseEmpty())
                .compose(ended -> upkeep.stop())
                .compose(stopped -> settling.stop());
    }

    private Future<Next> round() {
        return rested.compose(over -> claims.take(deliverers.keySet())).map(claimed -> {
            if (!claimed.isEmpty()) {
                rested = vertx.timer(REST.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
                tries.addAndGet(claimed.size());
                claimed.forEach(this::send);
            }
            return Next.usual();
        });
    }

    private void send(Claimed claimed) {
        var message = claimed.message();
        var deliverer = Expected.in(deliverers, message.message().to().way());
        Future<Void> sent = Future.succeededFuture()
                .compose(begun -> deliverer.deliver(message, claimed.route()))
                .timeout(LONGEST_TRY.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    LOG.warn(
                            "A try of message {} ended without an answer: {}",
                            message.id(),
                            failure.getClass().getSimpleName());
                    return Future.succeededFuture(new DeliveryResult.Unknown("no-answer", ""));
                })
                .<Void>map(delivery -> {
                    var end = new Ended(message, delivery, clock.instant(), true);
                    settling.add(end, tries.decrementAndGet() == 0);
                    return null;
                });
        underWay.add(sent);
        sent.onComplete(ended -> underWay.remove(sent));
    }

    /** Work that is due of the rest, for tests. */
    Future<Void> upkeepRound() {
        return upkeep.round();
    }
}
