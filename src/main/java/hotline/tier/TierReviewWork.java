package hotline.tier;

import hotline.job.Job;
import hotline.job.JobKind;
import hotline.job.JobRun;
import hotline.job.JobWork;
import hotline.job.Progress;
import hotline.policy.PolicyVersion;
import hotline.policy.tier.Tier;
import hotline.policy.tier.TradeTiers;
import hotline.policy.tier.TradeTiers.WithoutTrade;
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
                .compose(review -> run.advance(transaction ->
                        next(transaction, review, ReviewPlace.at(run.job().position()))));
    }

    /** The whole review without a job, for a demo. */
    public Future<Void> atOnce(TierReview.Asked asked, long by, Instant at) {
        int version = policies.with(asked.scheme()).id();
        return pool.withTransaction(transaction -> ReviewStore.begin(transaction, asked, version, by, at)
                        .compose(id -> ReviewStore.byId(transaction, id.orElseThrow())))
                .compose(review -> rest(review, ReviewPlace.BEGIN));
    }

    private Future<Void> rest(TierReview review, ReviewPlace place) {
        return pool.withTransaction(transaction -> next(transaction, review, place))
                .compose(progress -> progress.isLast()
                        ? Future.succeededFuture()
                        : rest(review, ReviewPlace.at(progress.position())));
    }

    private Future<Progress> next(SqlConnection transaction, TierReview review, ReviewPlace place) {
        return switch (review.scheme()) {
            case TRADE ->
                place.isWithoutTrade() ? withoutTrade(transaction, review, place) : byTrade(transaction, review, place);
            case SCORE -> byScore(transaction, review);
        };
    }

    private Future<Progress> byTrade(SqlConnection transaction, TierReview review, ReviewPlace place) {
        var version = policies.version(review.policyVersion());
        return ReviewStore.traded(transaction, year(review), place.file(), BATCH)
                .compose(rows -> {
                    var counted = rows.stream().filter(Traded::counts).toList();
                    var drafts = counted.stream()
                            .map(one -> traded(one, version))
                            .filter(TierReviewWork::isChange)
                            .toList();
                    var files = counted.stream().map(Traded::root).toList();
                    return ReviewStore.propose(transaction, review, files, drafts)
                            .compose(proposed -> afterTrade(transaction, review, rows, place));
                });
    }

    private static int year(TierReview review) {
        return Integer.parseInt(review.period());
    }

    private Future<Progress> afterTrade(
            SqlConnection transaction, TierReview review, List<Traded> rows, ReviewPlace place) {
        if (rows.size() == BATCH) {
            long last = rows.get(BATCH - 1).file();
            return Future.succeededFuture(Progress.upTo(place.after(last).position(), BATCH));
        }
        var rules = byTrade(review);
        return rules.withoutTrade() == WithoutTrade.PROSPECT
                ? Future.succeededFuture(Progress.upTo(ReviewPlace.WITHOUT_TRADE.position(), rows.size()))
                : finish(transaction, review, place, rows.size());
    }

    private TradeTiers byTrade(TierReview review) {
        return policies.version(review.policyVersion())
                .policy()
                .tiers()
                .byTrade()
                .orElseThrow();
    }

    /** K1, 储备. */
    private Future<Progress> withoutTrade(SqlConnection transaction, TierReview review, ReviewPlace place) {
        return WithoutTradeStore.files(transaction, year(review), place.file(), BATCH)
                .compose(rows -> {
                    var looked = rows.stream()
                            .filter(one -> !one.hasTraded())
                            .filter(one -> one.held()
                                    .map(tier -> tier == Tier.PROSPECT)
                                    .orElse(true))
                            .toList();
                    var drafts = looked.stream()
                            .filter(one -> one.held().isEmpty())
                            .map(one -> prospect(one.file()))
                            .toList();
                    var files = looked.stream()
                            .map(WithoutTradeStore.Untraded::file)
                            .toList();
                    return ReviewStore.propose(transaction, review, files, drafts)
                            .compose(proposed -> rows.size() == BATCH
                                    ? Future.succeededFuture(Progress.upTo(
                                            place.after(rows.get(BATCH - 1).file())
                                                    .position(),
                                            BATCH))
                                    : finish(transaction, review, place, rows.size()));
                });
    }

    private static Draft prospect(long file) {
        return new Draft(
                file,
                new JsonObject().put("withoutTrade", true),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Tier.PROSPECT,
                Optional.empty());
    }

    private Future<Progress> finish(SqlConnection transaction, TierReview review, ReviewPlace place, int worked) {
        return ReviewStore.finish(transaction, review.id(), clock.instant())
                .map(Progress.upTo(place.position(), worked).andLast());
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
