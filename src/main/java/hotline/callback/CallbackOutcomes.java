package hotline.callback;

import hotline.callback.CallbackStore.InHand;
import hotline.callback.plan.Attempt;
import hotline.callback.plan.CallPurpose;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.ComplaintChanges;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.CallbackRules;
import hotline.policy.Policies;
import hotline.policy.survey.Questionnaires;
import hotline.satisfaction.LinkedCase;
import hotline.satisfaction.OwedLinkedCases;
import hotline.satisfaction.Ratings;
import hotline.sla.Deadlines;
import hotline.survey.Answers;
import hotline.survey.Asking;
import hotline.survey.Surveys;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Records how attempts ended, and does what follows: close, reopen, open a linked case (P7), try again. An outcome
 * counts while its attempt is in that agent's hands, and after their lease ran out until someone else takes the callback; an agent who was
 * overtaken changes nothing.
 */
public final class CallbackOutcomes {
    private final Database database;
    private final ComplaintChanges changes;
    private final Ratings ratings;
    private final OwedLinkedCases linkedCases;
    private final Policies policies;
    private final Deadlines deadlines;
    private final CallbackStore store = new CallbackStore();
    private final Surveys surveys = new Surveys();
    private final LeaseStore leases = new LeaseStore();
    private final NumberStore numbers = new NumberStore();
    private final NextCalls next;

    public CallbackOutcomes(
            Database database,
            ComplaintChanges changes,
            Ratings ratings,
            OwedLinkedCases linkedCases,
            Policies policies,
            Deadlines deadlines,
            CallHours hours) {
        this.database = database;
        this.changes = changes;
        this.ratings = ratings;
        this.linkedCases = linkedCases;
        this.policies = policies;
        this.deadlines = deadlines;
        this.next = new NextCalls(hours);
    }

    private record Done(List<OutcomeResult> results, List<LinkedCase> owed) {}

    /** As below, of one callback. */
    public Future<OutcomeResult> record(Once once, OutcomeRecord outcome) {
        return record(once, List.of(outcome)).map(results -> results.get(0));
    }

    /** All in one transaction, at most one per callback, or none; results in the order of the records. */
    public Future<List<OutcomeResult>> record(Once once, List<OutcomeRecord> records) {
        return once.inTransaction(database.pool(), transaction -> record(transaction, records))
                .compose(done -> linkedCases.file(done.owed()).map(done.results()));
    }

    private Future<Done> record(SqlConnection transaction, List<OutcomeRecord> records) {
        return inHand(transaction, records)
                .compose(inHand -> numbers.attempts(transaction, inHand.keySet())
                        .compose(attempts -> ends(transaction, records, inHand, attempts)))
                .compose(ends -> {
                    var owed = ends.stream()
                            .flatMap(end -> end.linkedCase().stream())
                            .toList();
                    return write(transaction, ends)
                            .compose(written -> linkedCases.owe(transaction, owed))
                            .map(new Done(ends.stream().map(CallEnd::result).toList(), owed));
                });
    }

    /** One with a lease that ran out is still its agent's as long as no one else has taken it. */
    private Future<Map<Long, InHand>> inHand(SqlConnection transaction, List<OutcomeRecord> records) {
        return store.lockInHand(transaction, records).compose(found -> {
            var held = found.stream().collect(Collectors.toMap(InHand::callback, Function.identity()));
            var lapsed = records.stream()
                    .filter(record -> !held.containsKey(record.callback()))
                    .toList();
            return lapsed.isEmpty()
                    ? Future.succeededFuture(held)
                    : resume(transaction, lapsed)
                            .compose(resumed -> store.lockInHand(transaction, records))
                            .map(all -> all.stream().collect(Collectors.toMap(InHand::callback, Function.identity())));
        });
    }

