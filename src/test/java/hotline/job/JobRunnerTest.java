package hotline.job;

import static hotline.support.Await.await;
import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.loop.TestLoops;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs that write down the numbers from 1 to 100, ten in a batch, so that repeated and missing batches show. */
@ExtendWith(VertxExtension.class)
class JobRunnerTest {
    private static final long LAST = 100;

    private Vertx vertx;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-09-25T08:00:00Z"));
    private final TestDatabase stored = TestDatabase.fresh();
    private Database database;
    private Jobs jobs;
    private final List<JobRunner> nodes = new ArrayList<>();

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        database = Database.open(vertx, stored.settings());
        jobs = new Jobs(database.pool(), clock);
        stored.execute("CREATE TABLE written (number bigint, run int)");
    }

    @AfterEach
    void close() {
        nodes.forEach(node -> await(node.stop()));
        await(database.close());
        stored.close();
    }

    @Test
    void a_job_is_done_batch_by_batch_and_its_result_kept() {
        var job = ask();
        node(Counting.all());

        awaitState(job, JobState.DONE);

        var done = await(jobs.read(job.id()));
        assertThat(done.total()).contains(LAST);
        assertThat(done.done()).isEqualTo(LAST);
        assertThat(done.position()).isEqualTo(LAST);
        assertThat(done.result()).contains(new JsonObject().put("sum", 5050));
        assertThat(done.finishedAt()).contains(clock.instant());
        assertThat(written()).isEqualTo("100 100");
    }

    @Test
    void a_job_begins_when_its_transaction_is_committed_and_not_when_it_is_rolled_back() {
        var begun = new AtomicInteger();
        jobs.onCommitted(begun::incrementAndGet);

        await(database.pool().withTransaction(transaction -> ask(transaction)
                .map(asked -> assertThat(begun).hasValue(0))));
        assertThat(begun).hasValue(1);

        settled(database.pool()
                .withTransaction(transaction -> ask(transaction).compose(asked -> Future.failedFuture("not wanted"))));
        assertThat(begun).hasValue(1);
        assertThat(stored.value("SELECT count(*) FROM background_job")).isEqualTo("1");
    }

    private Future<Job> ask(SqlConnection transaction) {
        return jobs.ask(transaction, JobKind.REPLAY, new JsonObject(), Optional.empty());
    }

    @Test
    void a_node_that_was_frozen_for_longer_than_its_lease_writes_nothing_more() {
        var frozen = Promise.<Void>promise();
        var isFrozen = Promise.<Void>promise();
        var job = ask();
        node(new Counting(run -> {
            if (run.job().position() < 30) {
                return Future.succeededFuture();
            }
            isFrozen.tryComplete();
            return frozen.future();
        }));
        await(isFrozen.future());

        clock.advance(JobRun.LEASE.plusSeconds(1));
        node(Counting.all());
        awaitState(job, JobState.DONE);
        frozen.complete();
        await(nodes.get(0).stop());

        assertThat(written()).isEqualTo("100 100");
        assertThat(stored.value("SELECT string_agg(DISTINCT run::text, ' ' ORDER BY run::text) FROM written"
                        + " WHERE number > 30"))
                .isEqualTo("2");
        assertThat(await(jobs.read(job.id())).done()).isEqualTo(LAST);
    }

    @Test
    void within_its_lease_a_job_belongs_to_no_other_node() {
        var goOn = Promise.<Void>promise();
        var inHand = Promise.<Void>promise();
        var job = ask();
        node(new Counting(run -> {
            inHand.tryComplete();
            return goOn.future();
        }));
        await(inHand.future());
        var looked = new ConcurrentLinkedQueue<Long>();
        clock.advance(JobRun.LEASE.minusSeconds(1));
        var next = ask();
        node(new Counting(run -> {
            looked.add(run.job().id());
            return Future.succeededFuture();
        }));
        awaitState(next, JobState.DONE);
        goOn.complete();
        awaitState(job, JobState.DONE);

        assertThat(looked).containsOnly(next.id());
        assertThat(await(jobs.read(job.id())).run()).isEqualTo(1);
    }

    @Test
    void a_node_that_stops_hands_its_job_over_at_once() {
        var goOn = Promise.<Void>promise();
        var inHand = Promise.<Void>promise();
        var job = ask();
        var first = node(new Counting(run -> {
            inHand.tryComplete();
            return goOn.future();
        }));
        await(inHand.future());
        var stopping = first.stop();
        goOn.complete();
        await(stopping);
        assertThat(await(jobs.read(job.id())).done()).isEqualTo(10);

        node(Counting.all());

        awaitState(job, JobState.DONE);
        assertThat(written()).isEqualTo("100 100");
    }

    @Test
    void a_batch_cut_off_by_the_database_is_done_again() {
        var cutOff = new ConcurrentLinkedQueue<Long>();
        var job = ask();
        node(new Counting(run -> Future.succeededFuture()) {
            @Override
            Future<Void> write(SqlConnection transaction, JobRun run) {
                var written = super.write(transaction, run);
                if (run.job().position() == 50 && cutOff.isEmpty()) {
                    cutOff.add(run.job().position());
                    return written.compose(done -> transaction
                            .query("SELECT pg_terminate_backend(pg_backend_pid())")
                            .execute()
                            .mapEmpty());
                }
                return written;
            }
        });

        awaitState(job, JobState.DONE);

        assertThat(cutOff).hasSize(1);
        assertThat(written()).isEqualTo("100 100");
    }

    @Test
    void a_failure_ends_the_job_with_its_message() {
        var refused = ask();
        var first = node(new Counting(run -> Future.failedFuture(new Failure.Conflict("that policy is gone"))));
        awaitState(refused, JobState.FAILED);
        await(first.stop());
        var broken = ask();
        node(new Counting(run -> {
            throw new IllegalStateException("secret detail");
        }));
        awaitState(broken, JobState.FAILED);

        assertThat(await(jobs.read(refused.id())).problem()).contains("that policy is gone");
        assertThat(await(jobs.read(broken.id())).problem().orElseThrow()).doesNotContain("secret");
    }

    @Test
    void a_cancelled_job_ends_with_its_batch_and_writes_nothing_more() {
        var goOn = Promise.<Void>promise();
        var inHand = Promise.<Void>promise();
        var job = ask();
        node(new Counting(run -> {
            if (run.job().position() < 20) {
                return Future.succeededFuture();
            }
            inHand.tryComplete();
            return goOn.future();
        }));
        await(inHand.future());

        assertThat(await(jobs.cancel(job.id())).state()).isEqualTo(JobState.CANCELLED);
        goOn.complete();
        await(nodes.get(0).stop());

        assertThat(written()).isEqualTo("20 20");
        assertThat(await(jobs.read(job.id())).done()).isEqualTo(20);
        assertThatThrownBy(() -> await(jobs.cancel(job.id() + 1))).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void limits_are_recounted_to_the_end() {
        var recount = await(jobs.ask(JobKind.RECOUNT, new JsonObject(), Optional.empty()));

        assertThatThrownBy(() -> await(jobs.cancel(recount.id()))).isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void a_job_that_crashes_every_node_is_given_up() {
        var job = ask();
        stored.execute("UPDATE background_job SET state = 'running', run = 20, lease_until = '2026-01-01'");
        node(Counting.all());

        awaitState(job, JobState.FAILED);

        assertThat(written()).isEqualTo("0 0");
    }

    /** Writes the next ten numbers, after a given action. */
    private static class Counting implements JobWork {
        private final Function<JobRun, Future<Void>> before;

        Counting(Function<JobRun, Future<Void>> before) {
            this.before = before;
        }

        static Counting all() {
            return new Counting(run -> Future.succeededFuture());
        }

        @Override
        public JobKind kind() {
            return JobKind.REPLAY;
        }

        @Override
        public Future<Optional<Long>> total(Job job) {
            return Future.succeededFuture(Optional.of(LAST));
        }

        @Override
        public Future<Void> batch(JobRun run) {
            return before.apply(run)
                    .compose(ready ->
                            run.advance(transaction -> write(transaction, run).map(written -> progress(run.job()))));
        }

        Future<Void> write(SqlConnection transaction, JobRun run) {
            return transaction
                    .preparedQuery("INSERT INTO written SELECT n, $2 FROM generate_series($1::bigint + 1, $1 + 10) n")
                    .execute(Tuple.of(run.job().position(), run.job().run()))
                    .mapEmpty();
        }

        private static Progress progress(Job job) {
            int sum = job.result().map(result -> result.getInteger("sum")).orElse(0);
            for (long number = job.position() + 1; number <= job.position() + 10; number++) {
                sum += (int) number;
            }
            var progress = Progress.upTo(job.position() + 10, 10).with(new JsonObject().put("sum", sum));
            return progress.position() == LAST ? progress.andLast() : progress;
        }
    }

    private Job ask() {
        return await(jobs.ask(JobKind.REPLAY, new JsonObject(), Optional.empty()));
    }

    private JobRunner node(JobWork work) {
        var node = new JobRunner(TestLoops.on(vertx), database, clock, List.of(work));
        nodes.add(node);
        node.start();
        return node;
    }

    private String written() {
        return stored.value("SELECT count(*) || ' ' || count(DISTINCT number) FROM written");
    }

    private void awaitState(Job job, JobState state) {
        await("the job is " + state, () -> await(jobs.read(job.id())).state() == state);
    }
}
