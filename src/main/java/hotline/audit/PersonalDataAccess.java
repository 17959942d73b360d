package hotline.audit;

import hotline.audit.LookReasons.Permit;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records which of our people looked at which customer's data (K8). */
public final class PersonalDataAccess {
    private final PersonalDataAccessStore store = new PersonalDataAccessStore();
    private final LookReasons reasons;

    /** For looks that no reason is asked for. */
    public PersonalDataAccess() {
        this(LookReasons.none());
    }

    public PersonalDataAccess(LookReasons reasons) {
        this.reasons = reasons;
    }

    public LookReasons reasons() {
        return reasons;
    }

    /**
     * A look about to be taken.
     *
     * @param person {@code person.id}
     * @param number of the complaint
     * @param onlyBranch the only branch that the person may see complaints of; a refused look is not recorded
     * @param what they look at
     * @param permit the reason that they gave
     */
    public record Look(
            long person, String number, Optional<String> onlyBranch, String what, Instant at, Permit permit) {}

    /**
     * A page of a list that was shown.
     *
     * @param person {@code person.id}
     * @param complaints ids of all complaints on it
     * @param what which list
     */
    public record ListLook(long person, List<Long> complaints, String what, Instant at) {}

    /**
     * Complaints or customers' files that leave the system in a file (S5).
     *
     * @param export id of the export
     * @param complaints ids of those in the file; none where the export as a whole is meant
     * @param customers ids of those in the file
     * @param what happens to them
     */
    public record ExportLook(
            long person, long export, List<Long> complaints, List<Long> customers, String what, Instant at) {}

    /**
     * Customers' files that are shown.
     *
     * @param person {@code person.id}
     * @param complaints ids of the complaints shown with them
     * @param what they look at
     * @param permit the reason that they gave
     */
    public record CustomerLook(
            long person, List<Long> customers, List<Long> complaints, String what, Instant at, Permit permit) {
        public CustomerLook(long person, List<Long> customers, List<Long> complaints, String what, Instant at) {
            this(person, customers, complaints, what, at, Permit.NONE);
        }
    }

    /**
     * Records of calls that are shown.
     *
     * @param person {@code person.id}
     * @param calls ids of the calls
     * @param customers ids of the files of those who called
     * @param what they look at
     * @param permit the reason that they gave
     */
    public record CallLook(
            long person, List<Long> calls, List<Long> customers, String what, Instant at, Permit permit) {}

    /** Succeeds when the look is on record. */
    public Future<Void> record(SqlConnection connection, CallLook look) {
        return look.calls().isEmpty() ? Future.succeededFuture() : store.insert(connection, look);
    }

    /** Succeeds when the look is on record; where no file was found, none was shown. */
    public Future<Void> record(SqlConnection connection, CustomerLook look) {
        return look.customers().isEmpty() ? Future.succeededFuture() : store.insert(connection, look);
    }

    /** Succeeds when it is on record. */
    public Future<Void> record(SqlConnection connection, ExportLook look) {
        return store.insert(connection, look);
    }

    /** Succeeds when the look is on record; an empty page shows no customer's data. */
    public Future<Void> record(SqlConnection connection, ListLook look) {
        return look.complaints().isEmpty() ? Future.succeededFuture() : store.insert(connection, look);
    }

    /** Succeeds when the look is on record. A complaint that is not there leaves none. */
    public Future<Void> record(SqlConnection connection, Look look) {
        return store.insert(connection, look);
    }
}
