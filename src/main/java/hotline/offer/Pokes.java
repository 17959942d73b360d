package hotline.offer;

import hotline.database.Database;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Which lines of this node are to be looked at because work became ready or an agent free. Only makes it quick: each node looks at all lines once
 * a second anyway.
 */
public final class Pokes {
    private final Database database;
    private final Set<String> lines = ConcurrentHashMap.newKeySet();
    private volatile boolean areAll;
    private volatile Runnable wake = () -> {};
    private volatile Consumer<Collection<Long>> changed = agents -> {};

    public Pokes(Database database) {
        this.database = database;
    }

    void whenPoked(Runnable doNow) {
        wake = doNow;
    }

    void whenAgentsChange(Consumer<Collection<Long>> hear) {
        changed = hear;
    }

    /** Work has become ready in these departments. */
    public void now(Collection<String> ready) {
        if (lines.addAll(ready)) {
            wake.run();
        }
    }

    /** The same once the transaction has committed. */
    public void after(SqlConnection transaction, Collection<String> ready) {
        if (!ready.isEmpty()) {
            database.afterCommit(transaction, () -> now(ready));
        }
    }

    void allAfter(SqlConnection transaction) {
        database.afterCommit(transaction, () -> {
            areAll = true;
            wake.run();
        });
    }

    /** What these agents have in hand, or are offered, changes with the transaction. */
    void agentsAfter(SqlConnection transaction, Collection<Long> agents) {
        if (!agents.isEmpty()) {
            database.afterCommit(transaction, () -> changed.accept(agents));
        }
    }

    /** Whether all lines are to be looked at; asked once. */
    boolean takeAll() {
        boolean were = areAll;
        areAll = false;
        return were;
    }

    Set<String> take() {
        var taken = new HashSet<>(lines);
        // One that is poked again in between is looked at by the round that begins now.
        lines.removeAll(taken);
        return taken;
    }
}
