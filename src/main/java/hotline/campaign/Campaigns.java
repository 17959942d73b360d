package hotline.campaign;

import hotline.callback.CustomerCalls;
import hotline.campaign.MemberStore.Found;
import hotline.database.LongStatement;
import hotline.failure.Failure;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Campaigns as people plan, preview, approve and end them (K4). */
public final class Campaigns {
    /** So that the list stays one that a person can answer for. */
    public static final int MOST_MEMBERS = 20_000;

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Pool pool;
    private final CustomerCalls calls;

    public Campaigns(Pool pool, CustomerCalls calls) {
        this.pool = pool;
        this.calls = calls;
    }

    public Future<Campaign> create(Once once, Campaign.Draft draft, long by, Instant at) {
        if (draft.filter().isEmpty()) {
            throw Failure.Invalid.field("/filter", "must name whom the campaign is for", "missing");
        }
        return once.inTransaction(pool, transaction -> CampaignStore.create(transaction, draft, by, at)
                .compose(id -> found(CampaignStore.byId(transaction, id), id)));
    }

    public Future<List<Campaign>> newestFirst(long before, int most) {
        return pool.withConnection(connection -> CampaignStore.newestFirst(connection, before, most));
    }

    /** Those that another person proposed and a leader has not decided on. */
    public static Future<Integer> waiting(SqlConnection connection, long person, int most) {
        return CampaignStore.waiting(connection, person, most);
    }

    /** Fails with {@link Failure.NotFound}. */
    public Future<Campaign> read(long id) {
        return pool.withConnection(connection -> found(CampaignStore.byId(connection, id), id));
    }

    private static Future<Campaign> found(Future<Optional<Campaign>> read, long id) {
        return read.map(campaign -> campaign.orElseThrow(() -> new Failure.NotFound("there is no campaign " + id)));
    }

    /** Whom it would call now, and whom not. */
    public Future<Preview> preview(long id, Instant now) {
        return pool.withTransaction(transaction -> found(CampaignStore.byId(transaction, id), id)
                .compose(campaign -> preview(transaction, campaign, now)));
    }

    private static Future<Preview> preview(SqlConnection transaction, Campaign campaign, Instant now) {
        var draft = campaign.draft();
        return LongStatement.allow(transaction, LONGEST)
                .compose(allowed -> MemberStore.find(transaction, draft.filter(), now))
                .compose(found -> {
                    var roots = found.stream().map(Found::root).distinct().toList();
                    if (roots.size() > MOST_MEMBERS) {
                        throw Failure.Invalid.field(
                                "/filter", "finds more than " + MOST_MEMBERS + " customers: narrow it", "too-many");
                    }
                    return MemberStore.judge(transaction, campaign.id(), roots, now, quietSince(draft, now))
                            .map(judged -> Preview.of(judged, found.size() - roots.size()));
                });
    }

    static Instant quietSince(Campaign.Draft draft, Instant now) {
        return now.minus(Duration.ofDays(draft.quietDays()));
    }

    /**
     * Freezes the list that the person has looked at. Fails with {@link Failure.Conflict} where it is another one by now, and where the person has
     * proposed the campaign.
     *
     * @param digest of the preview
     */
    public Future<Campaign> approve(Once once, long id, String digest, long by, Instant at) {
        return once.inTransaction(pool, transaction -> proposed(transaction, id, by)
                .compose(campaign -> preview(transaction, campaign, at))
                .compose(preview -> {
                    if (!preview.digest().equals(digest)) {
                        throw new Failure.Conflict("the list is another one than you looked at: look at it again");
                    }
                    if (preview.members().isEmpty()) {
                        throw new Failure.Conflict("there is no customer to call");
                    }
                    return MemberStore.freeze(transaction, id, preview.members())
                            .compose(frozen -> CampaignStore.approve(transaction, id, preview, by, at));
                })
                .compose(approved -> found(CampaignStore.byId(transaction, id), id)));
    }

    public Future<Campaign> refuse(Once once, long id, String reason, long by, Instant at) {
        return once.inTransaction(pool, transaction -> proposed(transaction, id, by)
                .compose(campaign -> CampaignStore.refuse(transaction, id, by, at, reason))
                .compose(refused -> found(CampaignStore.byId(transaction, id), id)));
    }

    private static Future<Campaign> proposed(SqlConnection transaction, long id, long by) {
        return found(CampaignStore.lock(transaction, id), id).map(campaign -> {
            if (!campaign.state().equals("proposed")) {
                throw new Failure.Conflict("the campaign is " + campaign.state());
            }
            if (campaign.createdBy() == by) {
                throw new Failure.Conflict("another person has to decide on what you proposed");
            }
            return campaign;
        });
    }

    /** Before all are called; a call that is in an agent's hands is finished. */
    public Future<Campaign> end(Once once, long id, String reason, long by, Instant at) {
        return once.inTransaction(pool, transaction -> found(CampaignStore.lock(transaction, id), id)
                .compose(campaign -> {
                    if (!campaign.state().equals("running")) {
                        throw new Failure.Conflict("the campaign is " + campaign.state());
                    }
                    return calls.cancelAll(transaction, id, at)
                            .compose(cancelled -> MemberStore.endAll(transaction, id))
                            .compose(ended ->
                                    CampaignStore.end(transaction, id, Optional.of(by), at, Optional.of(reason)));
                })
                .compose(ended -> found(CampaignStore.byId(transaction, id), id)));
    }
}
