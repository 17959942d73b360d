package hotline.tie;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.StepRequest;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.identity.Role;
import hotline.joining.Joining;
import hotline.once.Once;
import hotline.satisfaction.LinkedCase;
import hotline.satisfaction.OwedLinkedCases;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/**
 * R6: the next in the rotation gets the customer's work as a new case. The agent's case goes back to its department at once, and follows the new one
 * that is filed for it: promises stands, and one agent answers both. The new case is promised in the transaction of the refusal, so that no
 * crash loses it.
 */
public final class NewCases implements RefusedCases {
    private static final String KEY = "refused-";

    private final Database database;
    private final ComplaintChanges changes;
    private final OwedLinkedCases owed;
    private final Joining joining;

    public NewCases(Database database, ComplaintChanges changes, OwedLinkedCases owed, Joining joining) {
        this.database = database;
        this.changes = changes;
        this.owed = owed;
        this.joining = joining;
        owed.whenFiled(this::filed);
    }

    @Override
    public Future<Afterwards> move(SqlConnection transaction, Moved moved) {
        var actor = new Actor.Person(moved.by());
        return RefusedCaseStore.openCases(transaction, moved.files(), moved.agent())
                .compose(cases -> {
                    var releases = cases.stream()
                            .map(one -> StepRequest.of(one, Step.RELEASE, actor, moved.at()))
                            .toList();
                    var promised = cases.stream()
                            .map(one -> new LinkedCase(KEY + moved.refusal() + "-" + one, one, "", actor, moved.at()))
                            .toList();
                    return cases.isEmpty()
                            ? Future.succeededFuture(Future::succeededFuture)
                            : changes.applyAll(transaction, releases)
                                    .compose(released -> {
                                        released.forEach(ChangeResult::orThrow);
                                        return owed.owe(transaction, promised);
                                    })
                                    .map(done -> () -> owed.file(promised));
                });
    }

    private Future<Void> filed(LinkedCase linked, String number) {
        var by = linked.actor().person();
        if (!linked.key().startsWith(KEY) || by.isEmpty()) {
            return Future.succeededFuture();
        }
        var decision = new Joining.Decision(by.get(), Role.SUPERVISOR, linked.at(), Optional.empty(), Optional.empty());
        return database.pool()
                .withConnection(connection -> RefusedCaseStore.number(connection, linked.originalId()))
                .compose(old -> joining.join(Once.unkeyed(), old, number, Optional.empty(), decision))
                .<Void>mapEmpty()
                // It has been joined by an earlier try, or has ended meanwhile.
                .recover(failure ->
                        failure instanceof Failure.Conflict ? Future.succeededFuture() : Future.failedFuture(failure));
    }
}
