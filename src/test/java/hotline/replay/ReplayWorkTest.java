package hotline.replay;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.demo.DemoData.Scale;
import hotline.job.Job;
import hotline.job.JobKind;
import hotline.job.JobRun;
import hotline.job.JobRunner;
import hotline.job.JobState;
import hotline.job.JobWork;
import hotline.job.Jobs;
import hotline.loop.TestLoops;
import hotline.measures.Period;
import hotline.sla.Deadlines;
import hotline.support.FreightNetwork;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A replay as a job that one node begins and another ends. */
@ExtendWith(VertxExtension.class)
class ReplayWorkTest {
    private static final Instant WEDNESDAY_AFTERNOON = Instant.parse("2026-09-16T07:20:00Z");
    private static final Period SUMMER = new Period(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 8, 31));
    private static final int FEW = 7;
    private static final String TRIED = """
            extends: freight-network
            id: freight-network
            version: tried
            limits: [{working-days: 1}]
            """;

    private static final Replay.Progress UNHEARD = new Replay.Progress() {
        @Override
        public void begun(long complaints) {}

        @Override
        public void done(long more) {}
    };

    private final Deadlines deadlines = FreightNetwork.deadlines();

    private static TestServer server;
    private static Vertx vertx;
    private static Database database;

    @BeforeAll
    static void start(@Running Servers servers, Vertx injected) {
        server = servers.start(ServerSetup.usual().at(WEDNESDAY_AFTERNOON).withDemo(new Scale(200, 5)));
        // Its own jobs would do the work.
        server.stop();
        vertx = injected;
        database = Database.open(vertx, server.database().settings());
    }

    @AfterAll
    static void stop() {
        await(database.close());
    }

    @Test
    void a_complaint_with_an_unreadable_history_is_left_out_and_named() {
        var jobs = new Jobs(database.pool(), server.clock());
        var tried = PolicyTrials.source(TRIED);
        var trial = new PolicyTrial(
                deadlines.of(PolicyTrials.read(tried)), Map.of(1, deadlines.of(1)), SUMMER, WEDNESDAY_AFTERNOON);
        var ids = await(new Replay(vertx, database.pool(), trial).complaints(Long.MIN_VALUE));
        long bad = ids[ids.length / 2];
        var number = server.database().value("SELECT number FROM complaint WHERE id = " + bad);
        var severity = server.database().value("SELECT severity FROM complaint WHERE id = " + bad);
        server.database().execute("UPDATE complaint SET severity = 'dreadful' WHERE id = " + bad);
        var request = new ReplayRequest(
                tried.text(), ReplayRequest.tried(PolicyTrials.read(tried)), SUMMER, List.of(1), WEDNESDAY_AFTERNOON);
        long id = await(jobs.ask(JobKind.REPLAY, request.json(), Optional.empty()))
                .id();
        var node = new JobRunner(
                TestLoops.on(vertx),
                database,
                server.clock(),
                List.of(new ReplayWork(vertx, database.pool(), deadlines, FEW)));
        node.start();
        await("the replay has ended", () -> read(jobs, id).state().isFinal());
        await(node.stop());
        var all = await(new Replay(vertx, database.pool(), trial).all(1, UNHEARD));
        server.database().execute("UPDATE complaint SET severity = '" + severity + "' WHERE id = " + bad);

        assertThat(read(jobs, id).state()).isEqualTo(JobState.DONE);
        var figures = ReplayWork.figures(read(jobs, id)).orElseThrow();
        assertThat(figures.getJsonObject("unreadable"))
                .isEqualTo(new JsonObject().put("complaints", 1).put("examples", new JsonArray().add(number)));
        assertThat(figures.getLong("complaints")).isBetween(1L, ids.length - 1L);
        assertThat(TextReport.of(all)).contains("left out: 1 whose history can't be read, such as " + number);
    }

    @Test
    void another_node_finishes_an_interrupted_replay_with_the_same_figures() {
        var jobs = new Jobs(database.pool(), server.clock());
        var tried = PolicyTrials.source(TRIED);
        var request = new ReplayRequest(
                tried.text(), ReplayRequest.tried(PolicyTrials.read(tried)), SUMMER, List.of(1), WEDNESDAY_AFTERNOON);
        long id = await(jobs.ask(JobKind.REPLAY, request.json(), Optional.empty()))
                .id();

        var first = new AtomicReference<JobRunner>();
        var work = new StoppedAfterThree(new ReplayWork(vertx, database.pool(), deadlines, FEW), first);
        first.set(new JobRunner(TestLoops.on(vertx), database, server.clock(), List.of(work)));
        first.get().start();
        await("the first node has let go", () -> read(jobs, id).done() > 0 && isWaiting(jobs, id));
        var left = read(jobs, id);
        assertThat(left.done()).isLessThan(left.total().orElseThrow());

        var second = new JobRunner(
                TestLoops.on(vertx),
                database,
                server.clock(),
                List.of(new ReplayWork(vertx, database.pool(), deadlines)));
        second.start();
        await("the second node is done", () -> read(jobs, id).state() == JobState.DONE);
        await(second.stop());

        var done = read(jobs, id);
        assertThat(done.run()).isEqualTo(2);
        assertThat(done.done()).isEqualTo(done.total().orElseThrow());
        var trial = new PolicyTrial(
                deadlines.of(PolicyTrials.read(tried)), Map.of(1, deadlines.of(1)), SUMMER, WEDNESDAY_AFTERNOON);
        var atOnce = await(new Replay(vertx, database.pool(), trial)
                .complaints(Long.MIN_VALUE)
                .compose(ids -> new Replay(vertx, database.pool(), trial).count(ids))
                .compose(counted -> new Replay(vertx, database.pool(), trial).figures(counted)));
        assertThat(ReplayWork.figures(done)).contains(FiguresJson.of(atOnce, trial.zone()));
        assertThat(atOnce.newlyBreached().complaints()).isPositive();
    }

    @Test
    @Tag("F16")
    void an_emergency_in_the_log_counts_on_the_day_on_which_it_was_said() {
        var found = server.database().value("""
                SELECT id || ' ' || (received_at AT TIME ZONE 'Asia/Shanghai')::date || ' ' || (ended_at AT TIME ZONE 'Asia/Shanghai')::date
                FROM complaint
                WHERE severity = 'minor' AND judged_by <> 'person' AND reopened = 0 AND NOT emergency
                  AND (received_at AT TIME ZONE 'Asia/Shanghai')::date < (ended_at AT TIME ZONE 'Asia/Shanghai')::date
                ORDER BY id LIMIT 1""").split(" ", -1);
        var received = LocalDate.parse(found[1]);
        var ended = LocalDate.parse(found[2]);
        var atReceipt = new Period(received, ended.minusDays(1));
        var atEnd = new Period(ended, ended);
        long before = reports(atReceipt);
        long then = reports(atEnd);
        server.database().execute("""
                UPDATE complaint SET emergency = true WHERE id = %1$s;
                INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data)
                SELECT id, 9999, 'coded', ended_at - interval '1 second', 'person', true,
                       '{"from": {}, "to": {"emergency": true}}'
                FROM complaint WHERE id = %1$s""".formatted(found[0]));
        assertThat(reports(atReceipt)).isEqualTo(before);
        assertThat(reports(atEnd)).isEqualTo(then + 1);
    }

    private long reports(Period period) {
        var trial = new PolicyTrial(deadlines.of(1), Map.of(1, deadlines.of(1)), period, WEDNESDAY_AFTERNOON);
        return await(new Replay(vertx, database.pool(), trial).all(1, UNHEARD)).rungs().stream()
                .filter(rung -> rung.code().equals("major-complaint"))
                .mapToLong(ReplayFigures.RungCount::before)
                .sum();
    }

    private static boolean isWaiting(Jobs jobs, long id) {
        return read(jobs, id).state() == JobState.WAITING;
    }

    private static Job read(Jobs jobs, long id) {
        return await(jobs.read(id));
    }

    /** A node that is stopped during its third batch. */
    private record StoppedAfterThree(JobWork work, AtomicReference<JobRunner> node, AtomicInteger batches)
            implements JobWork {
        StoppedAfterThree(JobWork work, AtomicReference<JobRunner> node) {
            this(work, node, new AtomicInteger());
        }

        @Override
        public JobKind kind() {
            return work.kind();
        }

        @Override
        public Future<Optional<Long>> total(Job job) {
            return work.total(job);
        }

        @Override
        public Future<Void> batch(JobRun run) {
            if (batches.incrementAndGet() == 3) {
                node.get().stop();
            }
            return work.batch(run);
        }
    }
}
