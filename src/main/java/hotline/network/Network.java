package hotline.network;

import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;

/** The network as this node knows it: read again soon after any node has changed it. Safe for many threads. */
public final class Network {
    private static final Pace PACE = Pace.ofMillis(1_000, 30_000);

    private final Vertx vertx;
    private final Pool pool;
    private final Loop loop;
    private volatile NetworkMap map = NetworkMap.EMPTY;

    public Network(Loops loops, Pool pool) {
        this.vertx = loops.vertx();
        this.pool = pool;
        this.loop = loops.loop("network", PACE, () -> look().map(Next.usual()));
    }

    public NetworkMap map() {
        return map;
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** Completes once this node knows the network as it is at the time of the call. */
    public Future<Void> learn() {
        return loop.now();
    }

    private Future<Void> look() {
        return pool.withTransaction(connection -> UnitStore.epoch(connection)
                .compose(epoch -> epoch == map.epoch() ? Future.succeededFuture() : read(connection, epoch)));
    }

    /** The network as it is stored now, for commands. */
    public static Future<NetworkMap> read(Vertx vertx, Pool pool) {
        return pool.withTransaction(
                connection -> UnitStore.epoch(connection).compose(epoch -> UnitStore.read(connection)
                        .compose(stored -> vertx.executeBlocking(
                                () -> NetworkMap.of(epoch, stored.units(), stored.aliases()), false))));
    }

    /** Thousands of names take longer to read than an event loop may. */
    private Future<Void> read(SqlConnection connection, long epoch) {
        return UnitStore.read(connection)
                .compose(stored ->
                        vertx.executeBlocking(() -> NetworkMap.of(epoch, stored.units(), stored.aliases()), false))
                .map(read -> {
                    map = read;
                    return null;
                });
    }
}
