package hotline.demo.tiers;

import hotline.audit.PersonalDataAccess;
import hotline.complaint.Report;
import hotline.customer.Contact;
import hotline.customer.ContactKind;
import hotline.customer.Customer;
import hotline.customer.Customers;
import hotline.identity.Caller;
import hotline.intake.ComplaintDraft;
import hotline.intake.ComplaintDraft.Filing;
import hotline.intake.Intake;
import hotline.policy.Policy;
import hotline.policy.taxonomy.Market;
import hotline.policy.tier.Tier;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Customers of the first tiers who have just called, so that the queue has some to serve first (D2). */
public final class DemoCalls {
    private record Call(Tier tier, int nth, String words) {}

    private static final List<Call> CALLS = List.of(
            new Call(Tier.KEY, 0, "上月对账单多收了两票的运费，客户要求核对后退回，并说明原因。"),
            new Call(Tier.VIP, 0, "约好今天上午上门提货，等到现在没有人来，仓库里二十箱货急着发走。"),
            new Call(Tier.KEY, 1, "送货司机把货卸在门口就走，不肯搬进仓库，态度也不好。"));

    private final Customers customers;
    private final Intake intake;
    private final Caller.Staff agent;
    private final Policy policy;
    private final Instant now;

    /** @param intake with the clock of the demo's end */
    public DemoCalls(Pool pool, Intake intake, Caller.Staff agent, Policy policy, Instant now) {
        this.customers = new Customers(pool, new PersonalDataAccess());
        this.intake = intake;
        this.agent = agent;
        this.policy = policy;
        this.now = now;
    }

    public Future<Void> file() {
        var filed = Future.<Void>succeededFuture();
        for (Call call : CALLS) {
            filed = filed.compose(before -> file(call));
        }
        return filed;
    }

    /** A short demo may lack such a customer. */
    private Future<Void> file(Call call) {
        return customers
                .byTier(new Customers.Reader(agent, now), call.tier(), Optional.empty(), 0, call.nth() + 1)
                .compose(found -> found.stream()
                        .skip(call.nth())
                        .findFirst()
                        .map(customer -> file(customer, call.words()))
                        .orElseGet(Future::succeededFuture));
    }

    private Future<Void> file(Customer customer, String words) {
        return customer.contacts().stream()
                .map(Contact::draft)
                .filter(contact -> contact.kind() == ContactKind.PHONE
                        && contact.extension().isEmpty())
                .findFirst()
                .map(phone -> intake.file(draft(customer, phone.value(), words), Optional.empty())
                        .<Void>mapEmpty())
                .orElseGet(Future::succeededFuture);
    }

    private ComplaintDraft draft(Customer customer, String phone, String words) {
        return new ComplaintDraft(
                policy.lineOfBusiness(),
                policy.taxonomy().channel("hotline").orElseThrow(),
                Report.by(
                        customer.fields().name(),
                        phone,
                        words,
                        customer.fields().language()),
                Optional.empty(),
                new Filing(Optional.of(agent.id()), Optional.empty()),
                Market.DOMESTIC,
                Optional.empty());
    }
}
