package hotline.telephony.desk;

import hotline.audit.LookReasons.Permit;
import hotline.audit.PersonalDataAccess;
import hotline.audit.PersonalDataAccess.CallLook;
import hotline.customer.Customers;
import hotline.customer.Customers.Reader;
import hotline.failure.Failure;
import hotline.identity.Role;
import hotline.telephony.record.CallRecord;
import hotline.telephony.record.RecordLooks;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;

/** Shows calls: to agents their own, to supervisors all, those of others without the number and the name until one is opened. */
public final class CallDesk {
    private static final int MOST_OPEN = 500;
    private static final int MOST_COUNTED = 100;

    private final Pool pool;
    private final RecordLooks looks;
    private final Customers customers;
    private final PersonalDataAccess accesses;

    public CallDesk(Pool pool, RecordLooks looks, Customers customers, PersonalDataAccess accesses) {
        this.pool = pool;
        this.looks = looks;
        this.customers = customers;
        this.accesses = accesses;
    }

    /**
     * What an agent has at the telephone now.
     *
     * @param calls that continue, and the last one that owes its record
     * @param owed how many answered calls have no record yet
     */
    public record Mine(List<ShownCall> calls, int owed) {
        public Mine {
            calls = List.copyOf(calls);
        }
    }

    /** A call with its record. */
    public record Opened(ShownCall call, Optional<CallRecord> record) {}

    /** The caller's number is before the eyes of whom it rings at; the look at the files is that of {@code Callers}. */
    public Future<Mine> mine(long person) {
        return pool.withConnection(connection -> ShownCallStore.ofPerson(connection, person)
                .compose(calls -> ShownCallStore.countOwed(connection, person, MOST_COUNTED)
                        .map(owed -> new Mine(calls, owed))));
    }

    /** All that continue in the house, the longest first. */
    public Future<List<ShownCall>> live(Reader reader) {
        return pool.withConnection(connection -> ShownCallStore.open(connection, MOST_OPEN))
                .map(calls -> calls.stream()
                        .map(call -> isOwn(call, reader) ? call : call.masked())
                        .toList());
    }

    /** One more than the page holds, where there is more. Agents see their own alone. */
    public Future<List<ShownCall>> list(Reader reader, CallFilter filter) {
        if ((filter.view().hasOthers() || filter.number().isPresent())
                && reader.person().role() != Role.SUPERVISOR) {
            throw new Failure.Forbidden("calls of others are for supervisors alone");
        }
        return pool.withConnection(connection -> ShownCallStore.list(connection, filter)
                .compose(found -> masked(connection, reader, found))
                .compose(shown -> accesses.record(
                                connection,
                                new CallLook(
                                        reader.person().id(),
                                        shown.stream().map(ShownCall::id).toList(),
                                        shown.stream()
                                                .flatMap(call -> call.file().stream())
                                                .distinct()
                                                .toList(),
                                        "calls",
                                        reader.at(),
                                        Permit.NONE))
                        .map(shown)));
    }

    /** A call whole, with its record. Fails with {@link Failure.NotFound} for a call of another agent, and with {@link Failure.ReasonNeeded}. */
    public Future<Opened> open(Reader reader, long call) {
        return pool.withConnection(connection -> ShownCallStore.byId(connection, call)
                .map(found -> found.filter(one -> reader.person().role() == Role.SUPERVISOR || isOwn(one, reader))
                        .orElseThrow(() -> new Failure.NotFound("there is no such call of yours")))
                .compose(found -> opened(connection, reader, found)));
    }

    private Future<Opened> opened(SqlConnection connection, Reader reader, ShownCall call) {
        return looks.read(connection, reader, call.id(), call.file(), isOwn(call, reader))
                .map(record -> new Opened(call, record));
    }

    private Future<List<ShownCall>> masked(SqlConnection connection, Reader reader, List<ShownCall> found) {
        var own = found.stream().filter(call -> isOwn(call, reader)).toList();
        return customers
                .sealedTo(
                        connection,
                        reader,
                        own.stream()
                                .flatMap(call -> call.file().stream())
                                .distinct()
                                .toList())
                .map(closed -> found.stream()
                        .map(call -> own.contains(call)
                                        && call.file().filter(closed::contains).isEmpty()
                                ? call
                                : call.masked())
                        .toList());
    }

    private static boolean isOwn(ShownCall call, Reader reader) {
        long person = reader.person().id();
        return call.agent().filter(agent -> agent.id() == person).isPresent()
                || call.ringing().stream().anyMatch(agent -> agent.id() == person);
    }
}
