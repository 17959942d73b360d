package hotline.network;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All units at one moment, with their past and future: by code, by name, by what one has typed so far. Immutable. */
public final class NetworkMap {
    private static final Comparator<Unit> IN_ORDER =
            Comparator.comparing(Unit::kind).thenComparing(Unit::code);

    private static final int MOST_LEVELS = 5;

    public static final NetworkMap EMPTY = of(0, List.of(), Map.of());

    private final long epoch;
    private final Map<String, Unit> byCode = new LinkedHashMap<>();
    private final Map<String, List<Unit>> byName = new HashMap<>();
    private final Map<String, Unit> byAlias = new HashMap<>();
    private final List<FoundUnit.Sought> sought;

    private NetworkMap(long epoch, Collection<Unit> units, Map<String, String> aliases, boolean isSearched) {
        this.epoch = epoch;
        units.stream().sorted(IN_ORDER).forEach(unit -> byCode.put(unit.code(), unit));
        byCode.values().forEach(unit -> Stream.of(unit.name().zh(), unit.name().en())
                .map(Readings::folded)
                .distinct()
                .forEach(name ->
                        byName.computeIfAbsent(name, first -> new ArrayList<>()).add(unit)));
        aliases.forEach((text, code) -> unit(code).ifPresent(unit -> byAlias.put(Readings.folded(text), unit)));
        this.sought =
                isSearched ? byCode.values().stream().map(FoundUnit.Sought::of).toList() : List.of();
    }

    /** @param aliases codes of units by what people write for them */
    static NetworkMap of(long epoch, Collection<Unit> units, Map<String, String> aliases) {
        return new NetworkMap(epoch, units, aliases, true);
    }

    /** For changes, which need no names: readings of thousands of them take long. */
    static NetworkMap unsearched(long epoch, Collection<Unit> units) {
        return new NetworkMap(epoch, units, Map.of(), false);
    }

    long epoch() {
        return epoch;
    }

    public boolean isEmpty() {
        return byCode.isEmpty();
    }

    public Optional<Unit> unit(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Regions, hubs, branches, departments; those of a kind by code. */
    public Stream<Unit> all() {
        return byCode.values().stream();
    }

    /** The units that belong to that one on that day. */
    Stream<Unit> below(String code, LocalDate day) {
        return all().filter(unit -> unit.isOn(day))
                .filter(unit -> unit.parentOn(day).filter(code::equals).isPresent());
    }

    /** How many units belong to each one on that day; those to which none belongs are left out. */
    public Map<String, Integer> countsBelow(LocalDate day) {
        var counts = new HashMap<String, Integer>();
        for (Unit unit : byCode.values()) {
            if (unit.isOn(day)) {
                unit.parentOn(day).ifPresent(parent -> counts.merge(parent, 1, Integer::sum));
            }
        }
        return counts;
    }

    /** The hub above a unit on that day. */
    public Optional<Unit> hubOf(Unit unit, LocalDate day) {
        return unit.parentOn(day).flatMap(this::unit).filter(parent -> parent.kind() == UnitKind.HUB);
    }

    /** The region above a unit on that day, through as many units as lie between. */
    public Optional<Unit> regionOf(Unit unit, LocalDate day) {
        var above = unit.parentOn(day).flatMap(this::unit);
        for (int steps = 0; steps < MOST_LEVELS && above.isPresent(); steps++) {
            if (above.get().kind() == UnitKind.REGION) {
                return above;
            }
            above = above.get().parentOn(day).flatMap(this::unit);
        }
        return Optional.empty();
    }

    /**
     * The branch or hub that a text names: by its code, by its whole name, or as an administrator decided for that text. Of
     * several with one name the one that is there on that day; empty where that is not clear.
     */
    public Optional<Unit> written(String text, LocalDate day) {
        var folded = Readings.folded(text);
        return Optional.ofNullable(byCode.get(text.toUpperCase(Locale.ROOT)))
                .filter(unit -> unit.kind().isComplainedAbout())
                .or(() -> Optional.ofNullable(byAlias.get(folded)))
                .or(() -> named(byName.getOrDefault(folded, List.of()), day));
    }

    /** Whether an administrator has decided which unit that text means. */
    public boolean means(String text) {
        return byAlias.containsKey(Readings.folded(text));
    }

    private static Optional<Unit> named(List<Unit> units, LocalDate day) {
        var complainedAbout =
                units.stream().filter(unit -> unit.kind().isComplainedAbout()).toList();
        var there = complainedAbout.stream().filter(unit -> unit.isOn(day)).toList();
        var meant = there.isEmpty() ? complainedAbout : there;
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    /** The units that are there on that day and fit the text typed so far, the best first. */
    public List<Unit> suggested(String typed, Set<UnitKind> kinds, LocalDate day, int most) {
        return found(typed)
                .filter(unit -> kinds.contains(unit.kind()))
                .filter(unit -> unit.isOn(day))
                .limit(most)
                .toList();
    }

    /** The units that fit, of any day, the best first. */
    public Stream<Unit> found(String typed) {
        var folded = Readings.folded(typed);
        if (folded.isEmpty()) {
            return Stream.of();
        }
        return sought.stream()
                .flatMap(one -> one.found(folded).stream())
                .sorted()
                .map(FoundUnit::unit);
    }

    /** The same network, unsearched, with other units in place of those with the same codes. */
    NetworkMap with(Collection<Unit> changed) {
        var units = new LinkedHashMap<>(byCode);
        changed.forEach(unit -> units.put(unit.code(), unit));
        return unsearched(epoch, units.values());
    }
}
