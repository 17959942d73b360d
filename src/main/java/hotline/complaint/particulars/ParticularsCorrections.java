package hotline.complaint.particulars;

import hotline.complaint.Actor;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.reading.Complaint;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Corrects particulars, with the event that keeps the old ones, in one transaction. */
public final class ParticularsCorrections {
    private final Database database;
    private final ComplaintChanges changes;
    private final ParticularsStore store = new ParticularsStore();

    public ParticularsCorrections(Database database, ComplaintChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /**
     * A correction by a person.
     *
     * @param better reads the new particulars of the recorded complaint; may throw a refusal
     * @param region code of the region that the units of particulars belonged to at the receipt
     * @param reason for colleagues
     * @param version one of the versions that the person read
     */
    public record Correction(
            Function<Recorded, Particulars> better,
            BiFunction<Recorded, Particulars, Optional<String>> region,
            Optional<String> reason,
            Actor actor,
            Instant at,
            Optional<Set<Integer>> version) {}

    /** Fails with {@link Failure.Conflict} where nothing would be different. */
    public Future<Changed> correct(Once once, String number, Correction correction) {
        return once.inTransaction(database.pool(), transaction -> store.lock(transaction, number)
                .map(found -> request(found.orElseThrow(() -> noneOf(number)), correction))
                .compose(request -> store.write(transaction, List.of(request))
                        .compose(written -> changes.apply(transaction, request))));
    }

    /**
     * The complainant's own correction of the number at which we call back. Fails with {@link Failure.Conflict} once the complaint has ended, or where
     * the number is recorded already.
     */
    public Future<Changed> correctOwnNumber(
            Once once, Complaint complaint, String phone, Optional<String> extension, Actor complainant, Instant at) {
        if (complaint.state().status().isEnded()) {
            return Future.failedFuture(new Failure.Conflict("a complaint that has ended is called about no more"));
        }
        return correct(
                once,
                complaint.number(),
                new Correction(
                        recorded -> recorded.particulars().reachedAt(phone, extension),
                        (recorded, of) -> complaint.report().region(),
                        Optional.empty(),
                        complainant,
                        at,
                        Optional.empty()));
    }

    private static ParticularsRequest request(Recorded recorded, Correction correction) {
        return new ParticularsRequest(
                recorded.complaint(),
                recorded.particulars(),
                correction.better().apply(recorded),
                of -> correction.region().apply(recorded, of),
                correction.reason(),
                correction.actor(),
                correction.at(),
                correction.version());
    }

    private static Failure.NotFound noneOf(String number) {
        return new Failure.NotFound("there is no complaint " + number);
    }
}
