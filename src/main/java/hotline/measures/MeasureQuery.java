package hotline.measures;

import java.util.Optional;
import java.util.Set;

/**
 * Which figures are asked for.
 *
 * @param by one row of counts for each combination of these; none gives one row for all
 */
public record MeasureQuery(Period period, Only only, Set<Split> by) {

    /** The fields that counts can be split by. */
    public enum Split {
        TYPE,
        SEVERITY,
        CHANNEL,
        DAY
    }

    /** Complaints of one type, severity or channel, as codes; empty for all. */
    public record Only(Optional<String> type, Optional<String> severity, Optional<String> channel) {
        public static final Only ALL = new Only(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public MeasureQuery {
        by = Set.copyOf(by);
    }
}
