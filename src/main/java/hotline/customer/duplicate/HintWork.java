package hotline.customer.duplicate;

import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares each file that was made or changed with those that its number, code and name lead to, and after a change of the rule all files once,
 * part by part: a node that stops leaves the rest to the next one.
 */
public final class HintWork {
    private static final Pace PACE = Pace.ofMillis(1_000, 60_000);
    private static final int DUE_AT_ONCE = 100;
    private static final int PASS_AT_ONCE = 200;

    private final Vertx vertx;
    private final Pool pool;
    private final InstantSource clock;
    private final Loop loop;
    private volatile boolean isPassOver;

    public HintWork(Loops loops, Pool pool, InstantSource clock) {
        this.vertx = loops.vertx();
        this.pool = pool;
        this.clock = clock;
        this.loop = loops.loop("duplicate hints", PACE, () -> loops.lane().inTurn(this::round));
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** Rounds until nothing is left. */
    public Future<Void> catchUp() {
        return round().compose(next -> next.pause().isPresent() ? catchUp() : Future.succeededFuture());
    }

    private Future<Next> round() {
        return pool.withTransaction(transaction -> HintStore.due(transaction, DUE_AT_ONCE)
                        .compose(due -> due.isEmpty()
                                ? isPassOver ? Future.succeededFuture(false) : pass(transaction)
                                : compare(transaction, due).map(true)))
                .map(Next::atOnceIf);
    }

    /** Whether files are left. */
    private Future<Boolean> pass(SqlConnection transaction) {
        return HintStore.pass(transaction).compose(found -> {
            if (found.isEmpty() || found.get().rule() > Likeness.RULE) {
                return Future.succeededFuture(false);
            }
            boolean isNew = found.get().rule() < Likeness.RULE;
            if (!isNew && found.get().over()) {
                isPassOver = true;
                return Future.succeededFuture(false);
            }
            long from = isNew ? 0 : found.get().upTo();
            return (isNew ? HintStore.forgetOld(transaction) : Future.<Void>succeededFuture())
                    .compose(ready -> HintStore.next(transaction, from, PASS_AT_ONCE))
                    .compose(files -> files.isEmpty()
                            ? HintStore.move(transaction, from, Optional.of(clock.instant()))
                                    .map(true)
                            : compare(transaction, files)
                                    .compose(done ->
                                            HintStore.move(transaction, files.get(files.size() - 1), Optional.empty()))
                                    .map(true));
        });
    }

    private Future<Void> compare(SqlConnection transaction, List<Long> due) {
        return HintStore.files(transaction, due).compose(files -> vertx.executeBlocking(
                        () -> files.stream().flatMap(Sought::of).toList())
                .compose(sought -> HintStore.pairs(transaction, due, sought))
                .compose(pairs -> others(transaction, files, pairs)
                        .compose(others -> HintStore.numberOfFiles(transaction)
                                .compose(number -> vertx.executeBlocking(
                                        () -> found(files, others, pairs, new NameRarity(number)))))
                        .compose(found -> HintStore.write(transaction, due, found, clock.instant()))));
    }

    private static Future<List<Compared>> others(
            SqlConnection transaction, List<Compared> files, List<HintStore.Pair> pairs) {
        var there = files.stream().map(Compared::file).collect(Collectors.toSet());
        var missing = pairs.stream()
                .map(HintStore.Pair::other)
                .filter(other -> !there.contains(other))
                .distinct()
                .toList();
        return missing.isEmpty() ? Future.succeededFuture(List.of()) : HintStore.files(transaction, missing);
    }

    private static List<Found> found(
            List<Compared> files, List<Compared> others, List<HintStore.Pair> pairs, NameRarity rarity) {
        var byId = new HashMap<Long, Compared>();
        files.forEach(file -> byId.put(file.file(), file));
        others.forEach(file -> byId.put(file.file(), file));
        var named = pairs.stream()
                .filter(HintStore.Pair::byName)
                .collect(Collectors.groupingBy(
                        HintStore.Pair::file, Collectors.mapping(HintStore.Pair::other, Collectors.toSet())));
        Map<List<Long>, Found> found = new HashMap<>();
        for (var pair : new HashSet<>(pairs)) {
            var one = Optional.ofNullable(byId.get(pair.file()));
            var other = Optional.ofNullable(byId.get(pair.other()));
            if (one.isPresent() && other.isPresent()) {
                int n = 1
                        + Optional.ofNullable(named.get(pair.file()))
                                .map(Collection::size)
                                .orElse(1);
                Likeness.of(one.get(), other.get(), rarity, n)
                        .map(likeness -> Found.of(one.get(), other.get(), likeness))
                        .ifPresent(hint -> found.merge(List.of(hint.a(), hint.b()), hint, HintWork::likelier));
            }
        }
        return new ArrayList<>(found.values());
    }

    private static Found likelier(Found one, Found other) {
        return one.likeness().score() >= other.likeness().score() ? one : other;
    }
}
