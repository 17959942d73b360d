package hotline.network;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.network.UnitImport.Outcome;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Adds, changes and ends units. Each change is recorded in its transaction, and made on the network as it is then. */
public final class Units {
    private final Vertx vertx;
    private final Pool pool;
    private final Supplier<Set<String>> lines;

    /** @param lines codes of the lines of business with a policy in force */
    public Units(Vertx vertx, Pool pool, Supplier<Set<String>> lines) {
        this.vertx = vertx;
        this.pool = pool;
        this.lines = lines;
    }

    /**
     * The author of a change.
     *
     * @param by empty: the command line
     */
    public record Author(Optional<Long> by, Instant at) {}

    /** Fails with {@link Failure.Conflict} where the code is taken, with {@link Failure.Invalid} for a unit that can't be. */
    public Future<Unit> add(Once once, UnitDraft draft, Author author) {
        return changed(once, author, network -> {
            if (network.unit(draft.code()).isPresent()) {
                throw new Failure.Conflict("there is a unit with the code " + draft.code() + " already");
            }
            return checked(draft.after(Optional.empty()), Optional.empty(), network);
        });
    }

    /** Fails with {@link Failure.NotFound} or {@link Failure.Invalid}. */
    public Future<Unit> change(Once once, UnitDraft draft, Author author) {
        return changed(once, author, network -> {
            var before = there(draft.code(), network);
            return checked(draft.after(Optional.of(before)), Optional.of(before), network);
        });
    }

    /** @param lastDay empty: no end */
    public Future<Unit> end(Once once, String code, Optional<LocalDate> lastDay, Author author) {
        return changed(once, author, network -> {
            var before = there(code, network);
            return checked(before.until(lastDay), Optional.of(before), network);
        });
    }

    /**
     * From now on that text means that branch or hub. Fails with {@link Failure.Invalid} for another unit.
     *
     * @param text as complaints have it
     */
    public Future<Unit> name(Once once, String text, String code, long by, Instant at) {
        return once.inTransaction(pool, transaction -> locked(transaction).compose(network -> {
            var unit = network.unit(code)
                    .filter(found -> found.kind().isComplainedAbout())
                    .orElseThrow(() -> Failure.Invalid.field("/unit", "there is no branch or hub " + code));
            return UnitStore.write(transaction, new UnitStore.Alias(text, code, by, at))
                    .map(unit);
        }));
    }

    /**
     * All units of a file or none. Fails with {@link Failure.Invalid}, which names every refused field by line and column.
     *
     * @param from the day from which units that are there already belong to another parent
     * @param dryRun changes nothing
     */
    public Future<Outcome> take(Once once, byte[] file, LocalDate from, boolean dryRun, Author author) {
        return vertx.executeBlocking(() -> UnitFile.read(file), false)
                .compose(lines -> dryRun
                        ? pool.withTransaction(
                                connection -> network(connection, 0).compose(network -> outcome(lines, network, from)))
                        : once.inTransaction(pool, transaction -> locked(transaction)
                                .compose(network -> outcome(lines, network, from))
                                .compose(outcome ->
                                        write(transaction, outcome, author).map(outcome))));
    }

    /** Thousands of lines take longer than an event loop may. */
    private Future<Outcome> outcome(List<UnitFile.Line> lines, NetworkMap network, LocalDate from) {
        return vertx.executeBlocking(() -> UnitImport.of(lines, network, from, rules()), false)
                .map(outcome -> {
                    if (!outcome.refused().isEmpty()) {
                        throw Failure.Invalid.of(outcome.refused());
                    }
                    return outcome;
                });
    }

    private static Future<Void> write(SqlConnection transaction, Outcome outcome, Author author) {
        return UnitStore.write(
                transaction,
                outcome.changes().stream().map(UnitImport.Change::after).toList(),
                outcome.changes().stream()
                        .map(change -> UnitChange.of(change.before(), change.after(), author.by(), author.at()))
                        .toList());
    }

    public Future<List<UnitChange>> changesOf(String code) {
        return pool.withConnection(connection -> UnitStore.changesOf(connection, code));
    }

    private Future<Unit> changed(Once once, Author author, Function<NetworkMap, Unit> rule) {
        return once.inTransaction(pool, transaction -> locked(transaction).compose(network -> {
            var after = rule.apply(network);
            var change = UnitChange.of(network.unit(after.code()), after, author.by(), author.at());
            return change.fields().isEmpty()
                    ? Future.succeededFuture(after)
                    : UnitStore.write(transaction, List.of(after), List.of(change))
                            .map(after);
        }));
    }

    private Unit checked(Unit after, Optional<Unit> before, NetworkMap network) {
        var faults = rules().faults(after, before, network.with(List.of(after)));
        if (!faults.isEmpty()) {
            throw Failure.Invalid.of(faults.stream()
                    .map(fault -> new WrongField("/" + fault.field(), fault.words()))
                    .toList());
        }
        return after;
    }

    private UnitRules rules() {
        return new UnitRules(lines.get());
    }

    private static Future<NetworkMap> locked(SqlConnection transaction) {
        return UnitStore.nextEpoch(transaction).compose(epoch -> network(transaction, epoch));
    }

    private static Future<NetworkMap> network(SqlConnection connection, long epoch) {
        return UnitStore.read(connection).map(stored -> NetworkMap.unsearched(epoch, stored.units()));
    }

    static Unit there(String code, NetworkMap network) {
        return network.unit(code).orElseThrow(() -> new Failure.NotFound("there is no unit " + code));
    }
}
