package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintReader;
import hotline.complaint.ComplaintState;
import hotline.complaint.LimitChanges;
import hotline.complaint.LimitChanges.Request;
import hotline.complaint.LimitChanges.Result;
import hotline.complaint.LimitChanges.Rule;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.limits.ExtensionStore.Decided;
import hotline.parking.EachRow;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Supervisors' decisions on extensions, many in one transaction. Complaints are locked before their extensions; whoever
 * decides second finds them decided.
 */
public final class ExtensionDecisions {
    private final Database database;
    private final LimitChanges changes;
    private final ComplaintReader complaints;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final ExtensionStore store = new ExtensionStore();

    public ExtensionDecisions(
            Database database,
            LimitChanges changes,
            ComplaintReader complaints,
            Deadlines deadlines,
            InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.complaints = complaints;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Each by itself, results in the order asked: one that can't be decided stops no other. */
    public Future<List<DecisionResult>> decide(ExtensionDecision decision, Actor.Person supervisor) {
        var at = clock.instant();
        return database.inTransaction(transaction -> store.byId(transaction, decision.extensions())
                .compose(found -> changes.lock(transaction, complaintsOf(found)))
                .compose(cases -> store.lock(transaction, decision.extensions())
                        .compose(extensions ->
                                decide(transaction, decision, countable(cases), extensions, supervisor, at))));
    }

    /** What would become of each now; changes nothing. */
    public Future<List<DecisionResult>> preview(ExtensionDecision decision) {
        var at = clock.instant();
        return database.pool().withConnection(connection -> store.byId(connection, decision.extensions())
                .compose(extensions -> complaints
                        .states(connection, complaintsOf(extensions))
                        .map(this::countable)
                        .map(cases -> each(
                                decision,
                                cases,
                                extensions,
                                extension -> wouldBe(decision, extension, cases.get(extension.complaint()), at)))));
    }

    /** The others are in the list's hands, which parks them. */
    private Map<Long, ComplaintState> countable(EachRow<ComplaintState> cases) {
        return UnreadableCases.countable(cases.items(), deadlines, left -> {});
    }

    private Future<List<DecisionResult>> decide(
            SqlConnection transaction,
            ExtensionDecision decision,
            Map<Long, ComplaintState> cases,
            List<Extension> extensions,
            Actor.Person supervisor,
            Instant at) {
        var requests = extensions.stream()
                .filter(extension -> extension.granted().isEmpty() && cases.containsKey(extension.complaint()))
                .map(extension -> new Request(
                        extension.complaint(), supervisor, at, Optional.empty(), rule(decision, extension, at)))
                .toList();
        return changes.changeAll(transaction, requests).compose(changed -> {
            // Of one complaint one at most is undecided.
            var became = changed.stream()
                    .collect(Collectors.toMap(result -> result.request().complaint(), Function.identity()));
            var results = each(
                    decision,
                    cases,
                    extensions,
                    extension -> result(decision, extension, became.get(extension.complaint())));
            return store.decide(transaction, decided(results, decision, supervisor, at))
                    .map(results);
        });
    }

    private static List<Decided> decided(
            List<DecisionResult> results, ExtensionDecision decision, Actor.Person supervisor, Instant at) {
        return results.stream()
                .filter(DecisionResult::isDecided)
                .map(one -> new Decided(
                        one.extension(),
                        one.dueBefore().orElseThrow(),
                        one.dueAfter(),
                        decision.granted(),
                        supervisor.id(),
                        at,
                        decision.reason()))
                .toList();
    }

    private static List<DecisionResult> each(
            ExtensionDecision decision,
            Map<Long, ComplaintState> cases,
            List<Extension> extensions,
            Function<Extension, DecisionResult> undecided) {
        var byId = extensions.stream().collect(Collectors.toMap(Extension::id, Function.identity()));
        return decision.extensions().stream()
                .map(id -> Optional.ofNullable(byId.get(id))
                        .map(extension -> result(extension, cases, undecided))
                        .orElseGet(() -> DecisionResult.unknown(id)))
                .toList();
    }

    private static DecisionResult result(
            Extension extension, Map<Long, ComplaintState> cases, Function<Extension, DecisionResult> undecided) {
        var complaint = cases.get(extension.complaint());
        if (complaint == null) {
            return DecisionResult.unreadable(extension.id());
        }
        return extension.granted().isEmpty()
                ? undecided.apply(extension)
                : DecisionResult.refused(extension.id(), complaint, new Failure.Conflict("it is decided already"));
    }

    private static DecisionResult result(ExtensionDecision decision, Extension extension, Result result) {
        var before = result.before().orElseThrow();
        return result.refusal()
                .map(refused -> DecisionResult.refused(extension.id(), before, refused))
                .orElseGet(() -> DecisionResult.decided(
                        extension.id(),
                        decision.granted(),
                        before,
                        result.after().orElseThrow().clocks()));
    }

    private DecisionResult wouldBe(ExtensionDecision decision, Extension extension, ComplaintState before, Instant at) {
        try {
            var limits = before.limits(deadlines);
            var change = rule(decision, extension, at).apply(before, limits);
            return DecisionResult.decided(extension.id(), decision.granted(), before, change.clocks());
        } catch (Failure refused) {
            return DecisionResult.refused(extension.id(), before, refused);
        }
    }

    private static Rule rule(ExtensionDecision decision, Extension extension, Instant at) {
        return (before, limits) -> decision.granted()
                ? Extending.grant(before, limits, extension, decision.reason(), at)
                : Extending.refuse(before, extension, decision.reason());
    }

    private static List<Long> complaintsOf(List<Extension> extensions) {
        return extensions.stream().map(Extension::complaint).distinct().toList();
    }
}
