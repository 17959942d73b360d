package hotline.policy.reading;

import hotline.policy.Moment;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads when a rung is due: {@code start}, {@code due}, {@code ended-late}, a share of the limit, or a time from due. */
public final class MomentReader {
    private static final Map<String, Moment> NAMED = Map.of(
            "start", new Moment.ShareOfLimit(0),
            "due", new Moment.WhenDue(),
            "ended-late", new Moment.EndedLate());
    public static final Set<String> KEYS = Set.of("share", "before-due", "after-due");
    private static final Moment STAND_IN = new Moment.WhenDue();
    private static final int MOST_MINUTES = 366 * 24 * 60;

    private MomentReader() {}

    static Moment read(PolicyNode node) {
        if (!node.isMapping()) {
            return node.oneOf(NAMED, STAND_IN);
        }
        node.onlyKnows(KEYS);
        var named = new LinkedHashSet<>(node.members().keySet());
        named.retainAll(KEYS);
        if (named.size() != 1) {
            node.problem(Mistake.NO_MOMENT, NAMED.keySet().stream().sorted().collect(Collectors.joining(", ")));
            return STAND_IN;
        }
        var unit = named.iterator().next();
        var value = node.required(unit);
        return switch (unit) {
            case "share" -> new Moment.ShareOfLimit(value.integer(1, 99));
            case "before-due" ->
                new Moment.BeforeDue(value.onlyKnows(Set.of("working-minutes"))
                        .required("working-minutes")
                        .integer(1, MOST_MINUTES));
            case "after-due" -> new Moment.AfterDue(LimitReader.read(value));
            default -> throw new IllegalStateException(unit + " is none of " + KEYS);
        };
    }
}
