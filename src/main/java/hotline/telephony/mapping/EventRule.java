package hotline.telephony.mapping;

import hotline.telephony.CallEventType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes an event of each element of a message that it fits.
 *
 * @param each a list in the message; empty: the message itself
 * @param when by path, the values of which one must stand there, in any case
 * @param unless by path, the values of which none may stand there, in any case
 * @param present paths at which something must stand
 * @param some paths at one of which something must stand; none: this asks for nothing
 * @param absent paths at which nothing may stand
 * @param fields by name, see {@link MappingReader}
 * @param held of a record: how long the call was on hold, in seconds
 * @param heldMicros the same in microseconds
 * @param times of a record, by step
 */
record EventRule(
        CallEventType type,
        Optional<String> each,
        Map<String, Set<String>> when,
        Map<String, Set<String>> unless,
        List<String> present,
        List<String> some,
        List<String> absent,
        Map<String, FieldRule> fields,
        Optional<TimeRule> at,
        Optional<String> held,
        Optional<String> heldMicros,
        Map<CallEventType, TimeRule> times) {

    EventRule {
        when = Map.copyOf(when);
        unless = Map.copyOf(unless);
        present = List.copyOf(present);
        some = List.copyOf(some);
        absent = List.copyOf(absent);
        fields = Map.copyOf(fields);
        times = Map.copyOf(times);
    }

    boolean fits(Scope scope) {
        return when.entrySet().stream().allMatch(one -> stands(one, scope))
                && unless.entrySet().stream().noneMatch(one -> stands(one, scope))
                && present.stream().allMatch(path -> scope.texts(path).findAny().isPresent())
                && (some.isEmpty()
                        || some.stream()
                                .anyMatch(path -> scope.texts(path).findAny().isPresent()))
                && absent.stream().allMatch(path -> scope.texts(path).findAny().isEmpty());
    }

    private static boolean stands(Map.Entry<String, Set<String>> values, Scope scope) {
        return scope.texts(values.getKey())
                .anyMatch(text -> values.getValue().stream().anyMatch(text::equalsIgnoreCase));
    }

    Optional<String> field(String name, Scope scope) {
        return Optional.ofNullable(fields.get(name)).flatMap(rule -> rule.read(scope));
    }
}
