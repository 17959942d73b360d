package hotline.measures.comparison;

import hotline.database.Snapshot;
import hotline.failure.Expected;
import hotline.failure.Failure;
import hotline.measures.Completeness;
import hotline.measures.comparison.ComparisonStore.Cell;
import hotline.measures.comparison.ComparisonStore.Members;
import hotline.measures.comparison.FairComparison.Sort;
import hotline.measures.statistics.CaseMix;
import hotline.measures.statistics.Funnel;
import hotline.measures.statistics.Share;
import hotline.parking.Parking;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Compares units and people fairly. All numbers of an answer are of one moment. */
public final class Comparisons {
    /** 95 of 100. */
    private static final double DEVIATIONS = 1.959963984540054;

    private record Read(Completeness complete, List<Cell> cells, Members members) {
        Map<String, Map<Sort, Share>> byMember() {
            var all = new HashMap<String, Map<Sort, Share>>();
            cells.forEach(
                    cell -> all.computeIfAbsent(Expected.in(members.codes(), cell.member()), code -> new HashMap<>())
                            .merge(cell.sort(), cell.share(), Share::plus));
            return all;
        }
    }

    private final Vertx vertx;
    private final Pool pool;
    private final Parking parking;
    private final IntSupplier fewest;
    private final InstantSource clock;

    /** @param fewest of the policy in force */
    public Comparisons(Vertx vertx, Pool pool, Parking parking, IntSupplier fewest, InstantSource clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.parking = parking;
        this.fewest = fewest;
        this.clock = clock;
    }

    public int fewest() {
        return fewest.getAsInt();
    }

    public Future<FairComparison> of(ComparisonQuery query) {
        return read(query)
                .compose(read -> vertx.executeBlocking(() -> new FairComparison(
                        read.complete(),
                        Funnel.of(read.byMember(), fewest()),
                        read.members().names())));
    }

    /** Two members, each as if it had the cases of both; empty where they have no sort of cases in common, or too few. */
    public Future<TwoCompared> two(ComparisonQuery query, String one, String other) {
        return read(query).map(read -> {
            var members = read.byMember();
            var ofOne = member(members, "one", one);
            var ofOther = member(members, "other", other);
            var pair = CaseMix.pair(ofOne, ofOther, DEVIATIONS);
            boolean isEnough = pair.covered() > 0
                    && sum(ofOne).whole() >= fewest()
                    && sum(ofOther).whole() >= fewest();
            return new TwoCompared(
                    read.complete(), sum(ofOne), sum(ofOther), Optional.of(pair).filter(some -> isEnough));
        });
    }

    private static Map<Sort, Share> member(Map<String, Map<Sort, Share>> members, String name, String code) {
        var member = members.get(code);
        if (member == null) {
            throw Failure.Invalid.field(name, "has no cases in this period");
        }
        return member;
    }

    private static Share sum(Map<Sort, Share> sorts) {
        return sorts.values().stream().reduce(Share.NONE, Share::plus);
    }

    private Future<Read> read(ComparisonQuery query) {
        var now = clock.instant();
        return pool.withTransaction(
                transaction -> Snapshot.ofOneMoment(transaction).compose(set -> {
                    var cells = ComparisonStore.cells(transaction, query, now);
                    var members = ComparisonStore.members(transaction, query.by());
                    var complete = Completeness.of(transaction, parking, now);
                    return Future.all(cells, members, complete)
                            .map(read -> new Read(complete.result(), cells.result(), members.result()));
                }));
    }
}
