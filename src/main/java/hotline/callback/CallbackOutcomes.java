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
import hotline.satisfaction.Ratings;
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

    /** Records all in one transaction, at most one per callback; results in the order of the records. */
    public Future<List<OutcomeResult>> recordAll(Once once, List<OutcomeRecord> records) {
        return filed(once.inTransaction(database.pool(), transaction -> record(transaction, records)));
    }

    /** One outcome, or its refusal as a failure. */
    public Future<OutcomeResult.Recorded> record(Once once, OutcomeRecord outcome) {
        return filed(once.inTransaction(database.pool(), transaction -> record(transaction, List.of(outcome))
                        .map(CallbackOutcomes::noneRefused)))
                .map(results -> results.get(0).orThrow());
    }

    /** Refused within the transaction, so that its key is free again. */
    private static Done noneRefused(Done done) {
        done.results().forEach(OutcomeResult::orThrow);
        return done;
    }

    private Future<List<OutcomeResult>> filed(Future<Done> recorded) {
        return recorded.compose(done -> linkedCases.file(done.owed()).map(filed -> done.results()));
    }

    private Future<Done> record(SqlConnection transaction, List<OutcomeRecord> records) {
        return store.lockInHand(transaction, records)
                .compose(inHand -> store.unanswered(
                                transaction,
                                inHand.stream().map(InHand::callback).toList())
                        .map(unanswered -> judge(records, inHand, unanswered)))
                .compose(judged -> {
                    var ends =
                            judged.stream().flatMap(one -> one.end().stream()).toList();
                    var owed = ends.stream()
                            .flatMap(end -> end.linkedCase().stream())
                            .toList();
                    return write(transaction, ends)
                            .compose(written -> linkedCases.owe(transaction, owed))
                            .map(new Done(judged.stream().map(Judged::result).toList(), owed));
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
                .compose(rated -> changes.applyAll(
                        transaction, ends.stream().map(CallEnd::step).toList()))
                .map(Callbacks::allTaken)
                .mapEmpty();
    }

    /** @param end empty if the record is refused */
    private record Judged(OutcomeResult result, Optional<CallEnd> end) {}

    private List<Judged> judge(List<OutcomeRecord> records, List<InHand> found, Map<Long, Integer> unanswered) {
        var inHand = found.stream().collect(Collectors.toMap(InHand::callback, Function.identity()));
        var judged = new ArrayList<Judged>(records.size());
        for (OutcomeRecord record : records) {
            judged.add(Optional.ofNullable(inHand.get(record.callback()))
                    .map(held -> judge(record, held, unanswered.getOrDefault(record.callback(), 0)))
                    .orElseGet(() -> refused(
                            record,
                            new Failure.Conflict("this attempt is no longer in your hands; take the next callback"))));
        }
        return judged;
    }

    private Judged judge(OutcomeRecord record, InHand held, int unanswered) {
        var rules = policies.version(held.policyVersion()).policy().callbacks();
        if (!followUpFits(record.outcome(), rules)) {
            return refused(record, Failure.Invalid.field("/followUp", "only for a customer who is not satisfied"));
        }
        var limits = deadlines.of(held.policyVersion());
        var tooLate = record.outcome().wish().flatMap(at -> CallWish.refusal(at, record.at(), held.dueAt(), limits));
        if (tooLate.isPresent()) {
            return refused(record, tooLate.get());
        }
        var consequence = record.outcome().consequence(unanswered, rules);
        var again = record.outcome()
                .wish()
                .orElseGet(() -> CallWish.again(record.at(), consequence.pause(), held.dueAt(), limits));
        return new Judged(
                new OutcomeResult.Recorded(record, consequence.status()),
                Optional.of(new CallEnd(held, record, consequence, again)));
    }

    private static boolean followUpFits(CallbackOutcome outcome, CallbackRules rules) {
        return !(outcome instanceof CallbackOutcome.Reached reached)
                || reached.followUp().isEmpty()
                || reached.allowsFollowUp(rules);
    }

    private static Judged refused(OutcomeRecord record, Failure failure) {
        return new Judged(new OutcomeResult.Refused(record, failure), Optional.empty());
    }
}
