package hotline.tier;

import hotline.failure.Failure;
import hotline.job.JobKind;
import hotline.job.Jobs;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reviews of customers' tiers: asked for by a person, done as a job, kept with what they found. */
public final class TierReviews {
    private final Pool pool;
    private final Jobs jobs;
    private final TierPolicies policies;

    public TierReviews(Pool pool, Jobs jobs, TierPolicies policies) {
        this.pool = pool;
        this.jobs = jobs;
        this.policies = policies;
    }

    /** Fails with {@link Failure.Conflict} where no policy has that way, or the same review is under way. */
    public Future<TierReview> ask(Once once, TierReview.Asked asked, long by, Instant at) {
        var version = policies.with(asked.scheme());
        checkPeriod(asked);
        if (asked.scheme() == Scheme.SCORE) {
            var department = asked.department()
                    .orElseThrow(() -> Failure.Invalid.field("/department", "must not be empty", "missing"));
            if (version.policy().department(department).isEmpty()) {
                throw Failure.Invalid.field("/department", "must be a department of the policy", "no-department");
            }
        }
        return once.inTransaction(pool, transaction -> ReviewStore.begin(transaction, asked, version.id(), by, at)
                .map(begun -> begun.orElseThrow(() -> new Failure.Conflict("the same review is under way already")))
                .compose(id -> jobs.ask(
                                transaction, JobKind.TIER_REVIEW, new JsonObject().put("review", id), Optional.of(by))
                        .compose(job -> ReviewStore.byId(transaction, id))));
    }

    private static void checkPeriod(TierReview.Asked asked) {
        if (ReviewPeriod.of(asked.scheme(), asked.period()).isEmpty()) {
            throw Failure.Invalid.field(
                    "/period",
                    asked.scheme() == Scheme.TRADE
                            ? "must be a year such as 2026"
                            : "must be a half-year such as 2026-H1",
                    "no-period");
        }
    }

    /** The newest first, with the number of demotions that are past their day. */
    public Future<List<TierReview>> newestFirst(long before, int most) {
        return pool.withConnection(connection -> ReviewStore.newestFirst(connection, before, most));
    }

    /** How many demotions wait that are past their day (D3). */
    public Future<Integer> overdue(Instant now) {
        return pool.withConnection(connection -> ReviewStore.overdue(connection, now));
    }

    /** Reviews that are due until a person begins them. */
    public Future<List<DueReview>> due(Instant now) {
        var possible = policies.lastEnded(now);
        return possible.isEmpty()
                ? Future.succeededFuture(List.of())
                : pool.withConnection(connection -> DueReviewStore.open(connection, possible));
    }
}
