package hotline.demo;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/** Looks whether there is anything that a demo would mix with. */
final class DemoStore {
    private static final String IS_EMPTY = "SELECT NOT EXISTS (SELECT FROM complaint)";

    private final Pool pool;

    DemoStore(Pool pool) {
        this.pool = pool;
    }

    Future<Boolean> isEmpty() {
        return pool.withConnection(
                connection -> connection.query(IS_EMPTY).execute().map(rows -> rows.iterator()
                        .next()
                        .getBoolean(0)));
    }
}
