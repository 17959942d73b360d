package hotline.rules;

import hotline.database.Database;
import hotline.database.SqlState;
import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Stores policies and puts them in force for new complaints, on every node at once: a version is stored first, and
 * raised to be in force only when every living node has had the time to see, read and compile it. A node that has not
 * (it was frozen, or is slow) can't write by the older rules either, since its epoch is no longer the latest.
 */
public final class PolicyInstallation {
    /** Nodes look four times a second and need some hundred milliseconds for reading. */
    private static final Duration LEARNING = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Database database;
    private final InstantSource clock;
    private final RulesStore rules = new RulesStore();
    private final PolicyStore policies = new PolicyStore();

    public PolicyInstallation(Vertx vertx, Database database, InstantSource clock) {
        this.vertx = vertx;
        this.database = database;
        this.clock = clock;
    }

    /**
     * The result of an installation.
     *
     * @param version id of the policy version
     * @param changed false: it was in force already
     */
    public record Installed(int version, boolean changed) {}

    private record Stored(int version, boolean isNews) {}

    /**
     * Stores a policy and puts it in force once other nodes have had time to read it. Fails with
     * {@link Failure.Invalid} where PostgreSQL does not know its time zone.
     *
     * @param by the person who installs it; empty: a server's start
     */
    public Future<Installed> install(WrittenPolicy written, Optional<Long> by) {
        return checkZone(written.policy().zone())
                .compose(known -> store(written, by))
                .compose(stored ->
                        stored.isNews() ? vertx.timer(LEARNING.toMillis()).map(stored) : Future.succeededFuture(stored))
                .compose(stored -> putInForce(written, stored.version(), by)
                        .map(changed -> new Installed(stored.version(), changed)));
    }

    private Future<Void> checkZone(ZoneId zone) {
        return database.pool()
                .withConnection(connection -> policies.tellTheTimeIn(connection, zone))
                .recover(failure -> Future.failedFuture(
                        SqlState.isUnknownValue(failure)
                                ? Failure.Invalid.field(
                                        "/time-zone",
                                        "PostgreSQL does not know " + zone + ", and figures are counted by its clock;"
                                                + " use another name, or install the time zones of its system")
                                : failure));
    }

    /** A version is news to other nodes unless it was stored before, or no node can run without one in force. */
    private Future<Stored> store(WrittenPolicy written, Optional<Long> by) {
        return database.inTransaction(transaction -> rules.lock(transaction)
                .compose(locked ->
                        policies.byDigest(transaction, written.policy().digest()))
                .compose(known -> known.isPresent()
                        ? Future.succeededFuture(new Stored(known.get(), false))
                        : policies.store(transaction, written, by, clock.instant())
                                .compose(version -> policies.anyInForce(transaction)
                                        .map(othersRun -> new Stored(version, othersRun)))));
    }

    private Future<Boolean> putInForce(WrittenPolicy written, int version, Optional<Long> by) {
        return database.inTransaction(transaction -> rules.lock(transaction)
                .compose(locked -> policies.putInForce(
                        transaction, written.policy().lineOfBusiness(), version, by, clock.instant()))
                .compose(changed -> changed ? rules.raiseEpoch(transaction).map(true) : Future.succeededFuture(false)));
    }
}
