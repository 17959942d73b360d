package hotline.network;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which units are asked for.
 *
 * @param search what a person typed of a code or a name
 * @param parent code of the unit that they belong to on that day
 * @param top those that belong to none
 * @param ended those too that are not there on that day
 * @param on the day
 */
public record UnitQuery(
        Optional<String> search,
        Optional<UnitKind> kind,
        Optional<String> parent,
        boolean top,
        boolean ended,
        LocalDate on) {

    /** Searched ones the best first, others in their usual order. */
    public List<Unit> in(NetworkMap network) {
        return search.map(network::found)
                .orElseGet(network::all)
                .filter(this::isWanted)
                .toList();
    }

    private boolean isWanted(Unit unit) {
        return (ended || unit.isOn(on))
                && kind.filter(one -> one != unit.kind()).isEmpty()
                && (parent.isEmpty() || unit.parentOn(on).equals(parent))
                && (!top || unit.parentOn(on).isEmpty());
    }
}
