package hotline.offer;

import hotline.database.Database;
import hotline.dispatch.Offering;
import hotline.dispatch.WorkId;
import hotline.floor.AgentTurns;
import hotline.floor.Taking;
import hotline.offer.OfferStore.Made;
import hotline.policy.Policies;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.WorkKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the offers of a line: decides by the pure match, locks what it chose and asks again whether it is still free, and writes all at once.
 * Exactly once on however many nodes: it rests on the rows' locks and two unique indexes; the lock of the line only saves vain work.
 */
final class Matching {
    private final Database database;
    private final AgentTurns turns;
    private final Wishes wishes;
    private final Policies policies;
    private final CallTimes hours;
    private final InstantSource clock;

    Matching(
            Database database,
            AgentTurns turns,
            Wishes wishes,
            Policies policies,
            CallTimes hours,
            InstantSource clock) {
        this.database = database;
        this.turns = turns;
        this.wishes = wishes;
        this.policies = policies;
        this.hours = hours;
        this.clock = clock;
    }

    /** Under which policies customers may not be called at a moment. */
    interface CallTimes {
        Set<Integer> closed(Instant at);
    }

    /**
     * What a match did.
     *
     * @param agents who have an offer now
     * @param isLeft whether it left pairs to the next one
     */
    record Done(List<Long> agents, boolean isLeft) {
        static final Done NOTHING = new Done(List.of(), false);
    }

    DispatchRules rules() {
        return policies.inForce().policy().dispatch();
    }

    FloorReading reading(Instant now) {
        var closed = hours.closed(now);
        return new FloorReading(
                rules(), wishes, closed, !closed.contains(policies.inForce().id()), now);
    }

    /** Waits for a match of the same line that is under way: its view may be older than what has just committed. */
    Future<Done> match(String line) {
        if (!rules().offersWork()) {
            return Future.succeededFuture(Done.NOTHING);
        }
        return database.inTransaction(
                transaction -> AgentStore.oneMatchAtATime(transaction, line).compose(alone -> {
                    var now = clock.instant();
                    return reading(now).of(transaction, line).compose(seen -> {
                        var chosen = seen.round().offers().stream()
                                .filter(one -> !seen.kept().contains(one.work()))
                                .toList();
                        return chosen.isEmpty()
                                ? Future.succeededFuture(Done.NOTHING)
                                : make(
                                                transaction,
                                                line,
                                                now,
                                                chosen.subList(0, Math.min(chosen.size(), FloorReading.MOST_OFFERS)))
                                        .map(made -> new Done(
                                                made,
                                                made.size() < chosen.size()
                                                        || chosen.size() >= FloorReading.MOST_OFFERS));
                    });
                }));
    }

    FloorReading readingCalls(Instant now) {
        return new FloorReading(ringing(), wishes, Set.of(), true, now);
    }

    /** An offer of a call lasts as long as the telephone rings. */
    DispatchRules ringing() {
        return rules().offering(
                        policies.inForce().policy().telephony().routing().ring());
    }

    /** The exchange rings at an agent on its own; whether it is an offer now, which it is to one who is ready. */
    Future<Boolean> ringsAt(SqlConnection transaction, CallWork work, long agent, Instant now) {
        var until = now.plus(ringing().offer());
        return CallWorkStore.lock(transaction, work.line(), List.of(work.id()))
                .compose(free -> free.isEmpty()
                        ? Future.succeededFuture(List.<Long>of())
                        : AgentStore.awaitReady(transaction, work.line(), List.of(agent), now))
                .compose(ready -> ready.isEmpty()
                        ? Future.succeededFuture(List.<Long>of())
                        : OfferStore.make(
                                transaction,
                                work.line(),
                                now,
                                List.of(new Made(
                                        work.workId(), agent, until, Taking.DEALT, WhyJson.ofExchange(now, work)))))
                .compose(made -> made.isEmpty()
                        ? Future.succeededFuture(false)
                        : turns.offered(transaction, List.of(new AgentTurns.Offered(agent, until)), now)
                                .map(true));
    }

    Future<List<Long>> make(SqlConnection transaction, String line, Instant now, List<Offering> chosen) {
        return free(transaction, line, now, chosen).compose(pairs -> {
            if (pairs.isEmpty()) {
                return Future.succeededFuture(List.of());
            }
            var offers = pairs.stream()
                    .map(one -> new Made(one.work(), one.agent(), until(one, now), Takings.of(one), WhyJson.of(one)))
                    .toList();
            return OfferStore.make(transaction, line, now, offers).compose(made -> {
                var agents = new HashSet<>(made);
                return turns.offered(
                                transaction,
                                pairs.stream()
                                        .filter(one -> agents.contains(one.agent()))
                                        .map(one -> new AgentTurns.Offered(one.agent(), until(one, now)))
                                        .toList(),
                                now)
                        .map(made);
            });
        });
    }

    private Instant until(Offering one, Instant now) {
        return one.work().kind() == WorkKind.CALL ? now.plus(ringing().offer()) : one.until();
    }

    /** Customers who wait on the line, and at the desk. */
    private record Present(List<Long> calls, List<Long> visits) {
        int size() {
            return calls.size() + visits.size();
        }
    }

    /** The pairs of which both can be had, with their rows locked: works before agents. */
    private static Future<List<Offering>> free(
            SqlConnection transaction, String line, Instant now, List<Offering> chosen) {
        return WorkStore.lockCases(transaction, line, subjects(chosen, WorkKind.CASE))
                .compose(cases -> WorkStore.lockCallbacks(transaction, line, subjects(chosen, WorkKind.CALLBACK))
                        .compose(callbacks -> CallWorkStore.lock(transaction, line, subjects(chosen, WorkKind.CALL))
                                .compose(calls -> VisitWorkStore.lock(
                                                transaction, line, subjects(chosen, WorkKind.VISIT))
                                        .map(visits -> new Present(calls, visits)))
                                .compose(present -> {
                                    var works = new HashSet<WorkId>();
                                    cases.forEach(id -> works.add(new WorkId(WorkKind.CASE, id)));
                                    callbacks.forEach(id -> works.add(new WorkId(WorkKind.CALLBACK, id)));
                                    present.calls().forEach(id -> works.add(new WorkId(WorkKind.CALL, id)));
                                    present.visits().forEach(id -> works.add(new WorkId(WorkKind.VISIT, id)));
                                    var had = chosen.stream()
                                            .filter(one -> works.contains(one.work()))
                                            .toList();
                                    var wanted =
                                            had.stream().map(Offering::agent).toList();
                                    boolean arePresent = present.size() == had.size();
                                    return (arePresent
                                                    ? AgentStore.awaitReady(transaction, line, wanted, now)
                                                    : AgentStore.lockReady(transaction, line, wanted, now))
                                            .map(agents -> pairs(had, new HashSet<>(agents)));
                                })));
    }

    private static List<Offering> pairs(List<Offering> had, Set<Long> agents) {
        return had.stream().filter(one -> agents.contains(one.agent())).toList();
    }

    private static List<Long> subjects(List<Offering> chosen, WorkKind kind) {
        var ids = new ArrayList<Long>();
        for (var one : chosen) {
            if (one.work().kind() == kind) {
                ids.add(one.work().subject());
            }
        }
        return ids;
    }
}
