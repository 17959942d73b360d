package hotline.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What all rooms do when a person leaves, one after the other; rooms that are built later than the accounts join it. */
public final class LeavingRooms implements Leaving {
    private final List<Leaving> rooms = new CopyOnWriteArrayList<>();

    /** It acts before those that joined earlier: works are locked before the agents who hold them. */
    public void join(Leaving room) {
        rooms.add(0, room);
    }

    @Override
    public Future<Void> leaves(SqlConnection transaction, long person, Why why) {
        var done = Future.<Void>succeededFuture();
        for (var room : rooms) {
            done = done.compose(before -> room.leaves(transaction, person, why));
        }
        return done;
    }
}
