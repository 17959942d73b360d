package hotline.earlier;

import hotline.complaint.Actor;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ComplaintChanges;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.log.SameThingJudged;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets people say that an earlier complaint is about the same thing, or is not (F4). */
public final class SameThing {
    private final Database database;
    private final ComplaintChanges changes;

    public SameThing(Database database, ComplaintChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /**
     * What a person says of two complaints.
     *
     * @param earlier number of the earlier one
     * @param version one of the versions of the later one that the person read
     */
    public record Said(
            String earlier,
            boolean same,
            String reason,
            Actor.Person actor,
            Instant at,
            Optional<Set<Integer>> version) {}

    /**
     * Fails with {@link Failure.Conflict} where that is so already; with {@link Failure.Invalid} where the other complaint is not there or
     * not earlier.
     *
     * @param number of the later complaint
     */
    public Future<Changed> judge(Once once, String number, Said said) {
        return once.inTransaction(database.pool(), transaction -> SameThingStore.lock(transaction, number)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(complaint -> SameThingStore.pair(transaction, complaint, said.earlier())
                        .map(found -> checked(complaint, found, said))
                        .compose(pair -> judge(transaction, complaint, pair, said))));
    }

    private static SameThingStore.Pair checked(long complaint, Optional<SameThingStore.Pair> found, Said said) {
        var pair = found.orElseThrow(
                () -> Failure.Invalid.field("/number", "there is no complaint " + said.earlier(), "no-complaint"));
        if (pair.earlier() >= complaint) {
            throw Failure.Invalid.field("/number", "is no earlier complaint than this one", "not-earlier");
        }
        if (pair.counts() == said.same()) {
            throw new Failure.Conflict(
                    said.same() ? "it counts as the same thing already" : "it does not count as the same thing");
        }
        return pair;
    }

    private Future<Changed> judge(SqlConnection transaction, long complaint, SameThingStore.Pair pair, Said said) {
        int nth = 1 + pair.standing() + (said.same() ? 1 : -1);
        var reason = Optional.of(said.reason());
        var request = new SameThingRequest(
                complaint,
                List.of(new SameThingJudged(said.earlier(), said.same(), nth, Optional.empty(), reason)),
                nth,
                reason,
                said.actor(),
                said.at(),
                said.version());
        return changes.apply(transaction, request).compose(changed -> SameThingStore.write(
                        transaction,
                        complaint,
                        pair.earlier(),
                        said.same(),
                        said.at(),
                        said.actor().id())
                .map(changed));
    }
}
