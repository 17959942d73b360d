package hotline.volume;

import hotline.failure.Failure;
import hotline.network.NetworkMap;
import hotline.once.Once;
import hotline.volume.VolumeImport.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes volumes from files and reads them. A file is taken as a whole or not at all; taking it again changes nothing. */
public final class Volumes {
    private final Vertx vertx;
    private final Pool pool;
    private final Supplier<NetworkMap> network;

    /** @param network as it is now, with its past */
    public Volumes(Vertx vertx, Pool pool, Supplier<NetworkMap> network) {
        this.vertx = vertx;
        this.pool = pool;
        this.network = network;
    }

    /**
     * The author of an import.
     *
     * @param by empty: the command line
     * @param today after which no volume is known
     */
    public record Author(Optional<Long> by, Instant at, LocalDate today) {}

    /**
     * Fails with {@link Failure.Invalid}, which names the refused fields.
     *
     * @param dryRun only says what would change
     */
    public Future<Outcome> take(Once once, byte[] file, boolean dryRun, Author author) {
        return vertx.executeBlocking(() -> meant(file, author.today()), false)
                .compose(volumes -> dryRun
                        ? pool.withConnection(connection -> outcome(connection, volumes))
                        : once.inTransaction(pool, transaction -> VolumeStore.lock(transaction)
                                .compose(locked -> outcome(transaction, volumes))
                                .compose(outcome -> VolumeStore.write(transaction, outcome, author)
                                        .map(outcome))));
    }

    /** Tens of thousands of lines take longer than an event loop may. */
    private List<Volume> meant(byte[] file, LocalDate today) {
        var meant = VolumeImport.meant(VolumeFile.read(file), network.get(), today);
        if (!meant.refused().isEmpty()) {
            throw Failure.Invalid.of(meant.refused());
        }
        return meant.volumes();
    }

    private Future<Outcome> outcome(SqlClient client, List<Volume> volumes) {
        return VolumeStore.there(client, volumes)
                .compose(there -> vertx.executeBlocking(() -> VolumeImport.outcome(volumes, there), false));
    }

    /** @param today its volume is not known yet */
    public Future<VolumeTable> table(VolumeQuery query, LocalDate today) {
        return pool.withConnection(connection -> table(connection, query, today));
    }

    /** The same on a connection of the caller. */
    public Future<VolumeTable> table(SqlClient connection, VolumeQuery query, LocalDate today) {
        return VolumeStore.ofDays(connection, query)
                .compose(volumes ->
                        vertx.executeBlocking(() -> VolumeTable.of(query, volumes, network.get(), today), false));
    }

    /** The newest first. */
    public Future<List<PastImport>> imports() {
        return pool.withConnection(VolumeStore::imports);
    }
}
