package hotline.rules;

import hotline.complaint.change.OpenLimits;
import hotline.complaint.change.OpenLimits.Recounted;
import hotline.complaint.change.OpenLimits.Span;
import hotline.failure.Failure;
import hotline.job.Job;
import hotline.job.JobKind;
import hotline.job.JobRun;
import hotline.job.JobWork;
import hotline.job.Progress;
import hotline.parking.FailedRow;
import hotline.parking.Parking;
import hotline.parking.RowFault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Recounts all open limits after a calendar has changed. The first passes leave out complaints that are just being
 * changed, a third would wait for them. The last pass begins only when all transactions have ended that were under
 * way when the calendar changed: it finds the limits that they still counted by the older one. A node that does not
 * know of the change yet can't undo it later: see {@link hotline.sla.Deadlines#of(int, Optional)}.
 */
public final class CalendarRecount implements JobWork {
    /** Locked together, for some tens of milliseconds. */
    private static final int BATCH = 250;

    private static final String PLACE = "recount";

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    /**
     * Time in which all living nodes learn of the calendar, so that none has to turn agents away from recounted
     * complaints.
     */
    private static final Duration LEARNING = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Pool pool;
    private final Rules rules;
    private final OpenLimits limits;
    private final Parking parking;
    private final InstantSource clock;
    private final RulesStore store = new RulesStore();

    public CalendarRecount(
            Vertx vertx, Pool pool, Rules rules, OpenLimits limits, Parking parking, InstantSource clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.rules = rules;
        this.limits = limits;
        this.parking = parking;
        parking.retry(PLACE, this::again);
        this.clock = clock;
    }

    /**
     * The state of a job between batches.
     *
     * @param pass from 1
     * @param left how many complaints this pass has left out so far
     * @param moved the number of complaints with a changed limit, in all passes
     */
    private record Pass(int pass, int left, long moved) {
        static Pass of(Job job) {
            return job.result()
                    .map(kept -> new Pass(kept.getInteger("pass"), kept.getInteger("left"), kept.getLong("moved")))
                    .orElse(new Pass(1, 0, 0));
        }

        Pass after(Recounted batch) {
            return new Pass(pass, left + batch.left(), moved + batch.moved());
        }

        boolean isLast() {
            return pass > 1 && left == 0;
        }

        JsonObject json() {
            return new JsonObject().put("pass", pass).put("left", left).put("moved", moved);
        }
    }

    @Override
    public JobKind kind() {
        return JobKind.RECOUNT;
    }

    @Override
    public Future<Optional<Long>> total(Job job) {
        return limits.open().map(Optional::of);
    }

    @Override
    public Future<Void> batch(JobRun run) {
        var request = run.job().request();
        if (!knows(request)) {
            return rules.learn()
                    .compose(learnt -> knows(request)
                            ? batch(run)
                            : Future.failedFuture(
                                    new Failure.Busy("the calendar has not been learnt yet", LOOK_AGAIN)));
        }
        if (run.job().position() > 0) {
            return recount(run);
        }
        return Pass.of(run.job()).pass() == 1
                ? vertx.timer(LEARNING.toMillis()).compose(learnt -> recount(run))
                : settled(request).compose(settled -> settled ? recount(run) : waitAWhile(run));
    }

    private Future<Void> recount(JobRun run) {
        return recount(run, BATCH);
    }

    private Future<Void> recount(JobRun run, int most) {
        var job = run.job();
        var pass = Pass.of(job);
        int version = job.request().getInteger("version");
        var span = new Span(job.position(), most, countingBy(job), version, pass.pass() > 2);
        return run.advance(transaction -> limits.recount(transaction, span, clock.instant())
                        .map(batch -> progress(pass.after(batch), batch)))
                .recover(failure ->
                        RowFault.isOfRow(failure) ? apart(run, most, failure) : Future.failedFuture(failure));
    }

    /** Halves the batch until it finds the failing complaint; the job continues without it. */
    private Future<Void> apart(JobRun run, int most, Throwable failure) {
        if (most == 1) {
            return leaveOut(run, failure);
        }
        var pass = Pass.of(run.job()).pass();
        return recount(run, most / 2)
                .compose(first ->
                        Pass.of(run.job()).pass() == pass && !run.job().state().isFinal()
                                ? recount(run, most - most / 2)
                                : Future.succeededFuture());
    }

    private Future<Void> leaveOut(JobRun run, Throwable failure) {
        var job = run.job();
        return run.advance(transaction -> limits.next(transaction, job.position())
                .compose(next -> next.isEmpty()
                        ? Future.failedFuture(failure)
                        : parking.park(
                                        transaction,
                                        PLACE,
                                        List.of(new Parking.Failing(FailedRow.complaint(next.get()), failure)))
                                .map(parked -> Progress.upTo(next.get(), 1)
                                        .with(Pass.of(job).json()))));
    }

    private Future<Void> again(SqlConnection transaction, FailedRow row, Instant now) {
        long complaint = row.complaint().orElseThrow();
        var policies = List.copyOf(rules.policies().known());
        int newest = rules.deadlines().newestCalendar();
        return limits.recount(transaction, new Span(complaint - 1, 1, policies, newest, true), now)
                .mapEmpty();
    }

    private static Progress progress(Pass pass, Recounted batch) {
        if (!batch.isEnd()) {
            return Progress.upTo(batch.last(), batch.recounted()).with(pass.json());
        }
        return pass.isLast()
                ? Progress.upTo(batch.last(), batch.recounted())
                        .with(pass.json())
                        .andLast()
                : Progress.upTo(0, batch.recounted()).with(new Pass(pass.pass() + 1, 0, pass.moved()).json());
    }

    private Future<Void> waitAWhile(JobRun run) {
        var asItIs = Progress.upTo(0, 0).with(Pass.of(run.job()).json());
        return vertx.timer(LOOK_AGAIN.toMillis()).compose(later -> run.advance(asItIs));
    }

    private boolean knows(JsonObject request) {
        return rules.deadlines()
                .latest(request.getString("calendar"))
                .flatMap(calendar -> calendar.id())
                .filter(id -> id >= request.getInteger("version"))
                .isPresent();
    }

    private Future<Boolean> settled(JsonObject request) {
        return pool.withConnection(connection -> store.haveEndedBefore(connection, request.getString("tx")));
    }

    private List<Integer> countingBy(Job job) {
        var calendar = job.request().getString("calendar");
        return rules.policies().all().stream()
                .filter(version -> version.policy().calendar().equals(calendar))
                .map(version -> version.id())
                .toList();
    }
}
