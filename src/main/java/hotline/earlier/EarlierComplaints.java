package hotline.earlier;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the complaints before others that are about the same thing (F4). */
public final class EarlierComplaints {
    private EarlierComplaints() {}

    /** Of a batch that is about to be filed, by place; complaints without earlier ones are left out. */
    public static Future<Map<Integer, EarlierCount>> find(SqlConnection connection, List<Sought> batch) {
        return EarlierStore.find(connection, batch).map(candidates -> Counting.of(batch, candidates));
    }

    /**
     * Lets two complaints about one thing, filed on two nodes at one moment, be counted one after the other: anyone who holds what they share
     * looks again and files, before the other looks.
     */
    public static Future<Void> lock(SqlConnection transaction, List<Sought> batch, Set<Integer> places) {
        var shared = new LinkedHashSet<String>();
        for (Sought sought : batch) {
            if (places.contains(sought.place())) {
                sought.bareWaybill().ifPresent(waybill -> shared.add("waybill " + waybill));
                shared.add("phone " + sought.phone());
            }
        }
        return EarlierStore.lock(transaction, shared);
    }
}
