package hotline.measures.rebuild;

import hotline.database.LongStatement;
import hotline.log.reading.LogReader;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.measures.facts.FactReader;
import hotline.measures.facts.WholeFacts;
import hotline.measures.rebuild.RebuildStore.Part;
import hotline.measures.rebuild.RebuildStore.Progress;
import hotline.measures.rebuild.RebuildStore.Rebuild;
import hotline.parking.Parking;
import hotline.parking.Parking.Failing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts all facts again while the server runs: some thousand complaints at a time, each from all of its events, by several
 * workers of any node. Figures are read from the facts of before until the new ones are whole. A part is done in one
 * transaction, so that after a crash at any point what is left is done.
 */
public final class FactRebuild {
    private static final Logger LOG = LoggerFactory.getLogger(FactRebuild.class);

    private static final Pace PACE = Pace.ofMillis(2_000, 1_200_000);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** A round ends some time, so that a server that stops need not wait long. */
    private static final Duration ROUND = Duration.ofSeconds(5);

    private static final int MOST_WORKERS = 4;
    /** So few that reading and writing them does not keep an event loop for long. */
    private static final int COMPLAINTS = 1_000;
    /** A shorter log is counted by the reader within seconds. */
    private static final int LONG_LOG = 100_000;

    private final Pool pool;
    private final Parking parking;
    private final int complaints;
    private final List<WholeFacts> workers;
    private final Loop loop;
    private volatile double left;
    private volatile long saidAt = System.nanoTime();

