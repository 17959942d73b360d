package hotline.care;

import hotline.care.CarePolicies.Ruled;
import hotline.customer.Customers;
import hotline.database.SharedReading;
import hotline.failure.Failure;
import hotline.identity.Caller.Staff;
import hotline.identity.Role;
import hotline.once.Once;
import hotline.policy.care.CareLevel;
import hotline.policy.tier.Tier;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Work that is due to customers and what became of it, for those who look after them; looks are on record (K8). */
public final class Care {
    /** Work that is due within so many days is overdue soon. */
    public static final int SOON_DAYS = 7;

    private static final String WHAT = "care for customers";

    /** Missed contacts are listed for half a year. */
    private static final int MONTHS = 6;

    /** Bells ask each minute. */
    private static final Duration SHARED = Duration.ofSeconds(20);

    private static final long NOBODY = 0;

    private final Pool pool;
    private final CarePolicies policies;
    private final Customers customers;
    private final SharedReading<Map<Long, Integer>> soon;

    public Care(Pool pool, CarePolicies policies, Customers customers, InstantSource clock) {
        this.pool = pool;
        this.policies = policies;
        this.customers = customers;
        this.soon = new SharedReading<>(() -> soon(clock.instant()), SHARED);
    }

    private Future<Map<Long, Integer>> soon(Instant at) {
        var today = policies.day(at);
        return pool.withConnection(connection -> CareSoonStore.soon(connection, today, today.plusDays(SOON_DAYS)));
    }

    /**
     * Which rows.
     *
     * @param isSoon only those due within {@link #SOON_DAYS}
     * @param responsible only customers whom that person looks after
     * @param after the last row of the page before
     */
    public record Filter(
            CareState state,
            boolean isSoon,
            Optional<Tier> tier,
            Optional<CareLevel> level,
            Optional<String> department,
            Optional<String> rule,
            Optional<Long> responsible,
            Optional<CareCursor> after,
            int most) {}

    /**
     * Those whose period ends first come first, of one day the better tier's (D2). Names are masked where the person must say why they look.
     */
    public Future<List<CareRow>> list(Customers.Reader reader, Filter filter) {
        var today = policies.day(reader.at());
        var from = filter.state() == CareState.MISSED ? today.minusMonths(MONTHS) : today.plusDays(1);
        var until = filter.isSoon() ? Optional.of(today.plusDays(SOON_DAYS)) : Optional.<LocalDate>empty();
        return pool.withConnection(connection ->
                CareStore.list(connection, filter, from, until).compose(rows -> shown(connection, reader, rows)));
    }

    private Future<List<CareRow>> shown(SqlConnection connection, Customers.Reader reader, List<CareRow> rows) {
        var files = rows.stream().map(CareRow::file).distinct().toList();
        return customers
                .look(connection, reader, WHAT, files)
                .compose(recorded -> customers.covered(connection, reader, files))
                .map(covered -> rows.stream()
                        .map(row -> covered.contains(row.file()) ? row.masked() : row)
                        .toList());
    }

    /** Contacts that are due within {@link #SOON_DAYS} to customers whom the person looks after; for supervisors also to those whom no one does. */
    public Future<Integer> soon(Staff person, Instant at, int most) {
        return soon.now().map(counts -> {
            int own = counts.getOrDefault(person.id(), 0);
            int ownerless = person.role() == Role.SUPERVISOR ? counts.getOrDefault(NOBODY, 0) : 0;
            return Math.min(most, own + ownerless);
        });
    }

    /** Of each rule the present period and the one before it. */
    public Future<List<CareCount>> counts(Instant at, Optional<String> department, Optional<Long> responsible) {
        var spans = policies.all().stream()
                .map(ruled -> CareStore.Counted.since(
                        ruled.rule().code(), ruled.around(at).before().from()))
                .toList();
        return pool.withConnection(connection -> CareStore.counts(connection, spans, department, responsible));
    }

    /** Of all periods that ended within those days, by rule and tier. */
    public static Future<List<CareCount>> ended(SqlConnection connection, LocalDate first, LocalDate last) {
        return CareStore.ended(connection, first.plusDays(1), last.plusDays(1));
    }

    /** Of a customer with all merged files, the newest first. Fails with {@link Failure.ReasonNeeded} and {@link Failure.Sealed}. */
    public Future<List<CareRow>> ofCustomer(Customers.Reader reader, long file) {
        return pool.withConnection(
                connection -> Customers.files(connection, file).compose(files -> customers
                        .permit(connection, reader, files)
                        .compose(permit -> customers.look(connection, reader, WHAT, files, permit))
                        .compose(recorded -> CareStore.ofCustomer(connection, files))));
    }

    /** Before a person decides about a customer's care or reports a contact, both of which show it: fails as {@link #ofCustomer}. */
    public Future<Void> permitted(Customers.Reader reader, long file) {
        return pool.withConnection(connection -> Customers.files(connection, file)
                .compose(files -> customers.permit(connection, reader, files))
                .mapEmpty());
    }

    /** A customer whom a selective rule visits in this period. Fails with {@link Failure.Conflict} where it does already. */
    public Future<Void> choose(Once once, long file, String code, long by, Instant at) {
        var ruled = policies.rule(code)
                .filter(one -> one.rule().isSelective())
                .orElseThrow(() -> Failure.Invalid.field("/rule", "must be a selective rule of a policy in force"));
        return once.inTransaction(
                pool, transaction -> Customers.openFiles(transaction, file).compose(files -> CareStore.tier(
                                transaction, files, ruled.rule().tiers())
                        .map(held -> held.orElseThrow(
                                () -> new Failure.Conflict("the customer has no tier that the rule is for")))
                        .compose(held -> CareStore.choose(transaction, chosen(ruled, files.get(0), held, at), by))
                        .map(isNew -> {
                            if (!isNew) {
                                throw new Failure.Conflict("the customer is chosen already");
                            }
                            return null;
                        })));
    }

    static CareStore.Chosen chosen(Ruled ruled, long file, CareStore.Held held, Instant at) {
        return new CareStore.Chosen(file, ruled, ruled.around(at), held, at);
    }

    /** Of work that is still due; what was missed stays missed. Fails with {@link Failure.NotFound} and {@link Failure.Conflict}. */
    public Future<Void> excuse(Once once, Excuse excuse) {
        return once.inTransaction(pool, transaction -> Customers.files(transaction, excuse.file())
                .compose(files -> CareStore.excuse(transaction, files, excuse, policies.day(excuse.at())))
                .map(excused -> {
                    if (excused == 0) {
                        throw new Failure.Conflict("no such contact is due to the customer");
                    }
                    return null;
                }));
    }

    /** @param from first day of the period */
    public record Excuse(long file, String rule, LocalDate from, String reason, long by, Instant at) {}
}
