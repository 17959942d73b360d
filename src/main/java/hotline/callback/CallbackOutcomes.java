package hotline.callback;

import hotline.callback.CallbackStore.InHand;
import hotline.complaint.change.ComplaintChanges;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.CallbackRules;
import hotline.policy.Policies;
import hotline.satisfaction.LinkedCase;
import hotline.satisfaction.OwedLinkedCases;
import hotline.policy.survey.Questionnaires;
import hotline.satisfaction.Ratings;
import hotline.survey.Answers;
import hotline.survey.Asking;
import hotline.survey.Surveys;
import hotline.sla.Deadlines;
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
 * counts only while its attempt is still in that agent's hands; an agent who was overtaken changes nothing.
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

    public CallbackOutcomes(
            Database database,
            ComplaintChanges changes,
            Ratings ratings,
            OwedLinkedCases linkedCases,
            Policies policies,
            Deadlines deadlines) {
        this.database = database;
        this.changes = changes;
        this.ratings = ratings;
        this.linkedCases = linkedCases;
        this.policies = policies;
        this.deadlines = deadlines;
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
        return store.lockInHand(transaction, records)
                .compose(inHand -> store.unanswered(
                                transaction,
                                inHand.stream().map(InHand::callback).toList())
                        .map(unanswered -> ends(records, inHand, unanswered)))
                .compose(ends -> {
                    var owed = ends.stream()
                            .flatMap(end -> end.linkedCase().stream())
                            .toList();
                    return write(transaction, ends)
                            .compose(written -> linkedCases.owe(transaction, owed))
                            .map(new Done(ends.stream().map(CallEnd::result).toList(), owed));
                });
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
                        ends.stream().flatMap(end -> end.answers().stream()).toList()))
                .compose(answered -> changes.applyAll(
                        transaction, ends.stream().map(CallEnd::step).toList()))
                .map(Callbacks::allTaken)
                .mapEmpty();
    }

    private List<CallEnd> ends(List<OutcomeRecord> records, List<InHand> found, Map<Long, Integer> unanswered) {
        var inHand = found.stream().collect(Collectors.toMap(InHand::callback, Function.identity()));
        var ends = new ArrayList<CallEnd>(records.size());
        for (OutcomeRecord record : records) {
            var held = Optional.ofNullable(inHand.get(record.callback()))
                    .orElseThrow(() ->
                            new Failure.Conflict("this attempt is no longer in your hands; take the next callback"));
            ends.add(end(record, held, unanswered.getOrDefault(record.callback(), 0)));
        }
        return ends;
    }

    private CallEnd end(OutcomeRecord asSent, InHand held, int unanswered) {
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
        record.outcome()
                .wish()
                .flatMap(at -> CallWish.refusal(at, record.at(), held.dueAt(), limits))
                .ifPresent(tooLate -> {
                    throw tooLate;
                });
        var consequence = record.outcome().consequence(unanswered, rules);
        var again = record.outcome()
                .wish()
                .orElseGet(() -> CallWish.again(record.at(), consequence.pause(), held.dueAt(), limits));
        return new CallEnd(held, record, consequence, again, answers.all());
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
