package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ChangeResult.Refused;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.LimitRequest;
import hotline.complaint.reading.ComplaintReader;
import hotline.database.Database;
import hotline.failure.Expected;
import hotline.failure.Failure;
import hotline.limits.ExtensionStore.Decided;
import hotline.once.Once;
import hotline.parking.EachRow;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Supervisors' decisions on extensions, many in one transaction. Complaints are locked before their extensions; the
 * second of two supervisors finds them decided.
 */
public final class ExtensionDecisions {
    private final Database database;
    private final ComplaintChanges changes;
    private final ComplaintReader complaints;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final ExtensionStore store = new ExtensionStore();

    public ExtensionDecisions(
            Database database,
            ComplaintChanges changes,
            ComplaintReader complaints,
            Deadlines deadlines,
            InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.complaints = complaints;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * A supervisor's decision on one extension.
     *
     * @param reason for the customer if granted, internal if not
     */
    public record Decision(long extension, boolean granted, String reason, Actor.Person supervisor, Instant at) {}

    /** The same decision on each. */
    public Future<List<DecisionResult>> decide(Once once, ExtensionDecision decision, Actor.Person supervisor) {
        return decide(once, each(decision, supervisor));
    }

    /** Each is decided separately, results in the order asked: one that can't be decided stops no other. */
    public Future<List<DecisionResult>> decide(Once once, List<Decision> decisions) {
        var ids = decisions.stream().map(Decision::extension).toList();
        return once.inTransaction(database.pool(), transaction -> store.byId(transaction, ids)
                .compose(found -> changes.lockEach(transaction, complaintsOf(found)))
                .compose(cases -> store.lock(transaction, ids)
                        .compose(extensions -> decide(transaction, decisions, countable(cases), byId(extensions)))));
    }

    /** The result that each would have now; changes nothing. */
    public Future<List<DecisionResult>> preview(ExtensionDecision decision, Actor.Person supervisor) {
        var decisions = each(decision, supervisor);
        return database.pool().withConnection(connection -> store.byId(connection, decision.extensions())
                .compose(extensions -> complaints
                        .states(connection, complaintsOf(extensions))
                        .map(this::countable)
                        .map(cases -> results(
                                decisions, cases, byId(extensions), request -> changes.tried(cases, request)))));
    }

    private List<Decision> each(ExtensionDecision decision, Actor.Person supervisor) {
        var at = clock.instant();
        return decision.extensions().stream()
                .map(id -> new Decision(id, decision.granted(), decision.reason(), supervisor, at))
                .toList();
    }

    /** The others are left to the list, which parks them. */
    private Map<Long, ComplaintState> countable(EachRow<ComplaintState> cases) {
        return UnreadableCases.countable(cases.items(), deadlines, left -> {});
    }

    private Future<List<DecisionResult>> decide(
            SqlConnection transaction,
            List<Decision> decisions,
            Map<Long, ComplaintState> cases,
            Map<Long, Extension> extensions) {
        var requests = decisions.stream()
                .filter(decision -> isOpen(decision, cases, extensions))
                .map(decision -> request(decision, Expected.in(extensions, decision.extension())))
                .toList();
        return changes.applyAll(transaction, requests).compose(changed -> {
            // In the order of the requests; a complaint has one undecided extension at most.
            var became = changed.iterator();
            var results = results(decisions, cases, extensions, request -> became.next());
            return store.decide(transaction, decided(decisions, results)).map(results);
        });
    }

    private static boolean isOpen(Decision decision, Map<Long, ComplaintState> cases, Map<Long, Extension> extensions) {
        var extension = extensions.get(decision.extension());
        return extension != null && extension.granted().isEmpty() && cases.containsKey(extension.complaint());
    }

    private static List<Decided> decided(List<Decision> decisions, List<DecisionResult> results) {
        var decided = new ArrayList<Decided>();
        for (int i = 0; i < decisions.size(); i++) {
            var decision = decisions.get(i);
            var result = results.get(i);
            if (result.isDecided()) {
                decided.add(new Decided(
                        result.extension(),
                        result.dueBefore().orElseThrow(),
                        result.dueAfter(),
                        decision.granted(),
                        decision.supervisor().id(),
                        decision.at(),
                        decision.reason()));
            }
        }
        return decided;
    }

    /** @param became the result for a complaint with an undecided extension, asked in the order of the decisions */
    private static List<DecisionResult> results(
            List<Decision> decisions,
            Map<Long, ComplaintState> cases,
            Map<Long, Extension> extensions,
            Function<LimitRequest, ChangeResult> became) {
        return decisions.stream()
                .map(decision -> result(decision, cases, extensions, became))
                .toList();
    }

    private static DecisionResult result(
            Decision decision,
            Map<Long, ComplaintState> cases,
            Map<Long, Extension> extensions,
            Function<LimitRequest, ChangeResult> became) {
        var extension = extensions.get(decision.extension());
        if (extension == null) {
            return DecisionResult.unknown(decision.extension());
        }
        var complaint = cases.get(extension.complaint());
        if (complaint == null) {
            return DecisionResult.unreadable(extension.id());
        }
        if (extension.granted().isPresent()) {
            return DecisionResult.refused(extension.id(), complaint, new Failure.Conflict("it is decided already"));
        }
        var result = became.apply(request(decision, extension));
        return result instanceof Changed changed
                ? DecisionResult.decided(extension.id(), decision.granted(), changed.before(), changed.after())
                : DecisionResult.refused(extension.id(), complaint, ((Refused) result).why());
    }

    private static LimitRequest request(Decision decision, Extension extension) {
        return new LimitRequest(
                extension.complaint(),
                decision.supervisor(),
                decision.at(),
                Optional.empty(),
                (before, limits) -> decision.granted()
                        ? Extending.grant(before, limits, extension, decision.reason(), decision.at())
                        : Extending.refuse(before, extension, decision.reason()));
    }

    private static Map<Long, Extension> byId(List<Extension> extensions) {
        return extensions.stream().collect(Collectors.toMap(Extension::id, Function.identity()));
    }

    private static List<Long> complaintsOf(List<Extension> extensions) {
        return extensions.stream().map(Extension::complaint).distinct().toList();
    }
}
