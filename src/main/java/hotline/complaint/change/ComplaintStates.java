package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.parking.EachRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Map;

/** The state of complaints, for rooms that read it and change nothing. */
public final class ComplaintStates {
    private final ChangeStore store = new ChangeStore();

    /** Absent ids are left out; fails if one can't be read. */
    public Future<Map<Long, ComplaintState>> read(SqlConnection connection, Collection<Long> ids) {
        return store.read(connection, ids);
    }

    /** The same without those that can't be read, which are named. */
    public Future<EachRow<ComplaintState>> readEach(SqlConnection connection, Collection<Long> ids) {
        return store.readEach(connection, ids);
    }
}
