package hotline.demo.joining;

import hotline.complaint.Report;
import hotline.demo.joining.OpenParcelStore.OpenParcel;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.intake.ComplaintDraft;
import hotline.intake.ComplaintDraft.Filing;
import hotline.intake.Filed;
import hotline.intake.Intake;
import hotline.joining.Hints;
import hotline.joining.Joining;
import hotline.joining.Joining.Decision;
import hotline.log.reading.LogReader;
import hotline.once.Once;
import hotline.policy.Policy;
import hotline.policy.taxonomy.Market;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls about parcels of the demo that a complaint is about already: the receiver of one, and customers who ask again (F4). Has these pairs noticed,
 * and joins the last one; the others wait for a decision.
 */
public final class DemoPair {
    private static final String RECEIVER = "孙丽华";
    private static final String RECEIVERS_PHONE = "+8613761205518";

    private final Pool pool;
    private final Intake intake;
    private final LogReader reader;
    private final Hints hints;
    private final Joining joining;
    private final Caller.Staff agent;
    private final Policy policy;
    private final Instant now;

    /**
     * @param intake with the clock of the demo's end
     * @param reader notices pairs from the log
     */
    public DemoPair(
            Pool pool,
            Intake intake,
            LogReader reader,
            Hints hints,
            Joining joining,
            Caller.Staff agent,
            Policy policy,
            Instant now) {
        this.pool = pool;
        this.intake = intake;
        this.reader = reader;
        this.hints = hints;
        this.joining = joining;
        this.agent = agent;
        this.policy = policy;
        this.now = now;
    }

    public Future<Void> write() {
        return OpenParcelStore.latest(pool)
                .compose(parcels -> file(parcels, 0))
                .compose(filed -> reader.catchUp())
                .compose(read -> hints.latest())
                .compose(pair -> pair.map(of -> joining.join(
                                        Once.unkeyed(), of.later(), of.earlier(), Optional.empty(), decision())
                                .<Void>mapEmpty())
                        .orElseGet(Future::succeededFuture));
    }

    /** One after the other. */
    private Future<Void> file(List<OpenParcel> parcels, int from) {
        return from == parcels.size()
                ? Future.succeededFuture()
                : again(parcels.get(from), from == 1).compose(filed -> file(parcels, from + 1));
    }

    private Future<Filed> again(OpenParcel parcel, boolean byReceiver) {
        var report = byReceiver
                ? Report.by(RECEIVER, RECEIVERS_PHONE, "收件人来电，同一票货：" + parcel.description(), parcel.language())
                : Report.by(
                        parcel.complainant(), parcel.phone(), "客户再次来电催问：" + parcel.description(), parcel.language());
        var draft = new ComplaintDraft(
                policy.lineOfBusiness(),
                policy.taxonomy().channel("hotline").orElseThrow(),
                report.about(Optional.of(parcel.waybill()), Optional.empty(), Optional.empty()),
                Optional.empty(),
                new Filing(Optional.of(agent.id()), Optional.empty()),
                Market.DOMESTIC,
                Optional.empty());
        return intake.file(draft, Optional.empty());
    }

    private Decision decision() {
        return new Decision(agent.id(), Role.SUPERVISOR, now, Optional.empty(), Optional.of("同一事项，一并答复"));
    }
}
