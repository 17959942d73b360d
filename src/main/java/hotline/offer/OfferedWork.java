package hotline.offer;

import hotline.complaint.change.ComplaintChanges;
import hotline.dispatch.WorkId;
import hotline.policy.dispatch.WorkKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;

/** The row of a work that is offered. Works are locked before their offers. */
final class OfferedWork {
    private OfferedWork() {}

    static Future<Void> lock(SqlConnection transaction, ComplaintChanges changes, WorkId work) {
        if (work.kind() == WorkKind.VISIT) {
            return VisitWorkStore.lock(transaction, work.subject());
        }
        if (work.kind() == WorkKind.CALL) {
            return CallWorkStore.lock(transaction, work.subject()).mapEmpty();
        }
        return (work.kind() == WorkKind.CALLBACK
                        ? ShownOfferStore.complaintOfCallback(transaction, work.subject())
                        : Future.succeededFuture(Optional.of(work.subject())))
                .compose(complaint -> complaint.isEmpty()
                        ? ShownOfferStore.lockCallback(transaction, work.subject())
                        : changes.lock(transaction, List.of(complaint.get())).mapEmpty());
    }
}
