package hotline.tier;

import hotline.audit.PersonalDataAccess;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.tier.Tier;
import hotline.priority.Turns;
import hotline.tier.ProposalStore.Locked;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Proposals that wait, and the decisions of supervisors about many at once; looks at customers are on record (K8). */
public final class Proposals {
    private final Pool pool;
    private final PersonalDataAccess accesses;
    private final Turns turns;

    /** @param turns of the complaints of customers whose tier begins */
    public Proposals(Pool pool, PersonalDataAccess accesses, Turns turns) {
        this.turns = turns;
        this.pool = pool;
        this.accesses = accesses;
    }

    /**
     * Which of those that wait.
     *
     * @param after id of the last of the page before
     * @param overdueAt only demotions that are past their day then
     */
    public record Filter(long after, Optional<Long> review, Optional<Instant> overdueAt, int most) {}

    /** @param reason needed to decline */
    public record Decided(boolean accepts, long by, Instant at, Optional<String> reason) {}

    /**
     * What a decision does, or would do.
     *
     * @param moves how many customers go from one tier to another
     * @param left the proposals that it leaves alone, with the reason's code
     */
    public record Outcome(int decided, List<Move> moves, Map<Long, String> left) {
        public Outcome {
            moves = List.copyOf(moves);
        }
    }

    /** @param from empty: they have none */
    public record Move(Optional<Tier> from, Tier to, int customers) {}

    public Future<List<TierProposal>> waiting(long reader, Instant at, Filter filter) {
        return pool.withConnection(connection -> ProposalStore.list(connection, filter)
                .compose(found -> record(connection, reader, at, found)
                        .compose(recorded -> masked(connection, reader, at, found))));
    }

    private Future<List<TierProposal>> masked(
            SqlConnection connection, long reader, Instant at, List<TierProposal> found) {
        var files = found.stream().map(TierProposal::file).distinct().toList();
        return accesses.reasons().coveredFiles(connection, reader, files, at).map(covered -> found.stream()
                .map(one -> covered.contains(one.file()) ? one.masked() : one)
                .toList());
    }

    private Future<Void> record(SqlConnection connection, long reader, Instant at, List<TierProposal> found) {
        var files = found.stream().map(TierProposal::file).distinct().toList();
        return accesses.record(
                connection, new PersonalDataAccess.CustomerLook(reader, files, List.of(), "tier proposals", at));
    }

    /** @param dryRun only says what would change */
    public Future<Outcome> decide(Once once, List<Long> ids, Decided decided, boolean dryRun) {
        if (!decided.accepts() && decided.reason().isEmpty()) {
            throw Failure.Invalid.field("/reason", "must not be empty", "missing");
        }
        return dryRun
                ? pool.withTransaction(
                        transaction -> ProposalStore.lock(transaction, ids).map(found -> outcome(ids, found, decided)))
                : once.inTransaction(pool, transaction -> ProposalStore.lock(transaction, ids)
                        .compose(found -> {
                            var open = found.stream()
                                    .filter(Proposals::isOpen)
                                    .map(Locked::id)
                                    .toList();
                            return ProposalStore.decide(transaction, open, decided)
                                    .compose(written -> decided.accepts()
                                            ? turns.ofFiles(transaction, files(found))
                                            : Future.succeededFuture())
                                    .map(outcome(ids, found, decided));
                        }));
    }

    /** The tiers of a customer and of the files that are merged with theirs, the newest first. */
    public Future<List<HeldTier>> ofCustomer(long reader, Instant at, long file) {
        return pool.withConnection(connection -> ProposalStore.exists(connection, file)
                .compose(exists -> exists
                        ? read(connection, reader, at, file)
                        : Future.failedFuture(new Failure.NotFound("there is no customer's file " + file))));
    }

    private Future<List<HeldTier>> read(SqlConnection connection, long reader, Instant at, long file) {
        return accesses.record(
                        connection,
                        new PersonalDataAccess.CustomerLook(reader, List.of(file), List.of(), "customer tiers", at))
                .compose(recorded -> ProposalStore.ofCustomer(connection, file));
    }

    private static List<Long> files(List<Locked> found) {
        return found.stream().filter(Proposals::isOpen).map(Locked::file).toList();
    }

    private static boolean isOpen(Locked one) {
        return one.waits() && !one.isMerged();
    }

    private static Outcome outcome(List<Long> ids, List<Locked> found, Decided decided) {
        var byId = found.stream().collect(Collectors.toMap(Locked::id, Function.identity()));
        var left = new TreeMap<Long, String>();
        for (Long id : ids) {
            var one = Optional.ofNullable(byId.get(id));
            if (one.isEmpty()) {
                left.put(id, "unknown");
            } else if (!one.get().waits()) {
                left.put(id, "not-waiting");
            } else if (one.get().isMerged()) {
                left.put(id, "merged");
            }
        }
        var open = found.stream().filter(Proposals::isOpen).toList();
        return new Outcome(open.size(), decided.accepts() ? moves(open) : List.of(), left);
    }

    private static List<Move> moves(List<Locked> open) {
        return open.stream()
                .collect(Collectors.groupingBy(one -> new Move(one.held(), one.proposed(), 0), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new Move(
                        entry.getKey().from(),
                        entry.getKey().to(),
                        entry.getValue().intValue()))
                .sorted((one, other) -> one.to() == other.to()
                        ? one.from().map(Tier::rank).orElse(9)
                                - other.from().map(Tier::rank).orElse(9)
                        : one.to().compareTo(other.to()))
                .toList();
    }
}
