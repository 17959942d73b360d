package hotline.escalation;

import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeFollower;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.LogRequest;
import hotline.escalation.EscalationStore.Ended;
import hotline.failure.Expected;
import hotline.failure.Failure;
import hotline.identity.Staffing;
import hotline.sla.Deadlines;
import hotline.sla.SlaClock;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ladder's part in changes of complaints. First it does what the timer has not done by then. Then, in the
 * transaction that ends a clock, it sends the inquiry about a clock that ended too late (洽办单, P9), of any kind, and
 * lets reminders about ended clocks lapse.
 */
public final class LateEndings implements ChangeFollower {
    private final Deadlines deadlines;
    private final LadderStore ladder = new LadderStore();
    private final EscalationStore escalations = new EscalationStore();

    public LateEndings(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** A late timer loses nothing: a change of a complaint first does everything that was due on it before. */
    @Override
    public Future<Set<Long>> catchUp(SqlConnection transaction, List<Due> locked) {
        var times = new HashMap<Long, Instant>();
        for (Due one : locked) {
            if (isDue(one)) {
                times.put(one.complaint().id(), one.at());
            }
        }
        if (times.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        var cases = ladder.lock(transaction, times.keySet());
        var staffing = Staffing.read(transaction);
        return Future.all(cases, staffing)
                .compose(read -> escalations.write(
                        transaction, overdue(cases.result(), times, new Addressees(staffing.result()))))
                .map(written -> Set.copyOf(times.keySet()));
    }

    private boolean isDue(Due one) {
        var complaint = one.complaint();
        if (complaint.isFollowing() || complaint.clocks().all().stream().noneMatch(SlaClock::isOpen)) {
            return false;
        }
        try {
            var rungs = complaint.limits(deadlines).ladder();
            return complaint.clocks().all().stream().anyMatch(clock -> rungs.nextActionAt(clock, complaint.matter())
                    .filter(one.at()::isAfter)
                    .isPresent());
        } catch (Failure.Busy behind) {
            throw behind;
        } catch (Failure unknownRules) {
            // Its own change is refused for the same reason; the others of the batch are done.
            return false;
        }
    }

    private List<CaseEscalated> overdue(List<DueCase> cases, Map<Long, Instant> times, Addressees addressees) {
        return cases.stream()
                .map(one -> CaseEscalated.due(
                        one.only(SlaClock::isOpen),
                        deadlines.of(one.policyVersion()),
                        addressees,
                        Expected.in(times, one.id())))
                .toList();
    }

    @Override
    public Future<List<LogRequest>> follow(SqlConnection transaction, List<Changed> changes) {
        return lapse(transaction, changes)
                .compose(lapsed -> ask(transaction, changes))
                .map(List.of());
    }

    private Future<Void> lapse(SqlConnection transaction, List<Changed> moved) {
        var ended = new ArrayList<Ended>();
        for (Changed one : moved) {
            newlyEnded(one)
                    .filter(clock -> !clock.rungs().isEmpty())
                    .forEach(clock ->
                            ended.add(new Ended(one.after().id(), clock.kind().code(), clock.ordinal(), one.at())));
        }
        return ended.isEmpty() ? Future.succeededFuture() : escalations.lapse(transaction, ended);
    }

    private Future<Void> ask(SqlConnection transaction, List<Changed> moved) {
        var asked = new HashMap<Long, Asked>();
        for (Changed one : moved) {
            var clocks = endedLate(one);
            if (!clocks.isEmpty() && !one.after().isFollowing()) {
                asked.put(one.after().id(), new Asked(clocks, one.at()));
            }
        }
        if (asked.isEmpty()) {
            return Future.succeededFuture();
        }
        // Read again: the followers before may have written to the log.
        var cases = ladder.lock(transaction, asked.keySet());
        var staffing = Staffing.read(transaction);
        return Future.all(cases, staffing)
                .compose(read -> escalations.write(
                        transaction, escalated(cases.result(), asked, new Addressees(staffing.result()))));
    }

    /** The clocks of a complaint that need an inquiry about why they were late. */
    private record Asked(List<SlaClock> clocks, Instant at) {}

    private List<CaseEscalated> escalated(List<DueCase> cases, Map<Long, Asked> asked, Addressees addressees) {
        return cases.stream()
                .map(one -> {
                    var about = Expected.in(asked, one.id());
                    var only = one.only(clock -> about.clocks().stream().anyMatch(late -> isSame(late, clock)));
                    return CaseEscalated.endedLate(only, deadlines.of(one.policyVersion()), addressees, about.at());
                })
                .toList();
    }

    /** The changed clocks that the ladder inquires about. */
    private List<SlaClock> endedLate(Changed moved) {
        var after = moved.after();
        var rungs = after.limits(deadlines).ladder();
        return after.clocks().changedSince(moved.before().clocks()).stream()
                .filter(clock -> !rungs.endedLate(clock, after.matter()).isEmpty())
                .toList();
    }

    private static Stream<SlaClock> newlyEnded(Changed moved) {
        return moved.after().clocks().all().stream().filter(clock -> !clock.isOpen() && wasOpen(moved.before(), clock));
    }

    private static boolean wasOpen(ComplaintState before, SlaClock ended) {
        return before.clocks().all().stream().anyMatch(clock -> isSame(clock, ended) && clock.isOpen());
    }

    private static boolean isSame(SlaClock one, SlaClock other) {
        return one.kind() == other.kind() && one.ordinal() == other.ordinal();
    }
}