    /** @param zone in which days are meant */
    public FactRebuild(Loops loops, Pool pool, Parking parking, ZoneId zone) {
        this(
                loops,
                pool,
                parking,
                zone,
                Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors()),
                COMPLAINTS);
    }

    /** @param complaints in one part */
    FactRebuild(Loops loops, Pool pool, Parking parking, ZoneId zone, int workers, int complaints) {
        this.pool = pool;
        this.parking = parking;
        this.complaints = complaints;
        this.workers = IntStream.range(0, workers)
                .mapToObj(nth -> new WholeFacts(loops.vertx(), pool, zone))
                .toList();
        this.loop = loops.loop("fact rebuild", PACE, this::round);
    }

    /** Before the reader of the log starts: where nothing is counted and the log is long, it is counted by parts. */
    public Future<Void> start(MeterRegistry metrics) {
        Gauge.builder("hotline.fact.rebuild.left", this, rebuild -> rebuild.left)
                .description("Share of the stage of a counting of all facts that is left; 0 if none is under way")
                .register(metrics);
        return begin(pool, LONG_LOG).<Void>mapEmpty().onSuccess(begun -> loop.start());
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /**
     * Begins to count all facts again, next to those that are read; false if that is under way already, or nothing has been
     * counted yet. Servers that run do it.
     */
    public static Future<Boolean> begin(Pool pool) {
        return pool.withTransaction(transaction ->
                RebuildStore.beginBesideFacts(transaction).compose(begun -> prepare(transaction, begun, COMPLAINTS)));
    }

    /** From the start, if nothing is counted and the log has so many events. */
    Future<Boolean> begin(Pool of, int events) {
        return of.withTransaction(transaction -> LogReader.register(transaction, FactReader.NAME)
                .compose(registered -> RebuildStore.beginFromStart(transaction, events))
                .compose(begun -> prepare(transaction, begun, complaints)));
    }

    private static Future<Boolean> prepare(SqlConnection transaction, boolean begun, int complaints) {
        if (!begun) {
            return Future.succeededFuture(false);
        }
        LOG.info("All facts are counted from the log, beside those there are");
        return NextTablesStore.make(transaction)
                .compose(made -> RebuildStore.divide(transaction, complaints))
                .map(true);
    }

    /** Some parts, or the end. */
    Future<Next> round() {
        return pool.withConnection(RebuildStore::underWay)
                .compose(found -> found.map(this::goOn).orElse(Future.succeededFuture(Next.usual())));
    }

    private Future<Next> goOn(Rebuild rebuild) {
        if (rebuild.isReady()) {
            return end();
        }
        long until = System.nanoTime() + ROUND.toNanos();
        return Future.join(workers.stream()
                        .map(worker -> parts(worker, rebuild, until))
                        .toList())
                .compose(worked -> pool.withConnection(RebuildStore::progress))
                .compose(progress -> progress.map(this::say).orElseGet(() -> pool.withConnection(RebuildStore::ready)
                        .onSuccess(ready -> left = 0)))
                .map(said -> Next.atOnceIf(true));
    }

    private Future<Void> parts(WholeFacts worker, Rebuild rebuild, long until) {
        return part(worker, rebuild)
                .compose(found ->
                        found && System.nanoTime() < until ? parts(worker, rebuild, until) : Future.succeededFuture());
    }

    /** Answers whether there was one. */
    private Future<Boolean> part(WholeFacts worker, Rebuild rebuild) {
        return pool.withTransaction(transaction -> LongStatement.allow(transaction, LONGEST)
                        .compose(allowed -> NextTablesStore.forParts(transaction))
                        .compose(set -> RebuildStore.claim(transaction))
                        .compose(found -> found.map(part -> work(transaction, worker, rebuild, part)
                                        .compose(worked -> RebuildStore.done(transaction, part))
                                        .map(found))
                                .orElse(Future.succeededFuture(found))))
                .compose(found -> found.filter(part -> part.stage() == RebuildStage.MONTHS)
                        .map(part -> vacuum(part))
                        .orElse(Future.succeededFuture())
                        .map(found.isPresent()));
    }

    private Future<Void> work(SqlConnection transaction, WholeFacts worker, Rebuild rebuild, Part part) {
        return switch (part.stage()) {
            case RETURNS -> WholeFacts.noteReturns(transaction, part.first(), part.last(), rebuild.upTo());
            case FACTS ->
                worker.count(transaction, part.first(), part.last(), rebuild.upTo())
                        .compose(counted -> leaveOut(transaction, counted.leftOut())
                                .compose(left -> NextTablesStore.months(transaction, counted.months()))
                                .compose(ready -> worker.write(transaction, counted)));
            case MONTHS ->
                NextTablesStore.sum(transaction, part.first())
                        .compose(summed -> NextTablesStore.index(transaction, part.first()));
        };
    }

    private Future<Void> leaveOut(SqlConnection transaction, List<Failing> failing) {
        return RebuildStore.leaveOut(transaction, failing)
                .compose(noted -> parking.park(transaction, LogReader.place(FactReader.NAME), failing));
    }

    /** Autovacuum does it later where this does not succeed. */
    private Future<Void> vacuum(Part part) {
        return pool.withConnection(connection -> NextTablesStore.vacuum(connection, part.first()))
                .otherwiseEmpty();
    }

    /** The new facts take the place of the old ones, once no transaction could miss them. */
    private Future<Next> end() {
        return pool.withTransaction(transaction -> LongStatement.allow(transaction, LONGEST)
                .compose(allowed -> RebuildStore.claimEnd(transaction))
                .compose(claimed ->
                        claimed.map(rebuild -> end(transaction, rebuild)).orElse(Future.succeededFuture(false)))
                .map(ended -> Next.usual()));
    }

    private Future<Boolean> end(SqlConnection transaction, Rebuild rebuild) {
        return RebuildStore.isAnyOlder(transaction)
                .compose(isOlder -> isOlder ? Future.succeededFuture(false) : WholeFacts.claimRollUps(transaction))
                .compose(claimed -> claimed ? changePlaces(transaction, rebuild) : Future.succeededFuture(false));
    }

    private Future<Boolean> changePlaces(SqlConnection transaction, Rebuild rebuild) {
        return WholeFacts.readerStandsAt(transaction)
                .compose(position -> NextTablesStore.changePlaces(transaction))
                .compose(changed -> RebuildStore.moveReader(transaction, rebuild.upTo()))
                .compose(moved -> RebuildStore.countedSince(transaction))
                .compose(counted -> parking.park(
                        transaction,
                        LogReader.place(FactReader.NAME),
                        counted.stream()
                                .map(row -> new Failing(row, new IllegalStateException("it is counted once more")))
                                .toList()))
                .compose(parked -> RebuildStore.end(transaction))
                .onSuccess(ended -> LOG.info("All facts have been counted up to {} in the log", rebuild.upTo()))
                .map(true);
    }

    private Future<Void> say(Progress progress) {
        left = 1 - (double) progress.done() / progress.all();
        if (System.nanoTime() - saidAt > Duration.ofSeconds(30).toNanos()) {
            saidAt = System.nanoTime();
            LOG.info(
                    "All facts are counted again: {}, {} of {} parts",
                    progress.stage().words(),
                    progress.done(),
                    progress.all());
        }
        return Future.succeededFuture();
    }
}
