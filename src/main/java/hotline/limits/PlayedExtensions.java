package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.LimitChanges;
import hotline.complaint.LimitChanges.Request;
import hotline.complaint.LimitChanges.Result;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.limits.Extending.SoFar;
import hotline.limits.ExtensionStore.Asked;
import hotline.limits.ExtensionStore.Decided;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Extensions in time that is played rather than lived: asked for and decided for many complaints together, each at a time
 * of its own. One per complaint in a call; fails where one would be refused.
 */
public final class PlayedExtensions {
    private final Database database;
    private final LimitChanges changes;
    private final ExtensionStore store = new ExtensionStore();

    public PlayedExtensions(Database database, LimitChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /** @param complaint the complaint's id */
    public record Ask(long complaint, Actor.Person by, Instant at, ExtensionRequest request) {}

    /** @param reason for the customer where granted */
    public record Decide(long complaint, Actor.Person by, Instant at, boolean granted, String reason) {}

    public Future<Void> askAll(List<Ask> asks) {
        var ids = asks.stream().map(Ask::complaint).toList();
        return database.inTransaction(transaction -> soFar(transaction, ids)
                .compose(before -> changes.changeAll(
                        transaction,
                        asks.stream()
                                .map(ask -> asking(ask, before.getOrDefault(ask.complaint(), List.of())))
                                .toList()))
                .compose(results -> store.ask(transaction, asked(asks, results))));
    }

    public Future<Void> decideAll(List<Decide> decisions) {
        var ids = decisions.stream().map(Decide::complaint).toList();
        return database.inTransaction(transaction -> soFar(transaction, ids).compose(before -> changes.changeAll(
                        transaction,
                        decisions.stream()
                                .map(one -> deciding(one, undecided(before, one)))
                                .toList())
                .compose(results -> store.decide(transaction, decided(decisions, results, before)))));
    }

    /** By complaint; complaints are locked before their extensions. */
    private Future<Map<Long, List<Extension>>> soFar(SqlConnection transaction, List<Long> complaints) {
        return changes.lock(transaction, complaints)
                .compose(locked -> store.ofComplaints(transaction, complaints))
                .map(all -> all.stream().collect(Collectors.groupingBy(Extension::complaint)));
    }

    private static Request asking(Ask ask, List<Extension> before) {
        int granted =
                (int) before.stream().filter(one -> one.granted().orElse(false)).count();
        boolean isUndecided = before.stream().anyMatch(one -> one.granted().isEmpty());
        var soFar = new SoFar(granted, isUndecided);
        return new Request(
                ask.complaint(),
                ask.by(),
                ask.at(),
                Optional.empty(),
                (complaint, limits) -> Extending.ask(complaint, limits, soFar, ask.request(), ask.at()));
    }

    private static Request deciding(Decide one, Extension extension) {
        return new Request(
                one.complaint(),
                one.by(),
                one.at(),
                Optional.empty(),
                (complaint, limits) -> one.granted()
                        ? Extending.grant(complaint, limits, extension, one.reason(), one.at())
                        : Extending.refuse(complaint, extension, one.reason()));
    }

    /** Results are in the order of the requests. */
    private static List<Asked> asked(List<Ask> asks, List<Result> results) {
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < asks.size(); i++) {
            var ask = asks.get(i);
            var due = dueAt(Optional.of(results.get(i).orThrow()));
            asked.add(new Asked(ask.complaint(), ask.request(), ask.by().id(), ask.at(), due));
        }
        return asked;
    }

    private static List<Decided> decided(
            List<Decide> decisions, List<Result> results, Map<Long, List<Extension>> before) {
        var decided = new ArrayList<Decided>();
        for (int i = 0; i < decisions.size(); i++) {
            var one = decisions.get(i);
            var after = results.get(i).orThrow();
            decided.add(new Decided(
                    undecided(before, one).id(),
                    dueAt(results.get(i).before()),
                    Optional.of(after.clock().dueAt()).filter(due -> one.granted()),
                    one.granted(),
                    one.by().id(),
                    one.at(),
                    one.reason()));
        }
        return decided;
    }

    private static Instant dueAt(Optional<ComplaintState> complaint) {
        return complaint.orElseThrow().clock().dueAt();
    }

    private static Extension undecided(Map<Long, List<Extension>> before, Decide decision) {
        return before.getOrDefault(decision.complaint(), List.of()).stream()
                .filter(one -> one.granted().isEmpty())
                .findFirst()
                .orElseThrow(() -> new Failure.Conflict("no more time was asked for that is undecided"));
    }
}
