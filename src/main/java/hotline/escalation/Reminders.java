package hotline.escalation;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.LogRequest;
import hotline.database.Database;
import hotline.escalation.ReminderStore.Sent;
import hotline.failure.Expected;
import hotline.failure.Failure;
import hotline.identity.Staffing;
import hotline.once.Once;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Supervisors remind the holders of complaints, many in one transaction. A complaint that is refused stops no other, and
 * a complaint gets no second reminder by hand before the last one is dealt with.
 */
public final class Reminders {
    private final Database database;
    private final ComplaintChanges changes;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final ReminderStore store = new ReminderStore();

    public Reminders(Database database, ComplaintChanges changes, Deadlines deadlines, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * What became of one complaint.
     *
     * @param sent the notice, unless it was refused
     */
    public record Result(String number, Optional<Reminder> sent, Optional<Failure> refusal) {}

    /** Results in the order of the numbers. With {@code isTried} nothing is sent. */
    public Future<List<Result>> remind(Once once, List<String> numbers, boolean isTried, Actor.Person supervisor) {
        return once.inTransaction(database.pool(), transaction -> changes.idsOf(transaction, numbers)
                .compose(ids -> changes.lock(transaction, ids.values())
                        .compose(states -> judged(transaction, numbers, ids, states))
                        .compose(results -> isTried
                                ? Future.succeededFuture(results)
                                : send(transaction, sent(results), supervisor).map(results))));
    }

    private Future<List<Result>> judged(
            SqlConnection transaction, List<String> numbers, Map<String, Long> ids, Map<Long, ComplaintState> states) {
        var at = clock.instant();
        // Sent together: both take one round trip.
        var sent = store.sent(transaction, ids.values());
        var staffing = Staffing.read(transaction);
        return Future.all(sent, staffing).map(read -> numbers.stream()
                .map(number -> Optional.ofNullable(ids.get(number))
                        .flatMap(id -> Optional.ofNullable(states.get(id)))
                        .map(state -> judged(
                                state, Expected.in(sent.result(), state.facts().id()), staffing.result(), at))
                        .orElseGet(() -> refused(number, new Failure.NotFound("there is no complaint " + number))))
                .toList());
    }

    private Result judged(ComplaintState complaint, Sent sent, Staffing staffing, Instant at) {
        try {
            if (complaint.isFollowing()) {
                throw new Failure.Conflict("the complaint follows another one, whose holder can be reminded");
            }
            var reminder = Reminder.of(complaint, sent, complaint.limits(deadlines), new Addressees(staffing), at);
            return new Result(complaint.facts().number(), Optional.of(reminder), Optional.empty());
        } catch (Failure.Busy behind) {
            throw behind;
        } catch (Failure why) {
            return refused(complaint.facts().number(), why);
        }
    }

    private static Result refused(String number, Failure why) {
        return new Result(number, Optional.empty(), Optional.of(why));
    }

    private static List<Reminder> sent(List<Result> results) {
        return results.stream().flatMap(result -> result.sent().stream()).toList();
    }

    /**
     * A complaint that went back to its first contact (K7).
     *
     * @param complaint as it is now
     * @param from the department in which no one took it
     */
    public record HandedBack(ComplaintState complaint, String from) {}

    /** Tells who has them now, and the supervisors of the departments that let them lie. The complaints are locked. */
    public Future<Void> ofHandedBack(SqlConnection transaction, List<HandedBack> back, Instant at) {
        if (back.isEmpty()) {
            return Future.succeededFuture();
        }
        // Sent together: both take one round trip.
        var sent = store.sent(
                transaction, back.stream().map(each -> each.complaint().id()).toList());
        var staffing = Staffing.read(transaction);
        return Future.all(sent, staffing).compose(read -> {
            var addressees = new Addressees(staffing.result());
            var reminders = back.stream()
                    .flatMap(each -> Reminder.ofHandedBack(
                            each.complaint(),
                            each.from(),
                            Expected.in(sent.result(), each.complaint().id()),
                            addressees,
                            at)
                            .stream())
                    .toList();
            return send(transaction, reminders, new Actor.Program());
        });
    }

    /** Writes the notices, and an entry for each in its complaint's log. The complaints are locked. */
    Future<Void> send(SqlConnection transaction, List<Reminder> reminders, Actor sender) {
        var entries = new LinkedHashMap<Long, LogRequest>();
        for (Reminder reminder : reminders) {
            entries.merge(
                    reminder.complaint(),
                    LogRequest.of(reminder.complaint(), sender, reminder.at(), reminder.issued()),
                    LogRequest::and);
        }
        return changes.applyAll(transaction, List.copyOf(entries.values())).compose(logged -> {
            logged.forEach(ChangeResult::orThrow);
            return store.write(transaction, reminders);
        });
    }
}
