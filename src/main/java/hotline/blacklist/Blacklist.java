package hotline.blacklist;

import hotline.audit.PersonalDataAccess;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.tier.Readmissions;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Entries are proposed by those who handle complaints; supervisors verify, approve, refuse and lift them. */
public final class Blacklist {
    /** D3. */
    private static final int MONTHS = 6;

    private final Pool pool;
    private final PersonalDataAccess accesses;
    private final Readmissions readmissions;
    private final Supplier<ZoneId> zone;

    /** @param zone in which months are counted */
    public Blacklist(Pool pool, PersonalDataAccess accesses, Readmissions readmissions, Supplier<ZoneId> zone) {
        this.pool = pool;
        this.accesses = accesses;
        this.readmissions = readmissions;
        this.zone = zone;
    }

    /** Fails with {@link Failure.NotFound}, and with {@link Failure.Conflict} where the customer is on that list already. */
    public Future<Blacklisting> propose(Once once, Blacklisting.Draft draft, long by, Instant at) {
        var months = draft.department().map(code -> draft.months().orElse(MONTHS));
        var dated = new Blacklisting.Draft(draft.file(), draft.department(), draft.harm(), months);
        return once.inTransaction(pool, transaction -> BlacklistStore.propose(transaction, dated, by, at)
                .map(id -> id.orElseThrow(
                        () -> new Failure.Conflict("there is no such file, or the customer is on that list already")))
                .compose(id -> BlacklistStore.byId(transaction, id)));
    }

    /** Fails with {@link Failure.NotFound} and {@link Failure.Conflict}. */
    public Future<Blacklisting> step(Once once, long id, BlacklistStep.Taken taken) {
        return once.inTransaction(pool, transaction -> BlacklistStore.lock(transaction, id)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no entry " + id)))
                .compose(found -> {
                    taken.step().check(found.entry().state(taken.at()), found.earlier(), taken.by());
                    return BlacklistStore.step(transaction, id, taken, endsAt(found.entry(), taken.at()))
                            .compose(stepped -> taken.step() == BlacklistStep.LIFT
                                    ? readmit(transaction, found.entry(), taken)
                                    : Future.succeededFuture());
                })
                .compose(done -> BlacklistStore.byId(transaction, id)));
    }

    private Future<Void> readmit(SqlConnection transaction, Blacklisting entry, BlacklistStep.Taken taken) {
        return BlacklistStore.readmitted(transaction, entry.id(), taken)
                .compose(written -> readmissions.readmit(
                        transaction,
                        new Readmissions.Readmission(entry.id(), entry.file(), entry.department(), taken.at())));
    }

    private Optional<Instant> endsAt(Blacklisting entry, Instant approvedAt) {
        return entry.months()
                .map(months -> approvedAt.atZone(zone.get()).plusMonths(months).toInstant());
    }

    /** The newest first; the look at customers is on record (K8). */
    public Future<List<Blacklisting>> newestFirst(long reader, Instant at, long before, int most) {
        return pool.withConnection(connection -> BlacklistStore.newestFirst(connection, before, most)
                .compose(found -> record(connection, reader, at, found)
                        .compose(recorded -> masked(connection, reader, at, found))));
    }

    private Future<List<Blacklisting>> masked(
            SqlConnection connection, long reader, Instant at, List<Blacklisting> found) {
        return accesses.reasons()
                .coveredFiles(connection, reader, files(found), at)
                .map(covered -> found.stream()
                        .map(one -> covered.contains(one.file()) ? one.masked() : one)
                        .toList());
    }

    private static List<Long> files(List<Blacklisting> found) {
        return found.stream().map(Blacklisting::file).distinct().toList();
    }

    private Future<Void> record(SqlConnection connection, long reader, Instant at, List<Blacklisting> found) {
        return accesses.record(
                connection, new PersonalDataAccess.CustomerLook(reader, files(found), List.of(), "blacklist", at));
    }
}
