package hotline.sla;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * By when something is due.
 *
 * @param due the last instant that is still in time
 * @param calendar code of the calendar it was counted with
 * @param unknownYears years the limit runs through that this calendar does not know, in order; there every Monday to
 *     Friday was counted as worked, so the deadline must be computed again once they are published
 */
public record Deadline(Instant due, String calendar, List<Integer> unknownYears) {

    public Deadline {
        unknownYears = List.copyOf(unknownYears);
    }

    /** For people; empty where every day that was counted is known. */
    public Optional<String> warning() {
        if (unknownYears.isEmpty()) {
            return Optional.empty();
        }
        var years = unknownYears.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Optional.of("the calendar " + calendar + " does not know " + years
                + ": every Monday to Friday was counted as a working day there");
    }
}
