package hotline.limits;

import hotline.complaint.ComplaintState;
import hotline.complaint.reading.ComplaintReader;
import hotline.parking.FailedRow;
import hotline.parking.Parking;
import hotline.parking.RowFault;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Complaints that can't be read, so that their extensions can be neither shown nor decided: each holds up no other. */
final class UnreadableCases {
    static final String PLACE = "extensions";

    private final ComplaintReader complaints;
    private final Deadlines deadlines;
    private final Parking parking;

    UnreadableCases(ComplaintReader complaints, Deadlines deadlines, Parking parking) {
        this.complaints = complaints;
        this.deadlines = deadlines;
        this.parking = parking;
        parking.retry(PLACE, this::readAgain);
    }

    /**
     * The complaints that can be read and have countable limits; the others are parked, and the caller does not wait
     * for that.
     */
    Future<Map<Long, ComplaintState>> leaveOut(SqlConnection connection, Collection<Long> ids) {
        return complaints.states(connection, ids).map(read -> {
            read.unreadable().forEach(this::report);
            return countable(read.items(), deadlines, this::report);
        });
    }

    static Map<Long, ComplaintState> countable(
            List<ComplaintState> read, Deadlines deadlines, Consumer<Parking.Failing> report) {
        var countable = new HashMap<Long, ComplaintState>();
        for (ComplaintState complaint : read) {
            try {
                complaint.limits(deadlines);
                countable.put(complaint.id(), complaint);
            } catch (RuntimeException failure) {
                report.accept(new Parking.Failing(
                        FailedRow.complaint(complaint.id(), complaint.facts().number()), failure));
            }
        }
        return countable;
    }

    /** Once for each. If this node has yet to learn something, the row is not at fault. */
    private void report(Parking.Failing one) {
        if (RowFault.isOfRow(one.failure())) {
            parking.report(PLACE, List.of(one));
        }
    }

    private Future<Void> readAgain(SqlConnection transaction, FailedRow row, Instant now) {
        return complaints
                .states(transaction, List.of(row.complaint().orElseThrow()))
                .map(read -> {
                    read.orThrow().forEach(complaint -> complaint.limits(deadlines));
                    return null;
                });
    }
}
