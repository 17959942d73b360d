package hotline.escalation;

import hotline.database.SqlState;
import hotline.identity.Staffing;
import hotline.policy.Policies;
import hotline.sla.Deadlines;
import hotline.sla.SlaClock;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due in batches, each in one transaction: claims clocks, works out what happens, writes it. Where a batch
 * fails, smaller ones find the complaint that it fails for, which is put off so that the others have their turn.
 */
final class LadderBatch {
    private static final Logger LOG = LoggerFactory.getLogger(LadderBatch.class);
    private static final int LARGEST = 512;
    private static final Duration PUT_OFF = Duration.ofMinutes(1);

    private final Pool pool;
    private final Policies policies;
    private final Deadlines deadlines;
    private final LadderStore ladder = new LadderStore();
    private final EscalationStore escalations = new EscalationStore();
    private volatile int size = LARGEST;

    LadderBatch(Pool pool, Policies policies, Deadlines deadlines) {
        this.pool = pool;
        this.policies = policies;
        this.deadlines = deadlines;
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

        /** Nothing failed, and as much was done as may be done at once, or more. */
        boolean isLargest() {
            return clocks >= LARGEST;
        }
    }

    /** @param clock asked again once clocks are locked, so that what happens bears the time at which it does */
    Future<Done> run(InstantSource clock) {
        int most = size;
        var claimed = new AtomicReference<List<CaseAtHand>>(List.of());
        return pool.withTransaction(transaction -> {
                    // Sent together: reading who is there costs no round trip of its own.
                    var due = ladder.claim(
                                    transaction,
                                    clock.instant(),
                                    new LadderStore.Known(policies.known(), deadlines.newestCalendar()),
                                    most)
                            .onSuccess(claimed::set);
                    var staffing = Staffing.read(transaction);
                    return Future.all(due, staffing)
                            .compose(read -> escalate(transaction, due.result(), staffing.result(), clock.instant()))
                            .map(written -> done(due.result(), most));
                })
                .onSuccess(done -> size = Math.min(LARGEST, most * 2))
                .recover(failure -> SqlState.isUnavailability(failure)
                        ? Future.failedFuture(failure)
                        : narrow(claimed.get(), most, clock.instant(), failure));
    }

    private Future<Void> escalate(SqlConnection transaction, List<CaseAtHand> cases, Staffing staffing, Instant at) {
        var addressees = new Addressees(staffing);
        return escalations.write(
                transaction,
                cases.stream()
                        .map(one -> CaseEscalated.due(one, deadlines.of(one.policyVersion()), addressees, at))
                        .toList());
    }

    /** A defect of one complaint must not stop the ladder for all. */
    private Future<Done> narrow(List<CaseAtHand> claimed, int most, Instant now, Throwable failure) {
        if (most > 1) {
            size = most / 2;
            return Future.succeededFuture(new Done(0, true));
        }
        if (claimed.isEmpty()) {
            return Future.failedFuture(failure);
        }
        size = LARGEST;
        var complaint = claimed.get(0);
        LOG.error("The ladder fails for {}; tried again in {}", complaint.number(), PUT_OFF, failure);
        return pool.withConnection(connection -> ladder.postpone(
                        connection, complaint.id(), complaint.clocks().get(0), now.plus(PUT_OFF)))
                .map(new Done(0, true));
    }

    private static Done done(List<CaseAtHand> claimed, int most) {
        int clocks = claimed.stream()
                .map(CaseAtHand::clocks)
                .mapToInt(List<SlaClock>::size)
                .sum();
        return new Done(clocks, clocks == most);
    }
}
