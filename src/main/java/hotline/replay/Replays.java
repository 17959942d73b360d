package hotline.replay;

import hotline.failure.Failure;
import hotline.job.Job;
import hotline.job.JobKind;
import hotline.job.Jobs;
import hotline.measures.Period;
import hotline.once.Once;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.rules.InstalledRules;
import hotline.rules.PolicyUploads;
import hotline.rules.Rules;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Replays that people ask for; a node with time does them in the background. */
public final class Replays {
    private static final int MOST_UNDER_WAY = 3;
    private static final Duration SOME_TIME = Duration.ofSeconds(30);

    private final Jobs jobs;
    private final Rules rules;
    private final PolicyUploads uploads;
    private final InstalledRules installed;
    private final InstantSource clock;

    public Replays(Jobs jobs, Rules rules, PolicyUploads uploads, InstalledRules installed, InstantSource clock) {
        this.jobs = jobs;
        this.rules = rules;
        this.uploads = uploads;
        this.installed = installed;
        this.clock = clock;
    }

    /**
     * How far a replay is.
     *
     * @param figures once it is done
     */
    public record Asked(
            Job job, ReplayFigures.Tried policy, Period period, Instant asOf, Optional<JsonObject> figures) {}

    /** A policy that is installed nowhere. Fails with {@link Failure.Invalid} and all that is wrong with it. */
    public Future<Asked> tryOut(Once once, String yaml, Period period, long person) {
        return uploads.read(yaml).compose(written -> ask(once, written.text(), written.policy(), period, person));
    }

    /** A version that is installed, in force or not. */
    public Future<Asked> tryVersion(Once once, int version, Period period, long person) {
        return rules.learn()
                .compose(learnt -> installed.source(version))
                .compose(source ->
                        ask(once, source, rules.policies().version(version).policy(), period, person));
    }

    /** Fails with {@link Failure.NotFound}. */
    public Future<Asked> read(long id) {
        return jobs.read(id).map(Replays::asked);
    }

    /** Fails with {@link Failure.Conflict} where it is over. */
    public Future<Asked> cancel(long id) {
        return read(id).compose(found -> jobs.cancel(id)).map(Replays::asked);
    }

    private Future<Asked> ask(Once once, String source, Policy policy, Period period, long person) {
        var now = clock.instant();
        if (!period.from().atStartOfDay(policy.zone()).toInstant().isBefore(now)) {
            throw Failure.Invalid.field("/from", "must not lie in the future");
        }
        var ruling = rules.policies().all().stream()
                .filter(version -> version.policy().lineOfBusiness().equals(policy.lineOfBusiness()))
                .map(PolicyVersion::id)
                .sorted()
                .toList();
        if (ruling.isEmpty()) {
            throw Failure.Invalid.field(
                    "/line-of-business",
                    "no policy was ever installed for " + policy.lineOfBusiness() + ", so there is nothing to replay");
        }
        var request = new ReplayRequest(source, ReplayRequest.tried(policy), period, ruling, now);
        return jobs.ask(once, JobKind.REPLAY, request.json(), person, MOST_UNDER_WAY, Replays::tooMany)
                .map(Replays::asked);
    }

    private static Failure tooMany(long underWay) {
        return new Failure.TooMany(underWay + " replays are under way already", SOME_TIME);
    }

    private static Asked asked(Job job) {
        if (job.kind() != JobKind.REPLAY) {
            throw new Failure.NotFound("there is no replay " + job.id());
        }
        var request = ReplayRequest.of(job.request());
        return new Asked(job, request.policy(), request.period(), request.asOf(), ReplayWork.figures(job));
    }
}
