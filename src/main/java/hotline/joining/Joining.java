package hotline.joining;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.LogRequest;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.identity.Role;
import hotline.log.JoiningEvent;
import hotline.log.LogEntry;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins two complaints about one matter and separates them again, each as a whole or not at all. Safe for many threads and nodes:
 * both complaints are locked before anything is looked at.
 */
public final class Joining {
    private final Database database;
    private final ComplaintChanges changes;

    public Joining(Database database, ComplaintChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /**
     * Who decides, and what they read.
     *
     * @param person an agent who works on one of the two, or a supervisor
     * @param version one of the versions of the first complaint that the person read
     */
    public record Decision(
            long person, Role role, Instant at, Optional<Set<Integer>> version, Optional<String> reason) {
        Actor.Person actor() {
            return new Actor.Person(person);
        }
    }

    /** Fails with {@link Failure.NotFound} if there is no complaint of that number. */
    public Future<Long> idOf(String number) {
        return changes.idOf(number);
    }

    private record Pair(ComplaintState first, ComplaintState second) {}

    /**
     * The complaint of that number follows the leader from now on. Fails with {@link Failure.Conflict} where one of them follows
     * already, leads others, or waits for no answer; with {@link Failure.Forbidden} for an agent who works on neither.
     *
     * @param leaderVersion the version of the leader that the person read; empty if they read none
     * @return the follower's id
     */
    public Future<Long> join(
            Once once, String follower, String leader, Optional<Integer> leaderVersion, Decision decision) {
        return once.inTransaction(
                database.pool(), transaction -> pair(transaction, follower, leader, "/leader", decision)
                        .compose(pair -> leadsNone(transaction, pair.first())
                                .compose(free -> join(transaction, pair, leaderVersion, decision))));
    }

    private Future<Long> join(
            SqlConnection transaction, Pair pair, Optional<Integer> leaderVersion, Decision decision) {
        var follower = pair.first().facts();
        var leader = pair.second().facts();
        var requests = List.of(
                new JoinRequest(
                        follower.id(),
                        Optional.of(leader.id()),
                        leader.number(),
                        decision.reason(),
                        decision.actor(),
                        decision.at(),
                        decision.version()),
                new JoinRequest(
                        leader.id(),
                        Optional.empty(),
                        follower.number(),
                        decision.reason(),
                        decision.actor(),
                        decision.at(),
                        leaderVersion.map(Set::of)));
        return apply(transaction, pair, requests, "joined", decision);
    }

    /** As a whole or not at all, and the pair keeps what was decided. */
    private Future<Long> apply(
            SqlConnection transaction,
            Pair pair,
            List<? extends ChangeRequest> requests,
            String decided,
            Decision decision) {
        long follower = pair.first().id();
        return changes.applyAll(transaction, requests)
                .compose(results -> {
                    results.forEach(ChangeResult::orThrow);
                    return JoiningStore.decide(
                            transaction, follower, pair.second().id(), decided, decision.person(), decision.at());
                })
                .map(follower);
    }

    private static Future<Void> leadsNone(SqlConnection transaction, ComplaintState follower) {
        return JoiningStore.followers(transaction, List.of(follower.id())).map(followers -> {
            if (!followers.isEmpty()) {
                throw new Failure.Conflict(follower.facts().number()
                        + " leads other complaints: let the other one follow it, or separate those first");
            }
            return null;
        });
    }

    /**
     * The follower stands for itself again, with its status, agent and limits. Fails with {@link Failure.Conflict} where it follows
     * none, with {@link Failure.Forbidden} for an agent who works on neither.
     *
     * @return the follower's id
     */
    public Future<Long> separate(Once once, String follower, Decision decision) {
        return once.inTransaction(database.pool(), transaction -> changes.idsOf(transaction, List.of(follower))
                .map(ids -> id(ids, follower))
                .compose(id -> JoiningStore.following(transaction, List.of(id)))
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> new Failure.Conflict(follower + " follows no other complaint")))
                .compose(found -> pair(transaction, follower, found.leaderNumber(), "/leader", decision)
                        .compose(pair -> separate(transaction, pair, decision))));
    }

    private Future<Long> separate(SqlConnection transaction, Pair pair, Decision decision) {
        var follower = pair.first().facts();
        var leader = pair.second().facts();
        var separation = new SeparationRequest(
                follower.id(), leader.number(), decision.reason(), decision.actor(), decision.at(), decision.version());
        var told = LogRequest.of(
                leader.id(),
                decision.actor(),
                decision.at(),
                LogEntry.of(new JoiningEvent.Separated(JoiningEvent.LEADER, follower.number(), decision.reason())));
        return apply(transaction, pair, List.of(separation, told), "undone", decision);
    }

    /** The pair is not suggested any more. */
    public Future<Void> dismiss(Once once, String one, String other, Decision decision) {
        return once.inTransaction(database.pool(), transaction -> pair(transaction, one, other, "/other", decision)
                .compose(pair -> {
                    if (pair.first().isFollowing() || pair.second().isFollowing()) {
                        throw new Failure.Conflict("one of them follows another complaint: separate it first");
                    }
                    return JoiningStore.decide(
                            transaction,
                            pair.first().id(),
                            pair.second().id(),
                            "dismissed",
                            decision.person(),
                            decision.at());
                }));
    }

    /** Both complaints, locked. The pointer is that of the field which names the second. */
    private Future<Pair> pair(
            SqlConnection transaction, String first, String second, String pointer, Decision decision) {
        if (first.equals(second)) {
            throw Failure.Invalid.field(pointer, "is the same complaint", "same-complaint");
        }
        return changes.idsOf(transaction, List.of(first, second))
                .compose(ids -> {
                    long one = id(ids, first);
                    var other = Optional.ofNullable(ids.get(second))
                            .orElseThrow(
                                    () -> Failure.Invalid.field(pointer, "there is no such complaint", "no-complaint"));
                    return changes.lock(transaction, List.of(one, other))
                            .map(locked -> new Pair(state(locked, one), state(locked, other)));
                })
                .map(pair -> permitted(pair, decision));
    }

    private static Pair permitted(Pair pair, Decision decision) {
        var person = Optional.of(decision.person());
        boolean worksOnOne = pair.first().progress().owner().equals(person)
                || pair.second().progress().owner().equals(person);
        if (decision.role() != Role.SUPERVISOR && !worksOnOne) {
            throw new Failure.Forbidden("only who works on one of the two complaints, or a supervisor, decides this");
        }
        return pair;
    }

    private static long id(Map<String, Long> ids, String number) {
        return Optional.ofNullable(ids.get(number))
                .orElseThrow(() -> new Failure.NotFound("there is no complaint " + number));
    }

    private static ComplaintState state(Map<Long, ComplaintState> locked, long id) {
        return Optional.ofNullable(locked.get(id))
                .orElseThrow(() -> new Failure.NotFound("the complaint is not there any more"));
    }
}
