package hotline.log;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The kinds of events that a statement reads, in groups that it treats alike. The statement names a group in braces where
 * it needs the list of its kinds, as {@code step IN {ENDS}}, and {@code {READ}} for the kinds of all groups.
 *
 * @param <G> the groups
 */
public final class EventKinds<G extends Enum<G>> {
    private static final String READ = "READ";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Map<G, Set<EventType>> groups;

    private EventKinds(Map<G, Set<EventType>> groups) {
        this.groups = Collections.unmodifiableMap(groups);
    }

    /**
     * @param group the group of a kind, empty for a kind that is not read: a switch without default, so that a new kind
     *     of event compiles only once the statement's class decides on it
     */
    public static <G extends Enum<G>> EventKinds<G> grouped(Function<EventType, Optional<G>> group) {
        var groups = new TreeMap<G, Set<EventType>>();
        for (EventType type : EventType.values()) {
            group.apply(type).ifPresent(of -> groups.computeIfAbsent(of, first -> EnumSet.noneOf(EventType.class))
                    .add(type));
        }
        return new EventKinds<>(groups);
    }

    /** Without the groups that another statement reads. */
    public EventKinds<G> only(Predicate<G> read) {
        var kept = new TreeMap<>(groups);
        kept.keySet().removeIf(read.negate());
        return new EventKinds<>(kept);
    }

    public Set<EventType> of(G group) {
        return groups.getOrDefault(group, Set.of());
    }

    /**
     * The statement with its lists of kinds and its columns of events in their places. Throws IllegalArgumentException
     * if it reads a group that none of its branches names.
     */
    public String in(String sql) {
        groups.keySet().stream()
                .filter(group -> !sql.contains("{" + group.name() + "}"))
                .findFirst()
                .ifPresent(unnamed -> {
                    throw new IllegalArgumentException("events of " + unnamed + " are read and have no branch");
                });
        return EventColumn.in(
                PLACE.matcher(sql).replaceAll(place -> listed(place.group(1)).orElseGet(place::group)));
    }

    private Optional<String> listed(String name) {
        if (name.equals(READ)) {
            return Optional.of(
                    EventType.listed(type -> groups.values().stream().anyMatch(group -> group.contains(type))));
        }
        return groups.entrySet().stream()
                .filter(group -> group.getKey().name().equals(name))
                .map(group -> EventType.listed(group.getValue()::contains))
                .findFirst();
    }
}
