package hotline.policy.reading;

import hotline.policy.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one limit: a mapping that names one unit, such as {@code {working-days: 3}}. */
public final class LimitReader {
    private static final List<String> UNITS =
            List.of("working-days", "calendar-days", "working-minutes", "seconds", "same-day");
    private static final Set<String> KEYS = Set.copyOf(UNITS);
    private static final Limit STAND_IN = new Limit.WorkingDays(1);

    // More than ten years in any unit is a slip of the pen.
    private static final int MOST_DAYS = 3_660;
    private static final int MOST_MINUTES = MOST_DAYS * 24 * 60;
    private static final int MOST_SECONDS = MOST_MINUTES * 60;

    private LimitReader() {}

    /** The units, one of which a mapping with a limit names. */
    public static Set<String> keys() {
        return KEYS;
    }

    /** A limit that stands in its own mapping. */
    static Limit read(PolicyNode node) {
        return of(node.onlyKnows(KEYS));
    }

    /** The limit among the other members of a mapping. */
    static Limit of(PolicyNode node) {
        var named = new ArrayList<>(node.members().keySet());
        named.retainAll(KEYS);
        if (named.size() != 1) {
            if (node.isMapping()) {
                node.problem(Mistake.NO_LIMIT, String.join(", ", UNITS));
            }
            return STAND_IN;
        }
        var unit = named.get(0);
        return of(unit, node.required(unit));
    }

    private static Limit of(String unit, PolicyNode count) {
        return switch (unit) {
            case "working-days" -> new Limit.WorkingDays(count.integer(1, MOST_DAYS));
            case "calendar-days" -> new Limit.CalendarDays(count.integer(1, MOST_DAYS));
            case "working-minutes" -> new Limit.WorkingMinutes(count.integer(1, MOST_MINUTES));
            case "seconds" -> new Limit.Seconds(count.integer(1, MOST_SECONDS));
            case "same-day" -> {
                count.oneOf(Map.of("true", true), true);
                yield new Limit.SameDay();
            }
            default -> throw new IllegalStateException(unit + " is none of " + KEYS);
        };
    }
}
