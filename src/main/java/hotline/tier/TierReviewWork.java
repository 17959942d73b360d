package hotline.tier;

import hotline.job.Job;
import hotline.job.JobKind;
import hotline.job.JobRun;
import hotline.job.JobWork;
import hotline.job.Progress;
import hotline.policy.PolicyVersion;
import hotline.policy.tier.Tier;
import hotline.tier.ReviewStore.Pointed;
import hotline.tier.ReviewStore.Traded;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does reviews: by trade batch by batch, by score a department at once, because each rank depends on all. */
public final class TierReviewWork implements JobWork {
    private static final int BATCH = 1000;

    private final Vertx vertx;
    private final Pool pool;
    private final TierPolicies policies;
    private final InstantSource clock;

    public TierReviewWork(Vertx vertx, Pool pool, TierPolicies policies, InstantSource clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public JobKind kind() {
        return JobKind.TIER_REVIEW;
    }

    @Override
    public Future<Optional<Long>> total(Job job) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Void> batch(JobRun run) {
        long id = run.job().request().getLong("review");
        return pool.withConnection(connection -> ReviewStore.byId(connection, id))
                .compose(review -> run.advance(
                        transaction -> next(transaction, review, run.job().position())));
    }

    /** The whole review without a job, for a demo. */
    public Future<Void> atOnce(TierReview.Asked asked, long by, Instant at) {
        int version = policies.with(asked.scheme()).id();
        return pool.withTransaction(transaction -> ReviewStore.begin(transaction, asked, version, by, at)
                        .compose(id -> ReviewStore.byId(transaction, id.orElseThrow())))
                .compose(review -> rest(review, 0));
    }

    private Future<Void> rest(TierReview review, long after) {
        return pool.withTransaction(transaction -> next(transaction, review, after))
                .compose(progress -> progress.isLast() ? Future.succeededFuture() : rest(review, progress.position()));
    }

    private Future<Progress> next(SqlConnection transaction, TierReview review, long after) {
        return switch (review.scheme()) {
            case TRADE -> byTrade(transaction, review, after);
            case SCORE -> byScore(transaction, review);
        };
    }

    private Future<Progress> byTrade(SqlConnection transaction, TierReview review, long after) {
        var version = policies.version(review.policyVersion());
        return ReviewStore.traded(transaction, Integer.parseInt(review.period()), after, BATCH)
                .compose(rows -> {
                    var counted = rows.stream().filter(Traded::counts).toList();
                    var drafts = counted.stream()
                            .map(one -> traded(one, version))
                            .filter(TierReviewWork::isChange)
                            .toList();
                    var files = counted.stream().map(Traded::root).toList();
                    return ReviewStore.propose(transaction, review, files, drafts)
                            .compose(proposed -> afterBatch(transaction, review, rows, after));
                });
    }

    private Future<Progress> afterBatch(SqlConnection transaction, TierReview review, List<Traded> rows, long after) {
        if (rows.size() == BATCH) {
            return Future.succeededFuture(Progress.upTo(rows.get(BATCH - 1).file(), BATCH));
        }
        return ReviewStore.finish(transaction, review.id(), clock.instant())
                .map(Progress.upTo(after, rows.size()).andLast());
    }

    private static Draft traded(Traded one, PolicyVersion version) {
        var rules = version.policy().tiers().byTrade().orElseThrow();
        var year = one.year();
        var inputs = new JsonObject()
                .put("amountFen", year.amountFen())
                .put("returnsFen", year.returnsFen())
                .put("countedFen", rules.counted(year))
                .put("paysWell", year.paysWell())
                .put("tradedBefore", year.tradedBefore())
                .put("vipFromFen", rules.vipFromFen())
                .put("keyFromFen", rules.keyFromFen());
        return new Draft(
                one.root(),
                inputs,
                Optional.empty(),
                Optional.empty(),
                false,
                one.held(),
                rules.tier(year),
                Optional.empty());
    }

    private Future<Progress> byScore(SqlConnection transaction, TierReview review) {
        var version = policies.version(review.policyVersion());
        var department = review.department().orElseThrow();
        return ReviewStore.scored(transaction, department, review.period())
                .compose(all -> vertx.executeBlocking(() -> ranked(all, version), false)
                        .compose(ranked -> ReviewStore.propose(transaction, review, ranked.files(), ranked.drafts())
                                .compose(proposed -> ReviewStore.places(transaction, review.id(), ranked.ranking()))
                                .compose(written -> ReviewStore.finish(transaction, review.id(), clock.instant()))
                                .map(Progress.upTo(0, all.size()).andLast())));
    }

    private record Ranked(Ranking ranking, List<Long> files, List<Draft> drafts) {}

    private Ranked ranked(List<Pointed> all, PolicyVersion version) {
        var rules = version.policy().tiers().byScore().orElseThrow();
        Map<Long, Optional<Tier>> held =
                all.stream().collect(Collectors.toMap(one -> one.scored().file(), Pointed::held));
        var ranking = Ranking.of(all.stream().map(Pointed::scored).toList(), rules);
        var drafts = ranking.ranked().stream()
                .map(one -> new Draft(
                        one.file(),
                        new JsonObject()
                                .put("points", new JsonObject(Map.copyOf(one.points())))
                                .put("customers", ranking.customers())
                                .put("vipPlaces", ranking.vipPlaces())
                                .put("preferredPlaces", ranking.preferredPlaces()),
                        Optional.of(one.score()),
                        Optional.of(one.rank()),
                        one.isTied(),
                        held.getOrDefault(one.file(), Optional.empty()),
                        one.tier(),
                        Optional.empty()))
                .filter(TierReviewWork::isChange)
                .map(draft -> withLimit(draft, version))
                .toList();
        return new Ranked(
                ranking, ranking.ranked().stream().map(Ranking.Ranked::file).toList(), drafts);
    }

    private static boolean isChange(Draft draft) {
        return draft.held().filter(tier -> tier == draft.proposed()).isEmpty();
    }

    /** D3, for ranks only: by trade no clause sets a limit. */
    private Draft withLimit(Draft draft, PolicyVersion version) {
        return version.policy()
                .tiers()
                .byScore()
                .filter(rules -> draft.isDemotionOfVip())
                .map(rules -> draft.dueBy(demotedBy(clock.instant(), rules.demotionDays(), version)))
                .orElse(draft);
    }

    /** Calendar days end at 24:00 of the last one, as those of limits do. */
    private static Instant demotedBy(Instant now, int days, PolicyVersion version) {
        var zone = version.policy().zone();
        return now.atZone(zone)
                .toLocalDate()
                .plusDays(days + 1L)
                .atStartOfDay(zone)
                .toInstant();
    }
}
