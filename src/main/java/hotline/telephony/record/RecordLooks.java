package hotline.telephony.record;

import hotline.audit.LookReasons.Permit;
import hotline.audit.PersonalDataAccess;
import hotline.audit.PersonalDataAccess.CallLook;
import hotline.customer.Customers;
import hotline.customer.Customers.Reader;
import hotline.identity.Caller.Staff;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who sees records of calls, and what of them: each look is on record (K8), and sealed customers are seen for a reason alone (A2). */
public final class RecordLooks {
    private static final String LOOK = "call record";

    private final Customers customers;
    private final PersonalDataAccess accesses;

    public RecordLooks(Customers customers, PersonalDataAccess accesses) {
        this.customers = customers;
        this.accesses = accesses;
    }

    /**
     * The record of a call, if it has one; the look is recorded. Others than its agent give the reason for the customer's file first. Fails with
     * {@link Failure.ReasonNeeded}, and with {@link Failure.Sealed}.
     *
     * @param file of the customer
     * @param isOwn the person's own call; anyone who wrote the record has it as their own too
     */
    public Future<Optional<CallRecord>> read(
            SqlConnection connection, Reader reader, long call, Optional<Long> file, boolean isOwn) {
        var files = file.map(List::of).orElse(List.of());
        return RecordStore.of(connection, call).compose(found -> permit(
                        connection,
                        reader,
                        files,
                        found.map(record ->
                                        record.agent().id() == reader.person().id())
                                .orElse(isOwn))
                .compose(permit -> accesses.record(
                        connection,
                        new CallLook(reader.person().id(), List.of(call), files, LOOK, reader.at(), permit)))
                .map(found));
    }

    private Future<Permit> permit(SqlConnection connection, Reader reader, List<Long> files, boolean isOwn) {
        return isOwn || files.isEmpty()
                ? customers.permitOwn(connection, reader, files)
                : customers.permit(connection, reader, files);
    }

    /** Without what a record says of customers whose files are sealed. */
    Future<List<CallRecord>> masked(SqlConnection connection, Reader reader, List<CallRecord> found) {
        return customers
                .sealedTo(
                        connection,
                        reader,
                        found.stream()
                                .flatMap(one -> one.file().stream())
                                .distinct()
                                .toList())
                .map(closed -> found.stream()
                        .map(one -> one.file().filter(closed::contains).isPresent() ? one.masked() : one)
                        .toList());
    }

    Future<CallRecord> shown(SqlConnection connection, long call, Staff by, Instant now) {
        return RecordStore.of(connection, call)
                .map(found -> found.orElseThrow(CallRecords::noCall))
                .compose(record -> masked(connection, new Reader(by, now), List.of(record)))
                .map(records -> records.get(0));
    }
}
