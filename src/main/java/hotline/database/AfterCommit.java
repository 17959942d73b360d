package hotline.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** What is to be done once a transaction has committed. Nothing may rest on it: a node that stops right after the commit does none of it. */
final class AfterCommit {
    private final Map<SqlConnection, List<Runnable>> actions = Collections.synchronizedMap(new IdentityHashMap<>());

    void add(SqlConnection transaction, Runnable action) {
        actions.computeIfAbsent(transaction, first -> Collections.synchronizedList(new ArrayList<>()))
                .add(action);
    }

    /**
     * @param work in the transaction
     * @param transaction begins one for the work and commits it
     */
    <T> Future<T> following(
            Function<SqlConnection, Future<T>> work,
            Function<Function<SqlConnection, Future<T>>, Future<T>> transaction) {
        var asked = new CopyOnWriteArrayList<Runnable>();
        return transaction
                .apply(connection -> {
                    // One that threw leaves nothing behind on a connection that another transaction gets.
                    actions.remove(connection);
                    asked.clear();
                    return work.apply(connection).onComplete(done -> asked.addAll(taken(connection)));
                })
                .onSuccess(committed -> asked.forEach(Runnable::run));
    }

    private List<Runnable> taken(SqlConnection connection) {
        var all = actions.remove(connection);
        return all == null ? List.of() : List.copyOf(all);
    }
}
