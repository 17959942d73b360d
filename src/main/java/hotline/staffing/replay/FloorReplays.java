package hotline.staffing.replay;

import hotline.failure.Failure;
import hotline.job.Job;
import hotline.job.JobKind;
import hotline.job.Jobs;
import hotline.measures.Period;
import hotline.once.Once;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Replays of a floor that people ask for; a node with time does them in the background. */
public final class FloorReplays {
    private static final int MOST_UNDER_WAY = 2;
    private static final Duration SOME_TIME = Duration.ofSeconds(30);

    private final Jobs jobs;
    private final Policies policies;
    private final InstantSource clock;

    public FloorReplays(Jobs jobs, Policies policies, InstantSource clock) {
        this.jobs = jobs;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param figures once it is done */
    public record Asked(Job job, FloorReplayRequest request, Optional<JsonObject> figures) {}

    /** Fails with {@link Failure.Invalid}, and with {@link Failure.Conflict} where the policy offers no work. */
    public Future<Asked> ask(Once once, String line, Period period, int agents, long person) {
        var inForce = policies.inForce();
        var now = clock.instant();
        if (!period.from().atStartOfDay(inForce.policy().zone()).toInstant().isBefore(now)) {
            throw Failure.Invalid.field("/from", "must not lie in the future");
        }
        if (inForce.policy().departments().stream().noneMatch(one -> one.code().equals(line))) {
            throw Failure.Invalid.field("/line", "must be the code of a department of the policy");
        }
        if (!inForce.policy().dispatch().offersWork()) {
            throw new Failure.Conflict("the policy in force offers no work to agents, so there are no rules to replay");
        }
        var request = new FloorReplayRequest(line, period, agents, inForce.id(), now);
        return jobs.ask(once, JobKind.FLOOR_REPLAY, request.json(), person, MOST_UNDER_WAY, FloorReplays::tooMany)
                .map(FloorReplays::asked);
    }

    private static Failure tooMany(long underWay) {
        return new Failure.TooMany(underWay + " replays of floors are under way already", SOME_TIME);
    }

    /** Fails with {@link Failure.NotFound}. */
    public Future<Asked> read(long id) {
        return jobs.read(id).map(FloorReplays::asked);
    }

    /** Fails with {@link Failure.Conflict} where it is over. */
    public Future<Asked> cancel(long id) {
        return read(id).compose(found -> jobs.cancel(id)).map(FloorReplays::asked);
    }

    private static Asked asked(Job job) {
        if (job.kind() != JobKind.FLOOR_REPLAY) {
            throw new Failure.NotFound("there is no replay of a floor " + job.id());
        }
        return new Asked(job, FloorReplayRequest.of(job.request()), FloorReplayWork.figures(job));
    }
}
