package hotline.customer.quality;

import hotline.customer.Customer;
import hotline.customer.Customers;
import hotline.customer.Missing;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Samples of files, drawn once for each month, and what people find in them. */
public final class FileSamples {
    private final Pool pool;
    private final Customers customers;
    private final Policies policies;

    public FileSamples(Pool pool, Customers customers, Policies policies) {
        this.pool = pool;
        this.customers = customers;
        this.policies = policies;
    }

    /** A file of a sample as it is now. */
    public record Shown(SampledFile sampled, Optional<Customer> customer) {}

    /** Draws the sample of a month that has begun; fails with {@link Failure.Conflict} where it has one. */
    public Future<Void> draw(Once once, YearMonth month, Customers.Reader by) {
        var policy = policies.inForce().policy();
        if (month.atDay(1).atStartOfDay(policy.zone()).toInstant().isAfter(by.at())) {
            throw new Failure.Conflict("the month has not begun");
        }
        var end = month.plusMonths(1).atDay(1).atStartOfDay(policy.zone()).toInstant();
        return once.inTransaction(pool, transaction -> SampleStore.lock(transaction, month.atDay(1))
                .compose(isFree -> isFree
                        ? SampleStore.draw(
                                transaction,
                                month.atDay(1),
                                end,
                                policy.measures().fileSample())
                        : Future.failedFuture(new Failure.Conflict("the month has its sample")))
                .compose(drawn -> record(transaction, month.atDay(1), drawn, by)));
    }

    private Future<Void> record(
            SqlConnection transaction, LocalDate month, List<SampleStore.Drawn> drawn, Customers.Reader by) {
        var ids = drawn.stream().map(SampleStore.Drawn::file).toList();
        return Customers.unseen(transaction, ids).compose(found -> {
            var byId = byId(found);
            var rows = drawn.stream()
                    .filter(one -> byId.containsKey(one.file()))
                    .map(one -> row(
                            month,
                            one,
                            Optional.ofNullable(byId.get(one.file())).orElseThrow(),
                            by))
                    .toList();
            return SampleStore.write(transaction, rows);
        });
    }

    private static SampleStore.Row row(
            LocalDate month, SampleStore.Drawn drawn, Customer customer, Customers.Reader by) {
        return new SampleStore.Row(
                month,
                drawn,
                CheckedField.of(customer),
                customer.missing().stream().map(Missing::code).sorted().toList(),
                by.at(),
                by.person().id());
    }

    /** Figures of a month, for each department. */
    public Future<FileQuality> figures(YearMonth month) {
        return pool.withConnection(connection -> SampleStore.figures(connection, month.atDay(1)));
    }

    /** Files of a department in the order of the draw; each look is on record (K8). */
    public Future<List<Shown>> files(
            Customers.Reader reader, YearMonth month, Optional<String> department, int after, int most) {
        return pool.withConnection(connection -> SampleStore.files(connection, month.atDay(1), department, after, most))
                .compose(sampled -> customers
                        .all(
                                reader,
                                "file sample",
                                sampled.stream().map(SampledFile::file).toList())
                        .map(found -> {
                            var byId = byId(found);
                            return sampled.stream()
                                    .map(one -> new Shown(one, Optional.ofNullable(byId.get(one.file()))))
                                    .toList();
                        }));
    }

    private static Map<Long, Customer> byId(List<Customer> found) {
        return found.stream().collect(Collectors.toMap(Customer::id, Function.identity()));
    }

    /** What a person found; a later check takes the place of an earlier one. */
    public Future<Void> check(
            Once once, YearMonth month, long file, Map<CheckedField, Verdict> verdicts, long by, Instant at) {
        return once.inTransaction(pool, transaction -> SampleStore.fieldsOf(transaction, month.atDay(1), file)
                .compose(found -> {
                    var fields = found.orElseThrow(
                            () -> new Failure.NotFound("the file " + file + " is not in the sample of " + month));
                    for (CheckedField field : verdicts.keySet()) {
                        if (!fields.contains(field)) {
                            throw Failure.Invalid.field(
                                    "/" + field.code(), "is not in the file as it was drawn", "not-in-file");
                        }
                    }
                    return verdicts.isEmpty()
                            ? Future.succeededFuture()
                            : SampleStore.check(transaction, month.atDay(1), file, verdicts, by, at);
                }));
    }
}
