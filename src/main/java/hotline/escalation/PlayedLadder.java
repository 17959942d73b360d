package hotline.escalation;

import hotline.database.Database;
import hotline.identity.Staffing;
import hotline.policy.NoticeKind;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ladder in time that is played rather than lived: what was due in it happens just after its own moment, not when it
 * is found, so that a history made up today reads like one that was. It must have the database for itself.
 */
public final class PlayedLadder {
    /** How late the timer usually comes. */
    private static final Duration TIMER = Duration.ofSeconds(1);

    /** What the database tells apart. */
    private static final Duration LEAST = Duration.ofNanos(1_000);

    private static final int AT_ONCE = 512;

    private final Database database;
    private final Deadlines deadlines;
    private final LadderStore ladder = new LadderStore();
    private final EscalationStore escalations = new EscalationStore();
    private final NoticeReplyStore replies = new NoticeReplyStore();

    public PlayedLadder(Database database, Deadlines deadlines) {
        this.database = database;
        this.deadlines = deadlines;
    }

    /** A notice that was sent. */
    public record Sent(
            long id,
            String number,
            NoticeKind kind,
            long complaint,
            Instant at,
            Addressee to,
            Optional<Instant> answerDueAt) {}

    /** Does all that is due on those complaints before the time given for each. */
    public Future<Void> before(Map<Long, Instant> until) {
        return until.isEmpty()
                ? Future.succeededFuture()
                : play(transaction -> ladder.dueOf(transaction, until), until::get);
    }

    /** Does all that is due on any complaint by then, when the timer would have come. */
    public Future<Void> upTo(Instant until) {
        return play(transaction -> ladder.dueBefore(transaction, until.minus(TIMER), AT_ONCE), complaint -> until);
    }

    /** What was sent after the notice of that id, by the ladder or because something ended late; in order. */
    public Future<List<Sent>> sentAfter(long id) {
        return database.pool().withConnection(connection -> replies.sentAfter(connection, id));
    }

    /** One moment of each complaint after the other, until none has anything due. */
    private Future<Void> play(
            Function<SqlConnection, Future<List<LadderStore.Awaited>>> find, Function<Long, Instant> until) {
        return database.inTransaction(transaction ->
                        find.apply(transaction).compose(awaited -> escalate(transaction, awaited, until)))
                .compose(escalated -> escalated == 0 ? Future.succeededFuture() : play(find, until));
    }

    private Future<Integer> escalate(
            SqlConnection transaction, List<LadderStore.Awaited> awaited, Function<Long, Instant> until) {
        if (awaited.isEmpty()) {
            return Future.succeededFuture(0);
        }
        return Staffing.read(transaction).compose(staffing -> {
            var addressees = new Addressees(staffing);
            var escalated = awaited.stream()
                    .map(one -> CaseEscalated.due(
                            one.complaint(),
                            deadlines.of(one.complaint().policyVersion()),
                            addressees,
                            moment(one.next(), until.apply(one.complaint().id()))))
                    .toList();
            return escalations.write(transaction, escalated).map(escalated.size());
        });
    }

    /** Before whatever happens next to the complaint. */
    private static Instant moment(Instant next, Instant until) {
        var half = Duration.between(next, until).dividedBy(2);
        var later = half.compareTo(TIMER) < 0 ? half : TIMER;
        return next.plus(later.compareTo(LEAST) < 0 ? LEAST : later);
    }
}
