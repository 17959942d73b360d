package hotline.customer.duplicate;

import hotline.customer.Customer;
import hotline.customer.Customers;
import hotline.customer.Customers.Reader;
import hotline.customer.duplicate.DuplicateHint.Place;
import hotline.customer.duplicate.DuplicateHint.Stored;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.paging.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows people which files may be one customer's, and keeps what they decide; each look is on record (K8). */
public final class Duplicates {
    private static final int MOST_OF_CUSTOMER = 20;

    private final Pool pool;
    private final Customers customers;

    public Duplicates(Pool pool, Customers customers) {
        this.pool = pool;
        this.customers = customers;
    }

    /** The likeliest first. */
    public Future<Page<DuplicateHint, Place>> open(Reader reader, Place after, int limit) {
        return pool.withConnection(connection -> OpenHintStore.open(connection, after, limit + 1))
                .map(found -> Page.of(found, limit, last -> new Place(last.score(), last.id())))
                .compose(page -> shown(reader, page.items()).map(hints -> new Page<>(hints, page.next())));
    }

    /** Of one customer, by any of their files. */
    public Future<List<DuplicateHint>> of(Reader reader, long file) {
        return pool.withConnection(connection -> Customers.files(connection, file)
                        .compose(files -> OpenHintStore.of(connection, files, MOST_OF_CUSTOMER)))
                .compose(found -> shown(reader, found));
    }

    /** Two customers once, though several of their files are alike. */
    private Future<List<DuplicateHint>> shown(Reader reader, List<Stored> found) {
        var pairs = new HashSet<Set<Long>>();
        var once = found.stream()
                .filter(hint -> pairs.add(Set.of(hint.one(), hint.other())))
                .toList();
        var ids = once.stream()
                .flatMap(hint -> Stream.of(hint.one(), hint.other()))
                .distinct()
                .toList();
        return customers.all(reader, "duplicates", ids).map(files -> {
            Map<Long, Customer> byId = files.stream().collect(Collectors.toMap(Customer::id, Function.identity()));
            return once.stream().flatMap(hint -> both(hint, byId).stream()).toList();
        });
    }

    private static Optional<DuplicateHint> both(Stored hint, Map<Long, Customer> byId) {
        return Optional.ofNullable(byId.get(hint.one())).flatMap(one -> Optional.ofNullable(byId.get(hint.other()))
                .map(other -> new DuplicateHint(hint.id(), hint.score(), hint.reasons(), hint.at(), one, other)));
    }

    /** The two are two customers: never suggested again. Fails with {@link Failure.Conflict} where they are merged. */
    public Future<Void> dismiss(Once once, long file, long other, long by, Instant at) {
        return once.inTransaction(pool, transaction -> Customers.files(transaction, file)
                .compose(files -> Customers.files(transaction, other).compose(others -> {
                    if (files.get(0).equals(others.get(0))) {
                        throw new Failure.Conflict("both files are one customer's");
                    }
                    return OpenHintStore.dismiss(transaction, files, others, by, at);
                })));
    }
}
