package hotline.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps who of our people looked at which customer's data (K8). */
public final class PersonalDataAccess {
    private final PersonalDataAccessStore store = new PersonalDataAccessStore();

    /**
     * A look about to be taken.
     *
     * @param person {@code person.id}
     * @param number of the complaint
     * @param onlyBranch the branch whose complaints alone the person may see; a look refused is none
     * @param what was looked at
     */
    public record Look(long person, String number, Optional<String> onlyBranch, String what, Instant at) {}

    /**
     * A page of a list that was shown.
     *
     * @param person {@code person.id}
     * @param complaints ids of all that stand on it
     * @param what which list
     */
    public record ListLook(long person, List<Long> complaints, String what, Instant at) {}

    /** Succeeds when the look is on record; an empty page shows nothing of anybody. */
    public Future<Void> record(SqlConnection connection, ListLook look) {
        return look.complaints().isEmpty() ? Future.succeededFuture() : store.insert(connection, look);
    }

    /** Succeeds when the look is on record. A complaint that is not there leaves none. */
    public Future<Void> record(SqlConnection connection, Look look) {
        return store.insert(connection, look);
    }
}
