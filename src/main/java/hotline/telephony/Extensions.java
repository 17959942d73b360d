package hotline.telephony;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Whose telephone an extension is. */
public final class Extensions {
    private final Database database;
    private final InstantSource clock;

    public Extensions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public record Extension(String extension, long person, String name) {}

    /** In their order. */
    public Future<List<Extension>> all() {
        return database.pool().withConnection(ExtensionStore::all);
    }

    /** Those of a person. */
    public Future<List<String>> of(long person) {
        return all().map(found -> found.stream()
                .filter(one -> one.person() == person)
                .map(Extension::extension)
                .toList());
    }

    /** Fails with {@link Failure.Invalid} for an unknown person. */
    public Future<Void> assign(Once once, String extension, Optional<Long> person) {
        return once.inTransaction(
                database.pool(), transaction -> ExtensionStore.keepPast(transaction, extension, person, clock.instant())
                        .compose(kept -> person.isEmpty()
                                ? ExtensionStore.remove(transaction, extension)
                                : ExtensionStore.put(transaction, extension, person.get())
                                        .map(isThere -> {
                                            if (!isThere) {
                                                throw Failure.Invalid.field("/person", "is nobody who works here");
                                            }
                                            return null;
                                        })));
    }
}
