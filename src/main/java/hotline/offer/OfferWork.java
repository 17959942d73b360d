package hotline.offer;

import hotline.database.Database;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Makes offers and ends those that are over. A poke has its line looked at at once: callers during a round share the next one, so that none is
 * lost. Every second all lines are looked at where an agent is ready, whoever poked or failed to.
 */
public final class OfferWork {
    private static final Pace MATCHES = Pace.ofMillis(1_000, 15_000);
    private static final Pace ENDS = Pace.ofMillis(250, 15_000);
    private static final Duration EACH_LINE = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 500;

    private final Database database;
    private final Matching matching;
    private final Endings endings;
    private final Pokes pokes;
    private final InstantSource clock;
    private final Loop matches;
    private final Loop ends;
    private volatile Consumer<Collection<Long>> tell = agents -> {};
    /** Used by one round at a time. */
    private long lookedAt;

    private Instant strayedAt = Instant.EPOCH;

    OfferWork(Loops loops, Database database, Matching matching, Endings endings, Pokes pokes, InstantSource clock) {
        this.database = database;
        this.matching = matching;
        this.endings = endings;
        this.pokes = pokes;
        this.clock = clock;
        this.matches = loops.loop("offers", MATCHES, this::round);
        this.ends = loops.loop("offer ends", ENDS, this::end);
    }

    /** @param hear of agents who have, or have no longer, an offer or work by what happened on this node */
    public void start(Consumer<Collection<Long>> hear) {
        tell = hear;
        pokes.whenPoked(matches::now);
        pokes.whenAgentsChange(hear);
        matches.start();
        ends.start();
    }

    /** No round begins any more; completes when the present ones have ended. */
    public Future<Void> stop() {
        return ends.stop().compose(stopped -> matches.stop());
    }

    /** A look at all lines from now on. */
    Future<Void> now() {
        lookedAt = 0;
        return matches.now();
    }

    private Future<Next> round() {
        if (!matching.rules().offersWork()) {
            pokes.take();
            return Future.succeededFuture(Next.usual());
        }
        return lines().compose(lines -> {
            var done = lines.stream()
                    .map(line -> matching.match(line).onSuccess(made -> {
                        if (made.isLeft() && !made.agents().isEmpty()) {
                            pokes.now(List.of(line));
                        }
                        if (!made.agents().isEmpty()) {
                            tell.accept(made.agents());
                        }
                    }))
                    .toList();
            return Future.join(done).map(all -> Next.usual());
        });
    }

    /** Those alone where an agent is ready: complaints that come in while nobody is cost no match. */
    private Future<Collection<String>> lines() {
        var poked = pokes.take();
        boolean all = pokes.takeAll() || isDue();
        if (!all && poked.isEmpty()) {
            return Future.succeededFuture(poked);
        }
        if (all) {
            lookedAt = System.nanoTime();
        }
        return database.pool()
                .withConnection(connection -> AgentStore.lines(connection, clock.instant()))
                .map(ready -> new TreeSet<>(
                        all ? ready : ready.stream().filter(poked::contains).toList()));
    }

    /** By this machine's pace alone, like loops: a clock that is set stops no match. */
    private boolean isDue() {
        return lookedAt == 0 || System.nanoTime() - lookedAt >= EACH_LINE.toNanos() * 9 / 10;
    }

    private Future<Next> end() {
        var now = clock.instant();
        return database.inTransaction(transaction -> OfferStore.expire(transaction, now, MOST_AT_ONCE)
                        .compose(expired ->
                                endings.ended(transaction, expired, now).map(expired.size())))
                .compose(expired -> strays(now).map(stray -> Next.atOnceIf(expired == MOST_AT_ONCE)));
    }

    /** What no one told of, once a second: impossible states do not last. */
    private Future<Void> strays(Instant now) {
        if (now.isBefore(strayedAt.plus(EACH_LINE)) && !now.isBefore(strayedAt)) {
            return Future.succeededFuture();
        }
        strayedAt = now;
        return database.inTransaction(transaction -> OfferStore.endStray(transaction, now, MOST_AT_ONCE)
                        .compose(ended -> endings.ended(transaction, ended, now))
                        .compose(ended -> CallOffers.closeLeft(transaction, now))
                        .compose(ended -> VisitWorkStore.giveBack(transaction, now))
                        .compose(lines -> {
                            pokes.after(transaction, lines);
                            return VisitWorkStore.endLeft(transaction, now);
                        }))
                .compose(
                        ended -> database.inTransaction(transaction -> AgentStore.withoutWork(transaction, MOST_AT_ONCE)
                                .compose(agents -> endings.corrected(transaction, agents, now))
                                .compose(corrected -> AgentStore.calling(transaction, now, MOST_AT_ONCE))
                                .compose(calling -> endings.calling(transaction, calling))));
    }
}
