package hotline.complaint;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/** Appends entries to complaints' logs that change nothing else, within a transaction at hand. */
public final class EventLog {
    private final ChangeStore store = new ChangeStore();

    /** One request per complaint; fails where a complaint is not there. Locks the complaints. */
    public Future<Void> append(SqlConnection transaction, List<LogRequest> requests) {
        if (requests.isEmpty()) {
            return Future.succeededFuture();
        }
        var ids = requests.stream().map(LogRequest::complaint).toList();
        return store.lock(transaction, ids).compose(locked -> {
            var changes = new ArrayList<ComplaintChange>();
            for (LogRequest request : requests) {
                var complaint = locked.get(request.complaint());
                if (complaint == null) {
                    throw new IllegalArgumentException("no complaint has the id " + request.complaint());
                }
                changes.add(StepChange.entries(complaint, request));
            }
            return store.write(transaction, changes);
        });
    }
}
