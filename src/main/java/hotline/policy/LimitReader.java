package hotline.policy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads one limit: a mapping that names one unit, such as {@code {working-days: 3}}. */
final class LimitReader {
    private static final Map<String, Function<PolicyNode, Limit>> UNITS = units();
    private static final Limit STAND_IN = new Limit.WorkingDays(1);

    // More than ten years in any unit is a slip of the pen.
    private static final int MOST_DAYS = 3_660;
    private static final int MOST_MINUTES = MOST_DAYS * 24 * 60;
    private static final int MOST_SECONDS = MOST_MINUTES * 60;

    private LimitReader() {}

    private static Map<String, Function<PolicyNode, Limit>> units() {
        var units = new LinkedHashMap<String, Function<PolicyNode, Limit>>();
        units.put("working-days", count -> new Limit.WorkingDays(count.integer(1, MOST_DAYS)));
        units.put("calendar-days", count -> new Limit.CalendarDays(count.integer(1, MOST_DAYS)));
        units.put("working-minutes", count -> new Limit.WorkingMinutes(count.integer(1, MOST_MINUTES)));
        units.put("seconds", count -> new Limit.Seconds(count.integer(1, MOST_SECONDS)));
        units.put("same-day", LimitReader::sameDay);
        return units;
    }

    /** The units, one of which a mapping with a limit names. */
    static Set<String> keys() {
        return UNITS.keySet();
    }

    /** A limit that has a mapping of its own. */
    static Limit read(PolicyNode node) {
        return of(node.onlyKnows(keys()));
    }

    /** The limit among the other members of a mapping. */
    static Limit of(PolicyNode node) {
        var named = new LinkedHashSet<>(node.members().keySet());
        named.retainAll(keys());
        if (named.size() != 1) {
            if (node.isMapping()) {
                node.problem("must have one limit: " + String.join(", ", keys()));
            }
            return STAND_IN;
        }
        var unit = named.iterator().next();
        return UNITS.get(unit).apply(node.required(unit));
    }

    private static Limit sameDay(PolicyNode node) {
        node.oneOf(Map.of("true", true), true);
        return new Limit.SameDay();
    }
}
