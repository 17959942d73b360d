package hotline.telephony.caller;

import hotline.audit.PersonalDataAccess;
import hotline.audit.PersonalDataAccess.ExchangeLook;
import hotline.customer.Customer;
import hotline.customer.Customers;
import hotline.customer.Customers.Reader;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out who calls. The look is recorded, and what a person gave no reason for is masked, as in each list of customers (K8). */
public final class Callers {
    private static final int MOST_FILES = 20;

    private final Pool pool;
    private final Customers customers;
    private final PersonalDataAccess accesses;

    public Callers(Pool pool, Customers customers, PersonalDataAccess accesses) {
        this.pool = pool;
        this.customers = customers;
        this.accesses = accesses;
    }

    /**
     * All of a number.
     *
     * @param phone in E.164
     */
    public Future<CallerOfNumber> of(Reader reader, String phone, Optional<String> extension) {
        return customers
                .byPhone(reader, phone, extension, MOST_FILES)
                .compose(found -> pool.withConnection(connection -> around(connection, reader, phone, found)));
    }

    /**
     * The customers with a number, for a telephone exchange that shows who calls. Sealed files (A2) and erased ones are left out.
     *
     * @param phone in E.164
     */
    public Future<List<Customer>> contacts(long connector, String phone, Instant now) {
        return pool.withConnection(connection -> Customers.ofNumber(connection, phone, MOST_FILES)
                .map(found -> found.stream()
                        .filter(one ->
                                one.sealedAt().isEmpty() && one.erasedAt().isEmpty())
                        .toList())
                .compose(shown -> accesses.record(
                                connection,
                                new ExchangeLook(
                                        connector,
                                        shown.stream()
                                                .flatMap(one -> one.files().stream())
                                                .toList(),
                                        now))
                        .map(shown)));
    }

    private Future<CallerOfNumber> around(SqlConnection connection, Reader reader, String phone, List<Customer> found) {
        var files =
                found.stream().flatMap(one -> one.files().stream()).distinct().toList();
        return covered(connection, reader, found).compose(covered -> CallerStore.due(connection, phone, files)
                .compose(due -> CallerStore.promises(connection, files)
                        .compose(promises -> CallerStore.calls(connection, phone, files)
                                .map(calls -> new CallerOfNumber(
                                        found,
                                        promises,
                                        due.stream()
                                                .map(one -> isCovered(covered, one.file()) ? one.masked() : one)
                                                .toList(),
                                        calls.stream()
                                                .map(one -> isCovered(covered, one.file()) ? one.masked() : one)
                                                .toList())))));
    }

    private Future<Set<Long>> covered(SqlConnection connection, Reader reader, List<Customer> found) {
        return customers.covered(
                connection, reader, found.stream().map(Customer::id).toList());
    }

    /** What belongs to no file is covered where any file of the number is. */
    private static boolean isCovered(Set<Long> covered, Optional<Long> file) {
        return file.map(covered::contains).orElse(!covered.isEmpty());
    }
}
