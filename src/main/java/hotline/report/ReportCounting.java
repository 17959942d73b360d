package hotline.report;

import hotline.agentday.LoggedDay;
import hotline.care.Care;
import hotline.care.CareCount;
import hotline.database.LongStatement;
import hotline.database.Snapshot;
import hotline.log.reading.LogPosition;
import hotline.log.reading.LogReader;
import hotline.measures.Period;
import hotline.measures.breakdown.Comparison;
import hotline.measures.facts.FactReader;
import hotline.network.Network;
import hotline.parking.Parking;
import hotline.report.calls.ContentCalls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts a report's content: from facts up to a place in the log, with the names and rules of the moment. */
public final class ReportCounting {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Vertx vertx;
    private final Pool pool;
    private final Parking parking;
    private final Network network;
    private final Supplier<ReportContent.Rules> rules;

    ReportCounting(Vertx vertx, Pool pool, Parking parking, Network network, Supplier<ReportContent.Rules> rules) {
        this.vertx = vertx;
        this.pool = pool;
        this.parking = parking;
        this.network = network;
        this.rules = rules;
    }

    /**
     * How far facts have been counted, all but those of events that wait for a fix. Once such an event is mended, its facts
     * stand where the reader is then, so the last place itself is left out while any waits: the count up to the place
     * named here never changes.
     *
     * @param lacking how many events wait
     */
    record Counted(LogPosition upTo, long lacking) {}

    Future<Counted> counted(SqlConnection connection) {
        return LogReader.position(connection, FactReader.NAME)
                .compose(position -> parking.count(connection, LogReader.place(FactReader.NAME))
                        .map(lacking -> new Counted(lacking == 0 ? position : position.before(), lacking)));
    }

    /** @param at how far; what a person has looked at is published as of the same place */
    Future<JsonObject> content(ReportKind kind, Period period, Counted at, List<Remark> remarks) {
        var wanted = new ReportCount.Wanted(
                kind, period, at.upTo(), LoggedDay.Place.NEWEST, ReportFactStore.Stocks.OF_MONTHS);
        return count(pool, wanted).compose(count -> care(kind, period)
                .compose(care -> calls(kind, period).compose(calls -> network.learn()
                        .compose(learnt -> vertx.executeBlocking(
                                () -> content(count, care, calls, rules.get(), remarks, at.lacking()), false)))));
    }

    /** As they are known now: their facts are not in the log. */
    private Future<Optional<ContentCalls>> calls(ReportKind kind, Period period) {
        return kind.showsCalls()
                ? pool.withConnection(connection -> ContentCalls.read(
                                connection,
                                rules.get().policies().inForce().policy(),
                                period,
                                kind.lastBefore(period.from()),
                                Comparison.YEAR_BEFORE.of(period)))
                        .map(calls -> Optional.of(calls).filter(ContentCalls::hasAny))
                : Future.succeededFuture(Optional.empty());
    }

    /** Of the periods of rules that ended in the report's; nothing of them changes any more but which files are one customer's. */
    private Future<Optional<List<CareCount>>> care(ReportKind kind, Period period) {
        return kind.showsCare()
                ? pool.withConnection(connection -> Care.ended(connection, period.from(), period.to()))
                        .map(Optional::of)
                : Future.succeededFuture(Optional.empty());
    }

    private JsonObject content(
            ReportCount count,
            Optional<List<CareCount>> care,
            Optional<ContentCalls> calls,
            ReportContent.Rules now,
            List<Remark> remarks,
            long lacking) {
        var content = ReportContent.of(count, new ReportNames(now.policies(), network.map()), now, remarks, lacking);
        care.ifPresent(counts -> content.put("care", new ContentCare(counts, now.policies()).json()));
        calls.ifPresent(found -> content.put(
                "calls", found.json(code -> ReportContent.json(ReportNames.ofCode("callFigures.head", code)))));
        return content;
    }

    /** A transaction that only reads, and so holds up no reader of the log. */
    static Future<ReportCount> count(Pool pool, ReportCount.Wanted wanted) {
        return pool.withTransaction(transaction -> Snapshot.ofOneMoment(transaction)
                .compose(set -> LongStatement.allow(transaction, LONGEST))
                .compose(allowed -> ReportCount.of(transaction, wanted)));
    }
}
