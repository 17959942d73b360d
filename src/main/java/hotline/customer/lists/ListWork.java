package hotline.customer.lists;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.job.Job;
import hotline.job.JobKind;
import hotline.job.JobRun;
import hotline.job.JobWork;
import hotline.job.Progress;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Goes through lists row by row, to try them or to take them. Each batch and the place that it has come to are one transaction: a node that
 * takes a list over continues behind the last row that was written, and no row is taken twice.
 */
public final class ListWork implements JobWork {
    private static final int BATCH = 500;

    private final Vertx vertx;
    private final Database database;
    private final Policies policies;
    private final InstantSource clock;
    private final ListFile file;
    private final ListWriting writing;
    /** Of the one job that this node does. */
    private volatile Optional<Begun> begun = Optional.empty();

    public ListWork(Vertx vertx, Database database, Policies policies, InstantSource clock) {
        this.vertx = vertx;
        this.database = database;
        this.policies = policies;
        this.clock = clock;
        this.file = new ListFile(vertx, database.pool());
        this.writing = new ListWriting(vertx);
    }

    private record Begun(Job job, ListRequest request, ListReading reading, ListRules rules) {
        boolean isOf(Job other) {
            return job.id() == other.id() && job.run() == other.run();
        }
    }

    @Override
    public JobKind kind() {
        return JobKind.CUSTOMER_LIST;
    }

    /** Known after the trial. */
    @Override
    public Future<Optional<Long>> total(Job job) {
        return Future.succeededFuture(ListRequest.of(job.request()).rows());
    }

    @Override
    public Future<Void> batch(JobRun run) {
        return begun(run.job())
                .compose(one -> vertx.executeBlocking(() -> one.reading().next(BATCH), false)
                        .compose(rows -> write(run, one, rows)))
                .recover(failure -> {
                    over(run.job());
                    return failure instanceof Failure.Invalid unreadable
                            ? unreadable(run, unreadable)
                            : Future.failedFuture(failure);
                });
    }

    @Override
    public void over(Job job) {
        var ended = begun.filter(one -> one.isOf(job));
        ended.ifPresent(one -> {
            begun = Optional.empty();
            // Deletes a file of this node.
            vertx.executeBlocking(
                    () -> {
                        one.reading().close();
                        return null;
                    },
                    false);
        });
    }

    private Future<Begun> begun(Job job) {
        var ready = begun.filter(one -> one.isOf(job));
        if (ready.isPresent()) {
            return Future.succeededFuture(ready.get());
        }
        var request = ListRequest.of(job.request());
        var words = new ListWords(policies.inForce().policy());
        return database.pool()
                .withConnection(ListFileStore::people)
                .compose(people -> file.received(request.list())
                        .compose(received ->
                                vertx.executeBlocking(() -> ListReading.open(received, words, job.position()), false))
                        .map(reading -> new Begun(job, request, reading, new ListRules(words, people))))
                .onSuccess(one -> begun = Optional.of(one));
    }

    private Future<Void> write(JobRun run, Begun one, List<ListRow> rows) {
        long list = one.request().list();
        var before = run.job().result().flatMap(ListCounts::of).orElse(ListCounts.NOTHING);
        if (rows.isEmpty()) {
            var last =
                    Progress.upTo(run.job().position(), 0).with(before.json()).andLast();
            return run.advance(
                            transaction -> NamedStore.whole(transaction, list).map(last))
                    .onSuccess(done -> over(run.job()));
        }
        var how = new ListWriting.Run(
                one.rules(),
                policies.inForce().policy().zone(),
                one.request().by(),
                clock.instant(),
                one.request().isTrial());
        boolean isFirst = run.job().position() == 0;
        return run.advance(transaction -> begin(transaction, one, isFirst)
                .compose(ready -> writing.bring(transaction, rows, how))
                .compose(batch -> ListStore.refuse(transaction, list, batch.refusals())
                        .compose(refused -> one.request().isTrial()
                                ? NamedStore.note(transaction, list, rows, batch.refusals())
                                : Future.succeededFuture())
                        .map(Progress.upTo(rows.get(rows.size() - 1).ordinal(), rows.size())
                                .with(before.and(batch.counts()).json()))));
    }

    /** Refused rows of the trial give way to those of the taking. */
    private static Future<Void> begin(SqlConnection transaction, Begun one, boolean isFirst) {
        long list = one.request().list();
        return isFirst
                ? ListStore.forgetRefusals(transaction, list)
                        .compose(forgotten -> ListStore.titles(
                                transaction, list, one.reading().titles()))
                : Future.succeededFuture();
    }

    /** That a file can't be read is what its trial finds out, and no failure of the job. */
    private static Future<Void> unreadable(JobRun run, Failure.Invalid why) {
        var fault =
                why.fields().isEmpty() ? new WrongField("", "") : why.fields().get(0);
        var said = new JsonObject()
                .put("line", fault.line())
                .put("code", fault.code())
                .put("values", new JsonArray(fault.values()))
                .put("detail", fault.detail());
        var before = run.job().result().flatMap(ListCounts::of).orElse(ListCounts.NOTHING);
        return run.advance(Progress.upTo(run.job().position(), 0)
                .with(before.json().put("unreadable", said))
                .andLast());
    }
}
