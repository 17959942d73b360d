package hotline.escalation;

import hotline.database.Database;
import hotline.escalation.PlayedNoticeStore.Issued;
import hotline.escalation.PlayedNoticeStore.Retold;
import hotline.failure.Expected;
import hotline.identity.Staffing;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The ladder in played time: it does what the timer would have done, complaint by complaint, each at its own time, so
 * that people's later actions meet the same state. It must have the database to itself.
 */
public final class PlayedLadder {
    private final Database database;
    private final Deadlines deadlines;
    private final LadderStore ladder = new LadderStore();
    private final EscalationStore escalations = new EscalationStore();
    private final PlayedNoticeStore notices = new PlayedNoticeStore();

    public PlayedLadder(Database database, Deadlines deadlines) {
        this.database = database;
        this.deadlines = deadlines;
    }

    /** @param at when the timer comes to the complaint: everything due before happens then */
    public record Climb(long complaint, Instant at) {}

    /** By complaint, the earliest time at which an action is due on its clocks, if it is before then. */
    public Future<Map<Long, Instant>> nextActions(Instant before) {
        return database.pool().withConnection(connection -> notices.nextActions(connection, before));
    }

    /** Each complaint once, in one transaction. Nothing of theirs with a later time may have been written yet. */
    public Future<Void> climb(List<Climb> climbs) {
        var times = climbs.stream().collect(Collectors.toMap(Climb::complaint, Climb::at));
        return database.inTransaction(transaction -> {
            // Sent together: reading who is present costs no extra round trip.
            var cases = ladder.lock(transaction, times.keySet());
            var staffing = Staffing.read(transaction);
            return Future.all(cases, staffing)
                    .compose(read -> escalations.write(
                            transaction, escalated(cases.result(), times, new Addressees(staffing.result()))));
        });
    }

    private List<CaseEscalated> escalated(List<DueCase> cases, Map<Long, Instant> times, Addressees addressees) {
        return cases.stream()
                .map(one -> CaseEscalated.due(
                        one, deadlines.of(one.policyVersion()), addressees, Expected.in(times, one.id())))
                .toList();
    }

    /** The notices numbered later than that one, from any rung, in the order of their numbers. */
    public Future<List<SentNotice>> sentAfter(long id) {
        return database.pool()
                .withConnection(connection -> notices.sentAfter(connection, id))
                .map(issued -> issued.stream().map(this::sent).toList());
    }

    private SentNotice sent(Issued issued) {
        var notice = issued.notice();
        return new SentNotice(
                notice.id(),
                notice.number(),
                notice.complaint(),
                notice.kind(),
                notice.department(),
                notice.to(),
                notice.issuedAt(),
                plan(issued).map(NotificationTiming.Plan::latest).orElse(notice.toldBy()),
                notice.answerDueAt());
    }

    /**
     * Decides for all notices again, in the order in which they were issued, which were sent one by one and which in a
     * digest: they were written in another order. Returns for how many that changed anything.
     */
    public Future<Integer> tellInOrder() {
        return database.inTransaction(transaction -> notices.sentAfter(transaction, 0)
                .map(this::retold)
                .compose(retold -> notices.retell(transaction, retold).map(retold.size())));
    }

    private List<Retold> retold(List<Issued> all) {
        var counts = new HashMap<RecipientsWindow, Integer>();
        var retold = new ArrayList<Retold>();
        for (Issued issued : all.stream().sorted(Issued.AS_ISSUED).toList()) {
            plan(issued).ifPresent(plan -> {
                int nth = plan.window()
                        .map(window -> RecipientsWindow.of(issued.notice().to(), window))
                        .map(place -> counts.merge(place, 1, Integer::sum))
                        .orElse(0);
                boolean together = plan.isTogether(nth);
                if (together != issued.inDigest()) {
                    retold.add(new Retold(issued.notice().id(), together ? plan.latest() : plan.alone(), together));
                }
            });
        }
        return retold;
    }

    /** Empty if the policy's ladder has the rung no more. */
    private Optional<NotificationTiming.Plan> plan(Issued issued) {
        var limits = deadlines.of(issued.policyVersion());
        var escalation = limits.policy().escalation();
        var timing = NotificationTiming.of(escalation, limits.calendar());
        return escalation
                .rung(issued.rung())
                .map(rung -> timing.plan(rung, issued.notice().issuedAt()));
    }
}
