package hotline.telephony.help;

import hotline.audit.LookReasons.Permit;
import hotline.audit.PersonalDataAccess;
import hotline.audit.PersonalDataAccess.CallLook;
import hotline.customer.Customers;
import hotline.customer.Customers.Reader;
import hotline.failure.Failure;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/**
 * R9: who helped tells the customer's own agent. That a call was answered for them stands here from the answer on; the work done is the helper's
 * record of the call (T2), and the agent takes note of it.
 */
public final class HelpedCalls {
    private static final String LOOK = "helped calls";

    private final Pool pool;
    private final Customers customers;
    private final PersonalDataAccess accesses;

    public HelpedCalls(Pool pool, Customers customers, PersonalDataAccess accesses) {
        this.pool = pool;
        this.customers = customers;
        this.accesses = accesses;
    }

    /** A helper has answered a call; in the transaction that says so. */
    public static Future<Void> answered(SqlConnection transaction, long call, long owner, long helper, Instant at) {
        return HelpedCallStore.insert(transaction, call, owner, helper, at);
    }

    /** How many the person has yet to read. */
    public static Future<Integer> toRead(SqlConnection connection, long person, int most) {
        return HelpedCallStore.countToRead(connection, person, most);
    }

    /** Those of the reader's own customers, newest first. The customer is theirs, so no reason is asked for; only a sealed file stays covered. */
    public Future<List<HelpedCall>> of(Reader reader, long before, int most) {
        return pool.withConnection(connection -> HelpedCallStore.of(
                        connection, reader.person().id(), before, most)
                .compose(found -> covered(connection, reader, found))
                .compose(shown -> accesses.record(
                                connection,
                                new CallLook(
                                        reader.person().id(),
                                        shown.stream().map(HelpedCall::call).toList(),
                                        files(shown),
                                        LOOK,
                                        reader.at(),
                                        Permit.NONE))
                        .map(shown)));
    }

    private Future<List<HelpedCall>> covered(SqlConnection connection, Reader reader, List<HelpedCall> found) {
        var sealed =
                found.stream().flatMap(one -> one.sealed().stream()).distinct().toList();
        return sealed.isEmpty()
                ? Future.succeededFuture(found)
                : customers.covered(connection, reader, sealed).map(covered -> found.stream()
                        .map(one -> one.sealed().filter(covered::contains).isPresent() ? one.covered() : one)
                        .toList());
    }

    private static List<Long> files(List<HelpedCall> shown) {
        return shown.stream()
                .flatMap(one -> one.word().stream())
                .filter(word -> !word.isCovered())
                .flatMap(word -> word.customer().stream())
                .distinct()
                .toList();
    }

    /**
     * The customer's own agent has read it. Fails with {@link Failure.NotFound} for a call of another's customer, and with
     * {@link Failure.Conflict} before the helper has recorded it, since there is nothing to read yet.
     */
    public Future<Void> read(Once once, long call, long person, Instant now) {
        return once.inTransaction(pool, transaction -> HelpedCallStore.lock(transaction, call, person)
                .map(found ->
                        found.orElseThrow(() -> new Failure.NotFound("there is no such call of a customer of yours")))
                .compose(isRecorded -> {
                    if (!isRecorded) {
                        throw new Failure.Conflict("the helper has not recorded the call yet");
                    }
                    return HelpedCallStore.read(transaction, call, now);
                }));
    }
}
