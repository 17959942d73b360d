package hotline.campaign;

import hotline.audit.PersonalDataAccess;
import hotline.callback.CallbackOutcome;
import hotline.callback.CustomerCall;
import hotline.callback.CustomerCalls;
import hotline.callback.OutcomeRecord;
import hotline.care.ContactReport;
import hotline.care.Contacts;
import hotline.customer.Customers;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.care.CareLevel;
import hotline.policy.care.ContactWay;
import hotline.policy.survey.SurveyPurpose;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hands the calls of campaigns to agents; each customer is checked again before (K4), and looks are on record (K8). */
public final class CampaignCalls {
    /** More are left to the next request, so that no request waits long. */
    private static final int MOST_LEFT_OUT = 50;

    private final Pool pool;
    private final CustomerCalls calls;
    private final Contacts contacts;
    private final PersonalDataAccess accesses;

    public CampaignCalls(Pool pool, CustomerCalls calls, Contacts contacts, PersonalDataAccess accesses) {
        this.pool = pool;
        this.calls = calls;
        this.contacts = contacts;
        this.accesses = accesses;
    }

    /**
     * A call as the agent sees it.
     *
     * @param file the customer's, which the member's may have been merged into since
     * @param phone in E.164
     */
    public record Shown(CustomerCall call, Campaign campaign, long file, String name, String phone) {}

    /** The agent's own call again, or the next one; empty where none may be made now. */
    public Future<Optional<Shown>> takeNext(Once once, long agent, Instant now) {
        return once.inTransaction(pool, transaction -> calls.giveBackExpired(transaction, now)
                .compose(givenBack -> calls.inHandOf(transaction, agent, now))
                .compose(inHand -> inHand.isPresent()
                        ? shown(transaction, inHand.get(), now)
                        : next(transaction, agent, now, MOST_LEFT_OUT))
                .compose(shown -> record(transaction, agent, shown, now).map(shown)));
    }

    /** A call in hand is work at hand. */
    private Future<Void> record(SqlConnection transaction, long agent, Optional<Shown> shown, Instant now) {
        return shown.isEmpty()
                ? Future.succeededFuture()
                : Customers.files(transaction, shown.get().file()).compose(files -> accesses.reasons()
                        .atFiles(transaction, agent, files, now)
                        .compose(permit -> accesses.record(
                                transaction,
                                new PersonalDataAccess.CustomerLook(
                                        agent, files, List.of(), "campaign call", now, permit))));
    }

    private Future<Optional<Shown>> next(SqlConnection transaction, long agent, Instant now, int most) {
        return calls.claim(transaction, agent, now)
                .compose(claimed -> claimed.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : reason(transaction, claimed.get(), now)
                                .compose(reason -> reason.isEmpty()
                                        ? calls.begin(transaction, claimed.get(), agent)
                                                .compose(begun -> shown(transaction, begun, now))
                                        : leaveOut(transaction, claimed.get(), reason.get(), now)
                                                .compose(left -> most == 1
                                                        ? Future.succeededFuture(Optional.empty())
                                                        : next(transaction, agent, now, most - 1))));
    }

    /**
     * Puts one that was offered into the agent's hands; false where it may not be made now, or not at all. Fails with
     * {@link Failure.Conflict} where it waits no more, and where the agent has another call in hand (R7).
     */
    public Future<Boolean> take(SqlConnection transaction, long callback, long agent, Instant now) {
        return calls.lockWaiting(transaction, callback, agent, now).compose(call -> reason(transaction, call, now)
                .compose(reason -> reason.isPresent()
                        ? leaveOut(transaction, call, reason.get(), now).map(false)
                        : calls.mayBeMade(transaction, callback, now)
                                .compose(may -> may
                                        ? calls.begin(transaction, call, agent).map(true)
                                        : Future.succeededFuture(false))));
    }

