package hotline.measures.breakdown;

import hotline.measures.Period;
import hotline.measures.facts.Dimension;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Shares of the codes of one dimension, each by sorts of cases: their type and severity. */
public final class SortedShares {
    /**
     * All cases of one code, by its number. A part may be read before what it is a part of, if their transactions overlapped.
     *
     * @param sorts those with any case
     */
    public record OfCode(int code, List<Sorted> sorts) {}

    /** @param type by its number, as is the severity */
    public record Sorted(int type, int severity, long part, long whole) {}

    private SortedShares() {}

    /**
     * Those of all codes, in the transaction that is given.
     *
     * @param measure a share
     * @param only the code that a complaint has in a dimension; an empty text means that it has none
     * @param today the day of now; the period ends by then
     */
    public static Future<List<OfCode>> shares(
            SqlClient transaction,
            Measure measure,
            Dimension by,
            Period period,
            Map<Dimension, String> only,
            LocalDate today,
            Instant now) {
        return SortStore.shares(transaction, measure, by, period, only, today, now);
    }
}
