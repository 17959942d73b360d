package hotline.measures.facts;

import hotline.database.LongStatement;
import hotline.database.Snapshot;
import hotline.log.reading.LogPosition;
import hotline.log.reading.LogReader;
import hotline.measures.facts.logged.LoggedRow;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Counts all facts again from the log and compares them with those stored, a few thousand complaints at a time, so that
 * its memory does not grow with the log. Log and facts of one stretch are read at one moment; so a server may count on
 * in the meantime.
 */
public final class FactRecount {
    /** More differences than these are only counted. */
    private static final int MOST_NAMED = 20;

    private static final Duration LONGEST_SUMS = Duration.ofMinutes(20);

    private final Vertx vertx;
    private final Pool pool;
    private final ZoneId zone;
    private final int events;
    private final RecountStore store = new RecountStore();
    private final List<Named> named = new ArrayList<>();
    private long complaints;
    private long facts;
    private long differences;

    /** @param zone in which days are meant */
    public FactRecount(Vertx vertx, Pool pool, ZoneId zone) {
        this(vertx, pool, zone, 20_000);
    }

    /** @param events how many are read together */
    FactRecount(Vertx vertx, Pool pool, ZoneId zone, int events) {
        this.vertx = vertx;
        this.pool = pool;
        this.zone = zone;
        this.events = events;
    }

    private record Named(long complaint, String difference) {}

    /**
     * The result.
     *
     * @param upTo how far the facts had been counted in the end
     * @param facts of the log, those that were taken back left out
     * @param first the first differences, each with its case number
     */
    public record Result(LogPosition upTo, long complaints, long facts, long differences, List<String> first) {}

    /** Once. */
    public Future<Result> run() {
        var compared = Promise.<Void>promise();
        from(0, compared);
        return compared.future()
                .compose(all -> pool.withTransaction(transaction -> Snapshot.ofOneMoment(transaction)
                        .compose(set -> LongStatement.allow(transaction, LONGEST_SUMS))
                        .compose(allowed -> RecountStore.sums(transaction))
                        .compose(sums -> RollUpStore.differences(transaction).map(more -> both(sums, more)))
                        .compose(sums -> MonthEndStore.differences(transaction).map(more -> both(sums, more)))))
                .compose(this::result);
    }

    private static List<String> both(List<String> some, List<String> more) {
        var both = new ArrayList<>(some);
        both.addAll(more);
        return both;
    }

    /** Stretch after stretch, none of which waits within the one before. */
    private void from(long after, Promise<Void> compared) {
        pool.withTransaction(transaction ->
                        Snapshot.ofOneMoment(transaction).compose(set -> stretch(transaction, after, events)))
                .onSuccess(last -> {
                    if (last == Long.MAX_VALUE) {
                        compared.complete();
                    } else {
                        from(last, compared);
                    }
                })
                .onFailure(compared::fail);
    }

    /** Answers the last complaint that was compared; one with more events than that is read alone. */
    private Future<Long> stretch(SqlConnection transaction, long after, int most) {
        return RecountStore.lastOf(transaction, after, most)
                .compose(last ->
                        last > after ? compare(transaction, after, last) : stretch(transaction, after, most * 2));
    }

    private Future<Long> compare(SqlConnection transaction, long after, long last) {
        return LogReader.position(transaction, FactReader.NAME)
                .compose(upTo -> RecountStore.events(transaction, after, last, upTo))
                .compose(log -> store.facts(transaction, after, last)
                        .compose(stored -> vertx.executeBlocking(() -> compare(log, stored))))
                .map(last);
    }

    private boolean compare(List<LoggedRow> log, List<StoredFact> stored) {
        var counted = new LinkedHashMap<Long, FactSet>();
        var folds = new LinkedHashMap<Long, CaseFold>();
        log.forEach(row -> set(counted, row.complaint())
                .add(folds.computeIfAbsent(row.complaint(), first -> new CaseFold(zone))
                        .read(row.read())));
        var there = new LinkedHashMap<Long, FactSet>();
        stored.forEach(
                one -> set(there, one.complaint()).add(one.fact(), one.fact().n()));
        var all = new LinkedHashSet<>(counted.keySet());
        all.addAll(there.keySet());
        complaints += counted.size();
        all.forEach(complaint -> compare(complaint, set(counted, complaint), set(there, complaint)));
        return true;
    }

    private static FactSet set(Map<Long, FactSet> sets, long complaint) {
        return sets.computeIfAbsent(complaint, first -> new FactSet());
    }

    private void compare(long complaint, FactSet counted, FactSet stored) {
        facts += counted.size();
        var missing = counted.without(stored);
        differences += missing.size();
        missing.stream().limit(MOST_NAMED - named.size()).forEach(fact -> named.add(new Named(complaint, words(fact))));
    }

    private static String words(Fact fact) {
        return (fact.n() > 0 ? "lacks " : "has too many: ") + Math.abs(fact.n()) + " × "
                + fact.kind().words() + (fact.variant().isEmpty() ? "" : " (" + fact.variant() + ")") + " of "
                + fact.day() + ", "
                + String.join(
                        "/",
                        fact.of().codes().stream()
                                .filter(code -> !code.isEmpty())
                                .toList());
    }

    private Future<Result> result(List<String> sums) {
        return pool.withConnection(connection -> RecountStore.numbers(
                        connection,
                        named.stream().map(Named::complaint).distinct().toList())
                .compose(numbers ->
                        LogReader.position(connection, FactReader.NAME).map(upTo -> result(upTo, numbers, sums))));
    }

    private Result result(LogPosition upTo, Map<Long, String> numbers, List<String> sums) {
        var first = new ArrayList<String>();
        named.forEach(one -> first.add(
                numbers.getOrDefault(one.complaint(), "complaint " + one.complaint()) + " " + one.difference()));
        sums.stream().limit(MOST_NAMED - first.size()).forEach(first::add);
        return new Result(upTo, complaints, facts, differences + sums.size(), first);
    }
}
