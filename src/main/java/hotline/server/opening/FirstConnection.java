package hotline.server.opening;

import hotline.database.Database;
import hotline.database.SqlState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** A database that has only just started, on a busy machine, may need longer to answer than a request waits. */
public final class FirstConnection {
    private static final int TRIES = 10;

    private FirstConnection() {}

    public static Future<Void> to(Vertx vertx, Database database) {
        return to(vertx, database, TRIES);
    }

    private static Future<Void> to(Vertx vertx, Database database, int tries) {
        return database.ping()
                .recover(failure -> tries > 1 && SqlState.isUnavailability(failure)
                        ? vertx.timer(1, TimeUnit.SECONDS).compose(second -> to(vertx, database, tries - 1))
                        : Future.failedFuture(failure));
    }
}
