package hotline.measures;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What happened to the complaints of one group; the group's fields are empty where it is not split by them.
 *
 * @param received in the period, of the type and severity they have now
 * @param closings of the type and severity they were closed with; so for all that follows
 * @param cases of them the first closings, so that each case counts once, however often it was closed
 * @param breached their limit ran out in the period
 */
public record ComplaintCounts(
        Optional<String> type,
        Optional<String> severity,
        Optional<String> channel,
        Optional<LocalDate> day,
        long received,
        long closings,
        long cases,
        long closedOnTime,
        long closedOnTimeUnextended,
        long withdrawn,
        long notValid,
        long reopened,
        long breached) {}
