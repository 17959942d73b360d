package hotline.demo.care;

import hotline.audit.PersonalDataAccess;
import hotline.callback.CallHours;
import hotline.callback.CallbackOutcome;
import hotline.callback.CallbackOutcome.Kind;
import hotline.callback.CustomerCalls;
import hotline.callback.OutcomeRecord;
import hotline.callback.hand.HandCall;
import hotline.callback.hand.HandCallDraft;
import hotline.callback.hand.HandCalls;
import hotline.campaign.Campaign;
import hotline.campaign.CampaignCalls;
import hotline.campaign.CampaignFilter;
import hotline.campaign.CampaignWork;
import hotline.campaign.Campaigns;
import hotline.care.CarePolicies;
import hotline.care.ContactReport;
import hotline.care.Contacts;
import hotline.customer.Customers;
import hotline.identity.Caller;
import hotline.loop.Loops;
import hotline.once.Once;
import hotline.policy.Policies;
import hotline.policy.survey.SurveyPurpose;
import hotline.policy.tier.Tier;
import hotline.sla.Deadlines;
import hotline.survey.SaidAnswer;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A campaign (K4) that began on a working morning and has called some of its customers, and one that waits for approval. */
public final class DemoCampaigns {
    private static final int CALLS = 9;
    private static final int PACE = 60;
    private static final int MONTH = 30;
    private static final int SEASON = 90;

    private final Campaigns campaigns;
    private final CampaignCalls calls;
    private final CampaignWork work;
    private final HandCalls byHand;
    private final Caller.Staff agent;
    private final Caller.Staff supervisor;
    private volatile Instant now;

    /** @param morning in business hours */
    public DemoCampaigns(
            Loops loops,
            Pool pool,
            Policies policies,
            Deadlines deadlines,
            Caller.Staff agent,
            Caller.Staff supervisor,
            Instant morning) {
        var customerCalls = new CustomerCalls(policies, new CallHours(policies, deadlines));
        this.now = morning;
        this.campaigns = new Campaigns(pool, customerCalls);
        this.calls = new CampaignCalls(
                pool,
                customerCalls,
                new Contacts(pool, new CarePolicies(policies), new Customers(pool, new PersonalDataAccess())),
                new PersonalDataAccess());
        this.work = new CampaignWork(loops, pool, customerCalls, () -> now);
        this.byHand = new HandCalls(pool, customerCalls, new PersonalDataAccess());
        this.agent = agent;
        this.supervisor = supervisor;
    }

    public Future<Void> make() {
        var filter = new CampaignFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("cargo-damage"),
                SEASON);
        return propose("货损客户回访", "了解加固包装后的破损情况，征求包装改进意见", filter)
                .compose(campaign -> campaigns
                        .preview(campaign.id(), now)
                        .compose(preview -> preview.members().isEmpty()
                                ? Future.succeededFuture()
                                : campaigns
                                        .approve(Once.unkeyed(), campaign.id(), preview.digest(), supervisor.id(), now)
                                        .compose(approved -> call(0))))
                .compose(called -> promised())
                .compose(promised -> propose("重点客户年底需求回访", "了解明年货量与新线路需求", ofTier(Tier.KEY)))
                .mapEmpty();
    }

    private static CampaignFilter ofTier(Tier tier) {
        return new CampaignFilter(
                Optional.of(tier), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    private Future<Campaign> propose(String name, String purpose, CampaignFilter filter) {
        return campaigns.create(
                Once.unkeyed(), new Campaign.Draft(name, purpose, filter, MONTH, PACE), agent.id(), now);
    }

    private Future<Void> call(int soFar) {
        if (soFar == CALLS) {
            return Future.succeededFuture();
        }
        now = now.plus(Duration.ofMinutes(1));
        return work.round()
                .compose(made -> calls.takeNext(Once.unkeyed(), agent.id(), now))
                .compose(taken -> taken.isEmpty()
                        ? Future.<Void>succeededFuture()
                        : end(taken.get(), soFar).<Void>mapEmpty())
                .compose(ended -> call(soFar + 1));
    }

    private Future<String> end(CampaignCalls.Shown shown, int number) {
        var kind = List.of(Kind.REACHED, Kind.REACHED, Kind.NO_ANSWER, Kind.REACHED, Kind.REFUSED)
                .get(number % 5);
        var said =
                new CallbackOutcome.Said(Optional.of(4), Optional.of("木架加固后再无破损"), Optional.empty(), Optional.empty());
        var record = new OutcomeRecord(
                shown.call().callback(), shown.call().attempt(), agent.id(), now, kind.of(said), answers(kind, number));
        var words = new ContactReport.Words(
                Optional.empty(),
                Optional.of("易碎件希望单独装笼"),
                Optional.of("木架加固后再无破损"),
                Optional.empty(),
                Optional.empty());
        return calls.end(Once.unkeyed(), new CampaignCalls.Ended(record, words, Optional.of(4)));
    }

    /** How likely the customer recommends the company. */
    private static List<SaidAnswer> answers(Kind kind, int number) {
        return kind == Kind.REACHED
                ? List.of(SaidAnswer.number(
                        "recommend", List.of(10, 8, 9, 6, 9, 3, 10).get(number % 7)))
                : List.of();
    }

    /** A customer without a complaint who was promised to be rung back. */
    private Future<HandCall> promised() {
        var draft = new HandCallDraft(
                Optional.empty(),
                Optional.empty(),
                Optional.of("陈女士"),
                Optional.of("+862161234567"),
                Optional.of("801"),
                SurveyPurpose.BY_HAND,
                "问年底停运的安排，答应她查清后回电",
                Optional.empty());
        return byHand.create(Once.unkeyed(), draft, agent.id(), now);
    }
}
