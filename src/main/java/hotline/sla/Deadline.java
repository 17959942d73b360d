package hotline.sla;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When something is due.
 *
 * @param due the last instant that is still in time
 * @param calendar code of the calendar it was counted with
 * @param unknownYears years the limit runs through that this calendar does not know, in order; there provisional days
 * were counted, so the deadline must be computed again once they are published
 */
public record Deadline(Instant due, String calendar, List<Integer> unknownYears) {

    public Deadline {
        unknownYears = List.copyOf(unknownYears);
    }

    /** Whether it may move once the days of all years that it runs through are published. */
    public boolean isProvisional() {
        return !unknownYears.isEmpty();
    }

    /** A warning for people; empty where every counted day is known. */
    public Optional<String> warning() {
        if (unknownYears.isEmpty()) {
            return Optional.empty();
        }
        var years = unknownYears.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Optional.of("the calendar " + calendar + " does not know " + years + " yet: "
                + (StatutoryDays.areKnown(calendar)
                        ? "only weekends and the holidays that are law were counted as days off there"
                        : "every Monday to Friday was counted as a working day there")
                + ", so this is provisional");
    }
}
