package hotline.export;

import hotline.job.Jobs;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** Takes a customer whose data are erased out of kept exports. */
public final class ErasedCustomers {
    private final Jobs jobs;
    private final ErasedExportStore erased = new ErasedExportStore();
    private final ExportStore store = new ExportStore();

    public ErasedCustomers(Jobs jobs) {
        this.jobs = jobs;
    }

    /** How many kept files hold one of the complaints or of the customers' files. */
    public Future<Integer> files(SqlConnection connection, List<Long> complaints, List<Long> customers) {
        return erased.holding(connection, complaints, customers).map(List::size);
    }

    /** Deletes the files that hold one of the complaints or of the customers' files; those under way are cancelled. The answer is how many they were. */
    public Future<Integer> forget(SqlConnection transaction, List<Long> complaints, List<Long> customers) {
        return erased.lockHolding(transaction, complaints, customers).compose(found -> Future.all(found.stream()
                        .map(one -> jobs.cancel(transaction, one.job()))
                        .toList())
                .compose(cancelled -> {
                    var exports = found.stream()
                            .map(ErasedExportStore.Holding::export)
                            .toList();
                    return store.deleteFiles(transaction, exports);
                })
                .map(done -> found.size()));
    }

    /** Takes what was searched for out of the register of exports, where it is one of the values. */
    public Future<Void> forgetSought(SqlConnection transaction, List<String> values) {
        return erased.forgetSought(transaction, values);
    }
}
