package hotline.care;

import hotline.care.CarePolicies.Ruled;
import hotline.care.ContactReport.Recorded;
import hotline.customer.Customers;
import hotline.failure.Failure;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;

/** Reports of contacts (K3, K5). One fulfils all that it satisfies in the periods of its day, each once. */
public final class Contacts {
    private static final Duration OLDEST = Duration.ofDays(366);

    private final Pool pool;
    private final CarePolicies policies;
    private final Customers customers;

    public Contacts(Pool pool, CarePolicies policies, Customers customers) {
        this.pool = pool;
        this.policies = policies;
        this.customers = customers;
    }

    /**
     * Writes it into the file that the customer's others are merged into. What the day's periods still have due is done; a period that was
     * over when the contact is reported stays as it is. Fails with {@link Failure.Conflict} for a sealed or erased file.
     */
    public Future<Long> record(Once once, long file, ContactReport report, long by, Instant now) {
        return once.inTransaction(pool, transaction -> record(transaction, file, report, by, now));
    }

    /** The same in a transaction at hand. */
    public Future<Long> record(SqlConnection transaction, long file, ContactReport report, long by, Instant now) {
        check(report, now);
        return Customers.openFiles(transaction, file)
                .compose(files -> ContactStore.insert(transaction, files.get(0), report, by, now)
                        .compose(id -> ContactStore.fulfil(
                                        transaction,
                                        new ContactStore.Fulfilment(
                                                files,
                                                report,
                                                LocalDate.ofInstant(report.at(), policies.zone()),
                                                policies.day(now),
                                                id,
                                                now))
                                .compose(fulfilled -> unplanned(transaction, files, report, id, now))
                                .map(id)));
    }

    private static void check(ContactReport report, Instant now) {
        if (report.at().isAfter(now)) {
            throw Failure.Invalid.field("/at", "must not be in the future", "future");
        }
        if (report.at().isBefore(now.minus(OLDEST))) {
            throw Failure.Invalid.field("/at", "must be of the last year", "too-old");
        }
        if (report.words().isEmpty() && report.score().isEmpty()) {
            throw Failure.Invalid.field("/progress", "must say what the contact was about", "missing");
        }
    }

    /** Visits by choice count though no person had chosen the customer before (有选择). */
    private Future<Void> unplanned(
            SqlConnection transaction, List<Long> files, ContactReport report, long contact, Instant now) {
        var selective = policies.all().stream()
                .filter(ruled -> ruled.rule().isSelective())
                .filter(ruled -> ruled.rule().isSatisfiedBy(report.way(), report.level()))
                .filter(ruled -> ruled.around(now).equals(ruled.around(report.at())))
                .iterator();
        return unplanned(transaction, files, selective, contact, now);
    }

    private static Future<Void> unplanned(
            SqlConnection transaction, List<Long> files, Iterator<Ruled> rules, long contact, Instant now) {
        if (!rules.hasNext()) {
            return Future.succeededFuture();
        }
        var ruled = rules.next();
        return CareStore.tier(transaction, files, ruled.rule().tiers())
                .compose(held -> held.isEmpty()
                        ? Future.succeededFuture(false)
                        : CareStore.unplanned(transaction, Care.chosen(ruled, files.get(0), held.get(), now), contact))
                .compose(done -> unplanned(transaction, files, rules, contact, now));
    }

    /** Of a customer with all merged files, the newest first. Fails with {@link Failure.ReasonNeeded} and {@link Failure.Sealed}. */
    public Future<List<Recorded>> ofCustomer(Customers.Reader reader, long file) {
        return pool.withConnection(
                connection -> Customers.files(connection, file).compose(files -> customers
                        .permit(connection, reader, files)
                        .compose(
                                permit -> customers.look(connection, reader, "contacts with a customer", files, permit))
                        .compose(recorded -> ContactStore.ofCustomer(connection, files))));
    }
}