    private Future<Void> resume(SqlConnection transaction, List<OutcomeRecord> lapsed) {
        return leases.lockLapsed(transaction, lapsed)
                .compose(locked ->
                        leases.resume(transaction, lapsed, lapsed.get(0).at()))
                .compose(resumed -> resumed.isEmpty()
                        ? Future.succeededFuture(List.<ChangeResult>of())
                        : changes.applyAll(
                                transaction,
                                resumed.stream()
                                        .map(attempt -> Callbacks.beginStep(
                                                attempt, lapsed.get(0).at()))
                                        .toList()))
                .map(Callbacks::allTaken)
                .mapEmpty();
    }

    private Future<Void> write(SqlConnection transaction, List<CallEnd> ends) {
        if (ends.isEmpty()) {
            return Future.succeededFuture();
        }
        return store.endAttempts(
                        transaction, ends.stream().map(CallEnd::attemptEnd).toList())
                .compose(ended -> ratings.write(
                        transaction,
                        ends.stream().flatMap(end -> end.rating().stream()).toList()))
                .compose(rated -> surveys.write(
                        transaction,
                        ends.stream()
                                .flatMap(end -> end.answers().all().stream())
                                .toList()))
                .compose(answered -> changes.applyAll(
                        transaction, ends.stream().map(CallEnd::step).toList()))
                .map(Callbacks::allTaken)
                .mapEmpty();
    }

    private Future<List<CallEnd>> ends(
            SqlConnection transaction,
            List<OutcomeRecord> records,
            Map<Long, InHand> inHand,
            Map<Long, List<Attempt>> attempts) {
        var ends = Future.succeededFuture(new ArrayList<CallEnd>(records.size()));
        for (OutcomeRecord record : records) {
            var held = Optional.ofNullable(inHand.get(record.callback()))
                    .orElseThrow(() ->
                            new Failure.Conflict("this attempt is no longer in your hands; take the next callback"));
            var earlier = attempts.getOrDefault(record.callback(), List.of());
            ends = ends.compose(
                    before -> end(transaction, record, held, earlier).map(end -> {
                        before.add(end);
                        return before;
                    }));
        }
        return ends.map(List::copyOf);
    }

    private Future<CallEnd> end(SqlConnection transaction, OutcomeRecord asSent, InHand held, List<Attempt> earlier) {
        var policy = policies.version(held.policyVersion()).policy();
        var rules = policy.callbacks();
        var answers = answers(asSent, held, policy.questionnaires());
        var record = asSent.outcome() instanceof CallbackOutcome.Reached reached
                ? asSent.with(reached.scored(answers.score()))
                : asSent;
        if (!followUpFits(record.outcome(), rules)) {
            throw Failure.Invalid.field("/followUp", "only for a customer who is not satisfied");
        }
        var limits = deadlines.of(held.policyVersion());
        var wish = record.outcome().wish();
        wish.flatMap(at -> CallWish.refusal(at, record.at(), held.dueAt(), limits))
                .ifPresent(tooLate -> {
                    throw tooLate;
                });
        var ending = new NextCalls.Ending(
                held, CallPurpose.RATING, held.policyVersion(), record, CallWish.latest(held.dueAt(), limits), earlier);
        var firstFor = rules.plan().ownerFirst();
        return next.after(transaction, ending)
                .map(next -> new CallEnd(
                        held,
                        record,
                        record.outcome().consequence(next.call(), rules),
                        wish.filter(at -> !firstFor.isZero())
                                .map(at -> limits.calendar().plusWorkingTime(at, firstFor)),
                        next.contact(),
                        answers));
    }

    private static Answers answers(OutcomeRecord record, InHand held, Questionnaires asked) {
        var score = record.outcome() instanceof CallbackOutcome.Reached reached
                ? reached.score()
                : Optional.<Integer>empty();
        return Asking.inCallback(
                        held.callback(),
                        held.complaint(),
                        held.reopened(),
                        record.agent(),
                        held.policyVersion(),
                        record.at())
                .check(asked, record.answers(), score);
    }

    private static boolean followUpFits(CallbackOutcome outcome, CallbackRules rules) {
        return !(outcome instanceof CallbackOutcome.Reached reached)
                || reached.followUp().isEmpty()
                || reached.allowsFollowUp(rules);
    }
}
