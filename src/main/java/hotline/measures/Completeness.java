package hotline.measures;

import hotline.log.reading.LogReader;
import hotline.measures.facts.FactReader;
import hotline.parking.Parking;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;

/**
 * How complete running figures are.
 *
 * @param asOf up to when all events have been counted, except those lacking
 */
public record Completeness(Instant asOf, Lacking lacking) {
    private static final int MOST_NAMED = 50;

    /** In the transaction that reads the figures. */
    public static Future<Completeness> of(SqlConnection transaction, Parking parking, Instant now) {
        var unread = LogReader.firstUnread(transaction, FactReader.NAME);
        var parked = parking.newestFirst(transaction, Optional.of(LogReader.place(FactReader.NAME)), MOST_NAMED);
        var count = parking.count(transaction, LogReader.place(FactReader.NAME));
        return Future.all(unread, parked, count)
                .map(read -> new Completeness(
                        unread.result().filter(now::isAfter).orElse(now),
                        new Lacking(Math.toIntExact(count.result()), parked.result())));
    }
}
