package hotline.network;

import hotline.policy.taxonomy.LocalizedName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A unit of the network with its past.
 *
 * @param code never changes
 * @param line code of its line of business; empty: of all
 * @param phone of the unit, for colleagues
 * @param from its first day; {@link #EVER} where none is known
 * @param to its last day
 * @param parents the units that it has belonged to, by day; each until the next
 */
public record Unit(
        String code,
        UnitKind kind,
        LocalizedName name,
        Optional<String> line,
        Optional<String> phone,
        LocalDate from,
        Optional<LocalDate> to,
        List<Parenthood> parents) {

    public static final LocalDate EVER = LocalDate.of(1, 1, 1);

    public static final int LONGEST_CODE = 20;

    public Unit {
        parents = List.copyOf(parents);
    }

    /** The unit that it belongs to from that day on; empty: none. */
    public record Parenthood(LocalDate from, Optional<String> parent) {}

    public boolean isOn(LocalDate day) {
        return !day.isBefore(from) && to.filter(day::isAfter).isEmpty();
    }

    /** The code of the unit that it belonged to on that day. */
    public Optional<String> parentOn(LocalDate day) {
        var found = Optional.<String>empty();
        for (Parenthood parenthood : parents) {
            if (parenthood.from().isAfter(day)) {
                break;
            }
            found = parenthood.parent();
        }
        return found;
    }

    /** The same with another parent from that day on; a later planned parent is given up. */
    Unit under(Optional<String> parent, LocalDate day) {
        var since = new ArrayList<Parenthood>();
        parents.stream().filter(one -> one.from().isBefore(day)).forEach(since::add);
        var before = since.isEmpty()
                ? Optional.<String>empty()
                : since.get(since.size() - 1).parent();
        if (!before.equals(parent)) {
            since.add(new Parenthood(day, parent));
        }
        return new Unit(code, kind, name, line, phone, from, to, since);
    }

    Unit until(Optional<LocalDate> lastDay) {
        return new Unit(code, kind, name, line, phone, from, lastDay, parents);
    }
}
