package hotline.tier;

import hotline.priority.Turns;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Customers who come off a blacklist are qualified (D3), no matter what they were before; what a review proposed before no longer holds. */
public final class Readmissions {
    private final Turns turns;

    /** @param turns of their complaints */
    public Readmissions(Turns turns) {
        this.turns = turns;
    }

    /**
     * The end of an entry.
     *
     * @param entry its id
     * @param department whose list it was on; empty: the company's, so that each department's tier ends
     */
    public record Readmission(long entry, long file, Optional<String> department, Instant at) {}

    public Future<Void> readmit(SqlConnection transaction, Readmission readmission) {
        return ReadmissionStore.supersede(transaction, readmission)
                .compose(superseded -> ReadmissionStore.end(transaction, readmission))
                .compose(departments -> ReadmissionStore.begin(transaction, readmission, departments))
                .compose(begun -> turns.ofFiles(transaction, List.of(readmission.file())));
    }
}
