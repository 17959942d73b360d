package hotline.audit;

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
import java.util.function.BiFunction;

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
     * Which looks are asked for.
     *
     * @param from the first moment
     * @param until the first moment that is not asked for
     * @param before only looks that were recorded before the one with this id
     */
    public record Asked(Instant from, Instant until, long before, int most) {}

    /**
     * A look that was taken.
     *
     * @param login of the person; empty: their account is gone
     * @param what they looked at
     * @param numbers of the complaint, or of all on the page of a list
     * @param export that took complaints out of the system (S5), where that was the look
     */
    public record Taken(
            long id,
            Instant at,
            Optional<String> login,
            Optional<String> name,
            String what,
            List<String> numbers,
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
     * @param nextBefore {@link Asked#before} of the page that follows; empty: this is the last one
     */
    public record Page(List<Taken> looks, Optional<Long> nextBefore) {}

    /** Looks at a complaint, and at pages of lists that held it; of those, this complaint alone is named. */
    public Future<Page> atComplaint(String number, Asked asked) {
        return read(asked, (transaction, wanted) -> store.complaint(transaction, number)
                .map(known -> known.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(complaint -> store.atComplaint(transaction, complaint, wanted)));
    }

    /** Looks that a person took. */
    public Future<Page> by(String login, Asked asked) {
        return read(asked, (transaction, wanted) -> People.idOf(transaction, login)
                .map(known ->
                        known.orElseThrow(() -> new Failure.NotFound("there is no account with the login " + login)))
                .compose(person -> store.by(transaction, person, wanted)));
    }

    private Future<Page> read(Asked asked, BiFunction<SqlConnection, Asked, Future<List<Taken>>> read) {
        var oneMore = new Asked(asked.from(), asked.until(), asked.before(), asked.most() + 1);
        return pool.withTransaction(transaction ->
                        LongStatement.allow(transaction, longest).compose(allowed -> read.apply(transaction, oneMore)))
                .map(found -> {
                    if (found.size() <= asked.most()) {
                        return new Page(found, Optional.empty());
                    }
                    var shown = List.copyOf(found.subList(0, asked.most()));
                    return new Page(
                            shown, Optional.of(shown.get(shown.size() - 1).id()));
                });
    }
}
