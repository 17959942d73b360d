package hotline.escalation;

import hotline.escalation.LadderStore.DueComplaint;
import hotline.identity.Staffing;
import hotline.parking.FailedRow;
import hotline.parking.Halves;
import hotline.parking.Parking;
import hotline.parking.RowFault;
import hotline.parking.Unreadable;
import hotline.policy.Policies;
import hotline.sla.Deadlines;
import hotline.sla.SlaClock;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Does the due work in batches, each in one transaction: claims clocks, works out what happens, writes it. A clock that
 * can't be read or worked out is parked by the same transaction. If the database refuses the batch, it is split into
 * halves until the complaint at fault is found.
 */
final class LadderBatch {
    static final String PLACE = "ladder";
    private static final int LARGEST = 512;

    private final Pool pool;
    private final Policies policies;
    private final Deadlines deadlines;
    private final Parking parking;
    private final LadderStore ladder = new LadderStore();
    private final EscalationStore escalations = new EscalationStore();

    LadderBatch(Pool pool, Policies policies, Deadlines deadlines, Parking parking) {
        this.pool = pool;
        this.policies = policies;
        this.deadlines = deadlines;
        this.parking = parking;
        parking.retry(PLACE, this::again);
    }

    /**
     * @param clocks how many were looked at
     * @param isFull there may be more
     */
    record Done(int clocks, boolean isFull) {
        static final Done NOTHING = new Done(0, false);

        Done and(Done other) {
            return new Done(clocks + other.clocks, isFull || other.isFull);
        }

        /** Nothing failed, and the batch did at least as much as one batch may do. */
        boolean isLargest() {
            return clocks >= LARGEST;
        }
    }

    /** @param clock asked again once the clocks are locked, so that events bear the time at which they happen */
    Future<Done> run(InstantSource clock) {
        return run(clock, transaction -> ladder.claim(transaction, clock.instant(), known(), LARGEST))
                .recover(failure -> RowFault.isOfRow(failure) ? apart(clock, failure) : Future.failedFuture(failure));
    }

    private Future<Done> run(InstantSource clock, Function<SqlConnection, Future<Claimed>> claim) {
        return pool.withTransaction(transaction -> {
            // Sent together: reading who is present costs no extra round trip.
            var due = claim.apply(transaction);
            var staffing = Staffing.read(transaction);
            return Future.all(due, staffing)
                    .compose(read -> escalate(transaction, due.result(), staffing.result(), clock.instant()));
        });
    }

    private Future<Done> escalate(SqlConnection transaction, Claimed claimed, Staffing staffing, Instant at) {
        var addressees = new Addressees(staffing);
        var failing = new ArrayList<>(claimed.unreadable());
        var done = new ArrayList<CaseEscalated>();
        for (DueCase one : claimed.cases()) {
            try {
                done.add(escalated(one, addressees, at));
            } catch (RuntimeException failure) {
                if (!RowFault.isOfRow(failure)) {
                    throw failure;
                }
                one.clocks()
                        .forEach(clock -> failing.add(
                                new Parking.Failing(ClockName.of(one, clock).failed(one.number()), failure)));
            }
        }
        return escalations
                .write(transaction, done)
                .compose(written -> park(transaction, failing))
                .compose(parked -> parking.mended(transaction, PLACE, items(done)))
                .map(written -> done(claimed));
    }

    private CaseEscalated escalated(DueCase one, Addressees addressees, Instant at) {
        if (!policies.known().contains(one.policyVersion())) {
            throw Unreadable.policy(one.policyVersion());
        }
        return CaseEscalated.due(one, deadlines.of(one.policyVersion()), addressees, at);
    }

    private Future<Void> park(SqlConnection transaction, List<Parking.Failing> failing) {
        return failing.isEmpty()
                ? Future.succeededFuture()
                : parking.park(transaction, PLACE, failing)
                        .compose(parked -> ladder.leaveOut(
                                transaction,
                                failing.stream()
                                        .map(one -> ClockName.parse(one.row().item()))
                                        .toList()));
    }

    /** A defect of one complaint must not stop the ladder for all. */
    private Future<Done> apart(InstantSource clock, Throwable failure) {
        var halves = new Halves<DueComplaint, Done>(
                some -> run(clock, transaction -> ladder.claim(transaction, clock.instant(), known(), some)),
                (one, alone) -> park(one, clock.instant(), alone),
                Done::and);
        return pool.withConnection(connection -> ladder.dueComplaints(connection, clock.instant(), known(), LARGEST))
                .compose(due -> halves.apart(due, failure))
                .map(done -> new Done(done.clocks(), true));
    }

    private Future<Done> park(DueComplaint complaint, Instant now, Throwable failure) {
        return pool.withTransaction(transaction -> ladder.leaveOut(transaction, complaint.id(), now)
                        .compose(clocks -> parking.park(
                                transaction,
                                PLACE,
                                clocks.stream()
                                        .map(clock -> new Parking.Failing(clock.failed(complaint.number()), failure))
                                        .toList())))
                .map(Done.NOTHING);
    }

    private Future<Void> again(SqlConnection transaction, FailedRow row, Instant now) {
        var clock = ClockName.parse(row.item());
        var cases = ladder.lock(transaction, clock);
        var staffing = Staffing.read(transaction);
        return Future.all(cases, staffing)
                .compose(read -> escalations.write(
                        transaction,
                        cases.result().stream()
                                .map(one -> escalated(one, new Addressees(staffing.result()), now))
                                .toList()));
    }

    private LadderStore.Known known() {
        return new LadderStore.Known(policies.known(), deadlines.newestCalendar());
    }

    private static List<String> items(List<CaseEscalated> done) {
        return done.stream()
                .flatMap(one -> one.before().clocks().stream()
                        .map(clock -> ClockName.of(one.before(), clock).item()))
                .toList();
    }

    private static Done done(Claimed claimed) {
        int clocks = claimed.cases().stream()
                        .map(DueCase::clocks)
                        .mapToInt(List<SlaClock>::size)
                        .sum()
                + claimed.unreadable().size();
        return new Done(clocks, clocks == LARGEST);
    }
}
