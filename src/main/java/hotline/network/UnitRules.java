package hotline.network;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What must be true of each unit of a network.
 *
 * @param lines of business that a unit may name
 */
record UnitRules(Set<String> lines) {

    /** One wrong field of a unit. */
    record Fault(String field, String words) {}

    /**
     * The faults of a unit.
     *
     * @param network with the unit as it is to be
     */
    List<Fault> faults(Unit unit, Optional<Unit> before, NetworkMap network) {
        var faults = new ArrayList<Fault>();
        before.filter(known -> known.kind() != unit.kind())
                .ifPresent(known ->
                        faults.add(new Fault("kind", "is " + known.kind().code() + ", which stays")));
        unit.line()
                .filter(line -> !lines.contains(line))
                .ifPresent(line -> faults.add(new Fault("line", "must be one of " + String.join(", ", lines))));
        if (unit.to().filter(unit.from()::isAfter).isPresent()) {
            faults.add(new Fault("validTo", "is before the first day"));
        }
        if (!unit.parents().isEmpty()) {
            var last = unit.parents().get(unit.parents().size() - 1);
            last.parent()
                    .flatMap(code -> parentFault(unit, code, last.from(), network))
                    .ifPresent(faults::add);
        }
        unit.to()
                .filter(day -> before.flatMap(Unit::to).filter(day::equals).isEmpty())
                .flatMap(day -> openBelow(unit, day.plusDays(1), network))
                .ifPresent(faults::add);
        return faults;
    }

    private static Optional<Fault> parentFault(Unit unit, String code, LocalDate from, NetworkMap network) {
        var parent = network.unit(code);
        if (parent.isEmpty()) {
            return Optional.of(new Fault("parent", "there is no unit " + code));
        }
        if (!unit.kind().parents().contains(parent.get().kind())) {
            return Optional.of(new Fault(
                    "parent",
                    "a " + unit.kind().code() + " can't belong to a "
                            + parent.get().kind().code()));
        }
        var first = from.isBefore(unit.from()) ? unit.from() : from;
        boolean isThere = first.equals(Unit.EVER) || parent.get().isOn(first);
        return isThere ? Optional.empty() : Optional.of(new Fault("parent", code + " is not there on " + first));
    }

    private static Optional<Fault> openBelow(Unit unit, LocalDate day, NetworkMap network) {
        return network.below(unit.code(), day)
                .findFirst()
                .map(open -> new Fault("validTo", open.code() + " still belongs to it afterwards"));
    }
}
