package hotline.savedview;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.once.Once;
import hotline.savedview.SavedView.Draft;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Keeps views of the console by name. A person changes their own; those of others are answered like none. */
public final class SavedViews {
    private static final int MOST = 100;

    private final Pool pool;
    private final InstantSource clock;

    public SavedViews(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** The reader's own by name, then those that colleagues share with the reader's role. */
    public Future<List<SavedView>> of(Caller.Staff reader) {
        return pool.withConnection(connection -> SavedViewStore.of(connection, reader));
    }

    public Future<SavedView> add(Once once, Caller.Staff owner, Draft draft) {
        return once.inTransaction(pool, transaction -> SavedViewStore.lockOwner(transaction, owner.id())
                .compose(locked -> SavedViewStore.count(transaction, owner.id()))
                .compose(count -> {
                    if (count >= MOST) {
                        throw new Failure.Conflict("a person keeps at most " + MOST + " views");
                    }
                    return SavedViewStore.add(transaction, owner.id(), draft, clock.instant());
                })
                .compose(id -> written(transaction, owner, id)));
    }

    public Future<SavedView> change(Once once, Caller.Staff owner, long id, Draft draft) {
        return once.inTransaction(pool, transaction -> own(transaction, owner, id)
                .compose(own -> SavedViewStore.isTaken(transaction, own, draft.name()))
                .compose(taken -> taken
                        ? Future.succeededFuture(Optional.<Long>empty())
                        : SavedViewStore.change(transaction, id, draft, clock.instant())
                                .map(Optional.of(id)))
                .compose(changed -> written(transaction, owner, changed)));
    }

    public Future<Void> delete(Once once, Caller.Staff owner, long id) {
        return once.inTransaction(pool, transaction -> own(transaction, owner, id)
                .compose(own -> SavedViewStore.delete(transaction, id)));
    }

    private static Future<SavedView> own(SqlConnection transaction, Caller.Staff owner, long id) {
        return SavedViewStore.own(transaction, owner.id(), id)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("you keep no view with this id")));
    }

    private static Future<SavedView> written(SqlConnection transaction, Caller.Staff owner, Optional<Long> id) {
        return id.map(written -> own(transaction, owner, written))
                .orElseThrow(() -> Failure.Invalid.field("/name", "you keep another view with this name", "taken"));
    }
}
