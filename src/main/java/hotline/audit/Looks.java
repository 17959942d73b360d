package hotline.audit;

import hotline.audit.PersonalDataAccessStore.Received;
import hotline.database.LongStatement;
import hotline.failure.Failure;
import hotline.identity.People;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads which people looked at which customer's data (K8). */
public final class Looks {
    private final Pool pool;
    private final Duration longest;
    private final PersonalDataAccessStore store = new PersonalDataAccessStore();

    /** @param longest that a search may take: one for old looks reads all later ones too */
    public Looks(Pool pool, Duration longest) {
        this.pool = pool;
        this.longest = longest;
    }

    /**
     * A stretch of the register.
     *
     * @param from the first moment
     * @param until the first moment that is not asked for
     * @param before only looks that were recorded before the one with this id
     */
    record Asked(Instant from, Instant until, long before, int most) {}

    /**
     * At which complaint or customer's file, or by which person, looks are asked for; one of them.
     *
     * @param customer id of the file; complaints that were shown next to it are named
     * @param from the first moment
     * @param until the first moment that is not asked for
     */
    public record Wanted(
            Optional<String> number, Optional<String> login, Optional<Long> customer, Instant from, Instant until) {
        private Asked page(long before, int most) {
            return new Asked(from, until, before, most);
        }
    }

    /**
     * A look that was taken.
     *
     * @param login of the person; empty: their account is gone
     * @param what they looked at
     * @param why the reason that they gave, by its code; empty: none was asked for
     * @param until until when it holds
     * @param numbers of the complaint, or of all on the page of a list
     * @param customers ids of the files that were shown
     * @param export that took complaints out of the system (S5), where that was the look
     */
    public record Taken(
            long id,
            Instant at,
            Optional<String> login,
            Optional<String> name,
            String what,
            Optional<String> why,
            Optional<Instant> until,
            List<String> numbers,
            List<Long> customers,
            Optional<Export> export) {}

    /**
     * An export as the register has it.
     *
     * @param what which list
     * @param filters that narrowed it
     * @param rows of the list, once they are counted
     * @param reason why its person asked for it
     * @param fetchedAt when they last fetched the file
     */
    public record Export(
            long id,
            String what,
            JsonObject filters,
            String format,
            Optional<Long> rows,
            String reason,
            Optional<Instant> fetchedAt) {}

    /**
     * Newest first.
     *
     * @param nextBefore what the page that follows is asked by; empty: this is the last one
     */
    public record Page(List<Taken> looks, Optional<Long> nextBefore) {}

    /**
     * A page of them. At a complaint these are also pages of lists that held it, of which this complaint alone is named.
     *
     * @param before only looks that were recorded before the one with this id
     */
    public Future<Page> of(Wanted wanted, long before, int most) {
        return pool.withTransaction(transaction ->
                LongStatement.allow(transaction, longest).compose(allowed -> page(transaction, wanted, before, most)));
    }

    /** A page in a transaction of the caller. */
    public Future<Page> page(SqlConnection transaction, Wanted wanted, long before, int most) {
        var oneMore = wanted.page(before, most + 1);
        return read(
                        transaction,
                        wanted,
                        complaint -> store.atComplaint(transaction, complaint, oneMore),
                        customer -> store.atCustomer(transaction, customer, oneMore),
                        person -> store.by(transaction, person, oneMore))
                .map(found -> {
                    if (found.size() <= most) {
                        return new Page(found, Optional.empty());
                    }
                    var shown = List.copyOf(found.subList(0, most));
                    return new Page(
                            shown, Optional.of(shown.get(shown.size() - 1).id()));
                });
    }

    /** How many there are; one more than the most stands for all larger numbers. */
    public Future<Long> count(SqlConnection transaction, Wanted wanted, int most) {
        var all = wanted.page(Long.MAX_VALUE, most + 1);
        return read(
                transaction,
                wanted,
                complaint -> store.countAtComplaint(transaction, complaint, all),
                customer -> store.countAtCustomer(transaction, customer, all),
                person -> store.countBy(transaction, person, all));
    }

    private <T> Future<T> read(
            SqlConnection transaction,
            Wanted wanted,
            Function<Received, Future<T>> atComplaint,
            Function<Long, Future<T>> atCustomer,
            Function<Long, Future<T>> by) {
        if (wanted.number().isPresent()) {
            var number = wanted.number().get();
            return store.complaint(transaction, number)
                    .map(known -> known.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                    .compose(atComplaint);
        }
        if (wanted.customer().isPresent()) {
            return atCustomer.apply(wanted.customer().get());
        }
        var login = wanted.login().orElse("");
        return People.idOf(transaction, login)
                .map(known ->
                        known.orElseThrow(() -> new Failure.NotFound("there is no account with the login " + login)))
                .compose(by);
    }
}