    /** Why the customer is not called; a campaign that was ended calls none of those who were to be called again. */
    private static Future<Optional<String>> reason(SqlConnection transaction, CustomerCall call, Instant now) {
        return campaign(transaction, call)
                .compose(campaign -> campaign.state().equals("running")
                        ? CadenceStore.isSettled(transaction, call.callback())
                                .compose(isSettled -> isSettled
                                        ? Future.succeededFuture(Optional.of(CadenceStore.SETTLED))
                                        : check(transaction, call, campaign, now)
                                                .map(MemberStore.Checked::reason))
                        : Future.succeededFuture(Optional.of("ended")));
    }

    private static Future<Campaign> campaign(SqlConnection transaction, CustomerCall call) {
        return CampaignStore.byId(transaction, call.campaign()).map(Optional::orElseThrow);
    }

    private static Future<MemberStore.Checked> check(
            SqlConnection transaction, CustomerCall call, Campaign campaign, Instant now) {
        return MemberStore.check(
                transaction, campaign.id(), call.file(), now, Campaigns.quietSince(campaign.draft(), now));
    }

    private Future<Void> leaveOut(SqlConnection transaction, CustomerCall call, String reason, Instant now) {
        return calls.cancel(transaction, call.callback(), now)
                .compose(cancelled -> MemberStore.leaveOut(
                        transaction,
                        call.campaign(),
                        List.of(call.file()),
                        reason.equals("ended") ? "ended" : "left-out",
                        reason));
    }

    private static Future<Optional<Shown>> shown(SqlConnection transaction, CustomerCall call, Instant now) {
        return campaign(transaction, call).compose(campaign -> check(transaction, call, campaign, now)
                .map(checked -> Optional.of(new Shown(
                        call,
                        campaign,
                        checked.file(),
                        checked.name().orElse(""),
                        checked.phone().orElse("")))));
    }

    /**
     * What came of a call.
     *
     * @param words of a customer who was reached: they are a report of a contact (K5)
     */
    public record Ended(OutcomeRecord record, ContactReport.Words words, Optional<Integer> score) {}

    /** Answers the status of the callback. Fails with {@link Failure.Conflict} where the attempt is no longer in the agent's hands. */
    public Future<String> end(Once once, Ended ended) {
        var record = ended.record();
        return once.inTransaction(pool, transaction -> MemberStore.isOfCadence(transaction, record.callback())
                .compose(isOfCadence ->
                        calls.end(transaction, record, isOfCadence ? SurveyPurpose.CARE : SurveyPurpose.CAMPAIGN))
                .compose(status -> (status.isOpen()
                                ? endWithCampaign(transaction, record)
                                : MemberStore.end(transaction, record.callback(), status.code())
                                        .compose(over -> record.outcome().kind() == CallbackOutcome.Kind.REACHED
                                                ? Future.succeededFuture()
                                                : CadenceStore.miss(transaction, record.callback(), record.at())))
                        .compose(written -> record.outcome().kind() == CallbackOutcome.Kind.REACHED
                                ? MemberStore.ofCallback(transaction, record.callback())
                                        .compose(file -> contacts.record(
                                                transaction, file, report(ended), record.agent(), record.at()))
                                        .<Void>mapEmpty()
                                : Future.<Void>succeededFuture())
                        .map(status.code())));
    }

    /** A customer who would be called again is not, once the campaign has been ended. */
    private Future<Void> endWithCampaign(SqlConnection transaction, OutcomeRecord record) {
        return MemberStore.isRunning(transaction, record.callback())
                .compose(isRunning -> isRunning
                        ? Future.succeededFuture()
                        : calls.cancel(transaction, record.callback(), record.at())
                                .compose(cancelled -> MemberStore.end(transaction, record.callback(), "ended")));
    }

    private static ContactReport report(Ended ended) {
        return new ContactReport(
                ContactWay.PHONE, CareLevel.STAFF, ended.record().at(), ended.words(), ended.score());
    }
}
