package hotline.outbox;

import static hotline.support.Await.await;
import static java.util.Objects.requireNonNull;

import hotline.database.Database;
import hotline.loop.Loops;
import hotline.loop.TestLoops;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** A database and an event loop for properties, which have no extension that gives them one. */
final class OutboxOfAModel {
    private static @Nullable TestDatabase stored;
    private static @Nullable Vertx vertx;
    private static @Nullable Database database;

    private OutboxOfAModel() {}

    static void open() {
        stored = TestDatabase.fresh();
        stored.execute(
                "INSERT INTO person (login, name, role, password_hash, created_at) VALUES ('a', 'a', 'admin', '-', now())");
        vertx = Vertx.vertx();
        database = Database.open(vertx, stored.settings());
    }

    /** The cluster may have stopped before the engine of properties does. */
    static void close() {
        await(database().close());
        await(requireNonNull(vertx).close());
    }

    static TestDatabase stored() {
        return requireNonNull(stored);
    }

    static Loops loops() {
        return TestLoops.on(requireNonNull(vertx));
    }

    static Database database() {
        return requireNonNull(database);
    }
}
