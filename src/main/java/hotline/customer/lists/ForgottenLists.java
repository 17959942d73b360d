package hotline.customer.lists;

import hotline.job.Jobs;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** Forgets the kept lists that name a customer whose data are erased, each as a whole: no one cuts rows out of a workbook. */
public final class ForgottenLists {
    private final Jobs jobs;

    public ForgottenLists(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Before the files are emptied. Runs under way are cancelled. A list that was never gone through to its end is forgotten too, since no one
     * knows whom it names.
     */
    public Future<Void> forget(SqlConnection transaction, List<Long> files) {
        return NamedStore.naming(transaction, files).compose(found -> Future.all(found.stream()
                        .flatMap(one -> one.jobs().stream())
                        .map(job -> jobs.cancel(transaction, job))
                        .toList())
                .compose(cancelled -> NamedStore.forget(
                        transaction, found.stream().map(NamedStore.Naming::list).toList())));
    }
}
