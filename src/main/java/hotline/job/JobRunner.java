package hotline.job;

import hotline.database.Database;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Does jobs, one of each kind at a time. Any number of nodes run one each and share the jobs among them; the job of a
 * node that died continues elsewhere as soon as its lease is over.
 */
public final class JobRunner {
    private static final Pace LOOKS = Pace.ofMillis(1_000, 15_000);
    private static final Pace HEARTBEATS = new Pace(JobRun.LEASE.dividedBy(3), Duration.ofSeconds(5));

    private final Vertx vertx;
    private final Database database;
    private final InstantSource clock;
    private final List<JobWork> works;
    private final JobStore store = new JobStore();
    private final Map<JobKind, JobCourse> underWay = new ConcurrentHashMap<>();
    private final Loop looks;
    private final Loop heartbeats;
    private volatile boolean stopped = true;

    /** @param works one for each kind that this node does */
    public JobRunner(Loops loops, Database database, InstantSource clock, List<JobWork> works) {
        this.vertx = loops.vertx();
        this.database = database;
        this.clock = clock;
        this.works = List.copyOf(works);
        this.looks = loops.loop("jobs", LOOKS, this::look);
        this.heartbeats = loops.loop("job leases", HEARTBEATS, this::heartbeat);
    }

    /** Looks for jobs at once, if it has been started. */
    public void lookNow() {
        if (!stopped) {
            looks.now();
        }
    }

    public void start() {
        stopped = false;
        looks.start();
        heartbeats.startAfter(HEARTBEATS.pause());
    }

    /** Succeeds when the batches under way have ended; other nodes continue their jobs at once. */
    public Future<Void> stop() {
        stopped = true;
        return looks.stop().compose(looked -> each(JobCourse::over)).compose(over -> heartbeats.stop());
    }

    private Future<Next> look() {
        var idle = works.stream()
                .filter(work -> !underWay.containsKey(work.kind()))
                .toList();
        return Future.join(idle.stream().map(this::look).toList()).map(looked -> Next.usual());
    }

    private Future<Void> look(JobWork work) {
        return claim(work.kind()).map(claimed -> {
            claimed.ifPresent(job -> begin(work, job));
            return null;
        });
    }

    private Future<Optional<Job>> claim(JobKind kind) {
        var now = clock.instant();
        return database.pool().withConnection(connection -> store.claim(connection, kind, now, now.plus(JobRun.LEASE)));
    }

    private void begin(JobWork work, Job job) {
        var course = new JobCourse(vertx, work, new JobRun(database, clock, store, job), () -> stopped);
        // A look that answers after its limit may have claimed a second job, which continues after its lease.
        if (underWay.putIfAbsent(work.kind(), course) == null) {
            course.over().onComplete(over -> underWay.remove(work.kind()));
            course.begin();
        }
    }

    private Future<Next> heartbeat() {
        return each(JobCourse::heartbeat).map(Next.usual());
    }

    private Future<Void> each(Function<JobCourse, Future<Void>> what) {
        return Future.join(underWay.values().stream().map(what).toList()).mapEmpty();
    }
}
