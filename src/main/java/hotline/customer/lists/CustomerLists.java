package hotline.customer.lists;

import hotline.failure.Failure;
import hotline.job.JobKind;
import hotline.job.Jobs;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lists as the people who send them see them: received part by part, tried, taken, deleted. All who may send lists see which there are; the
 * rows of one only the person who sent it.
 */
public final class CustomerLists {
    /** A million customers with their addresses. */
    public static final long MOST_BYTES = 512L << 20;

    /** Bytes of a part; each but the last has so many. */
    public static final int PART = 1 << 20;

    private static final Duration KEPT = Duration.ofDays(7);

    private final Pool pool;
    private final Jobs jobs;
    private final InstantSource clock;

    public CustomerLists(Pool pool, Jobs jobs, InstantSource clock) {
        this.pool = pool;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The newest first. */
    public Future<List<CustomerList>> newestFirst(long before, int most) {
        return pool.withConnection(connection -> ListStore.newestFirst(connection, before, most));
    }

    public Future<CustomerList> read(long id) {
        return pool.withConnection(connection -> ListStore.byId(connection, id))
                .map(found -> found.orElseThrow(() -> noList(id)));
    }

    /** The list is to come in parts. */
    public Future<CustomerList> begin(Once once, long person, String fileName, long size) {
        var now = clock.instant();
        return once.inTransaction(
                pool, transaction -> ListStore.insert(transaction, person, fileName, size, now, now.plus(KEPT))
                        .compose(id -> ListStore.byId(transaction, id).map(Optional::orElseThrow)));
    }

    /** A part may be sent again. Fails with {@link Failure.Conflict} where all parts have been taken for whole. */
    public Future<Void> put(long person, long id, int seq, Buffer bytes) {
        return pool.withTransaction(transaction -> own(transaction, person, id).compose(list -> {
            if (list.run().isPresent() || !list.hasFile(clock.instant())) {
                throw new Failure.Conflict("the list has been received, or is deleted");
            }
            long begins = (long) seq * PART;
            if (bytes.length() != Math.min(PART, list.size() - begins)) {
                throw Failure.Invalid.field(
                        "seq",
                        "part " + seq + " of a list of " + list.size() + " bytes has "
                                + Math.max(0, Math.min(PART, list.size() - begins)) + " bytes",
                        "part-size");
            }
            return ListStore.put(transaction, id, seq, bytes);
        }));
    }

    /** Goes through all rows and says what taking them would change. */
    public Future<CustomerList> check(Once once, long person, long id) {
        return step(once, person, id, list -> {
            if (list.run().isPresent()) {
                throw new Failure.Conflict("the list has been checked");
            }
            if (list.received() != list.size()) {
                throw new Failure.Conflict(
                        "the list is not whole: " + list.received() + " of " + list.size() + " bytes are here");
            }
            return new ListRequest(id, true, person, Optional.empty());
        });
    }

    /** Takes all rows but those that are refused. A list whose taking was cancelled may be taken again; what is done stays as it is. */
    public Future<CustomerList> take(Once once, long person, long id) {
        return step(once, person, id, list -> {
            if (!list.canBeTaken(clock.instant())) {
                throw new Failure.Conflict("the list is " + list.state());
            }
            return new ListRequest(
                    id,
                    false,
                    person,
                    list.trial().flatMap(CustomerList.Run::counts).map(ListCounts::rows));
        });
    }

    private Future<CustomerList> step(Once once, long person, long id, Function<CustomerList, ListRequest> decide) {
        return once.inTransaction(pool, transaction -> own(transaction, person, id)
                .map(decide)
                .compose(request -> jobs.ask(transaction, JobKind.CUSTOMER_LIST, request.json(), Optional.of(person))
                        .compose(job -> request.isTrial()
                                ? ListStore.tried(transaction, id, job.id())
                                : ListStore.taken(transaction, id, job.id(), until())))
                .compose(asked -> ListStore.byId(transaction, id).map(Optional::orElseThrow)));
    }

    private Instant until() {
        return clock.instant().plus(KEPT);
    }

    /** Cancels the run that is under way; else deletes the bytes and the refused rows. */
    public Future<Void> delete(Once once, long person, long id) {
        return once.inTransaction(
                pool, transaction -> own(transaction, person, id).compose(list -> {
                    var underWay = list.run().filter(CustomerList.Run::isUnderWay);
                    return underWay.isPresent()
                            ? jobs.cancel(transaction, underWay.get().job()).mapEmpty()
                            : ListStore.deleteFiles(transaction, List.of(id));
                }));
    }

    /** Rows that were not taken, after a place; for the person who sent them. */
    public Future<List<RefusedRow>> refused(long person, long id, long after, int most) {
        return pool.withConnection(connection ->
                checked(connection, person, id).compose(own -> ListStore.refusals(connection, id, after, most)));
    }

    /** The first line of the file. */
    public Future<List<String>> titles(long person, long id) {
        return pool.withConnection(
                connection -> checked(connection, person, id).compose(own -> ListStore.titles(connection, id)));
    }

    /** Deletes some that are past their time; true where there may be more. */
    public Future<Boolean> deleteOld() {
        return pool.withTransaction(transaction -> ListStore.over(transaction, clock.instant())
                .compose(over -> over.isEmpty()
                        ? Future.succeededFuture(false)
                        : ListStore.deleteFiles(transaction, over).map(true)));
    }

    private static Future<CustomerList> own(SqlConnection transaction, long person, long id) {
        return ListStore.lock(transaction, id).compose(locked -> checked(transaction, person, id));
    }

    /** Another person's is not there. */
    private static Future<CustomerList> checked(SqlConnection connection, long person, long id) {
        return ListStore.byId(connection, id)
                .map(found -> found.filter(list -> list.person().id() == person).orElseThrow(() -> noList(id)));
    }

    private static Failure.NotFound noList(long id) {
        return new Failure.NotFound("there is no list " + id);
    }
}
