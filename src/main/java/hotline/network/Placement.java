package hotline.network;

import hotline.complaint.ReportedUnit;
import java.time.LocalDate;
import java.util.Optional;

/** The branch and the hub that a complaint names. */
public record Placement(Optional<ReportedUnit> branch, Optional<ReportedUnit> hub) {

    /**
     * With units in place of the typed text, where they match. A hub that was typed for a branch is the hub; a branch without
     * a hub gets the one it belonged to on that day. What matches no unit stays as it was typed.
     *
     * @param day of the complaint's receipt
     */
    public Placement on(NetworkMap network, LocalDate day) {
        if (network.isEmpty()) {
            return this;
        }
        var namedBranch = unit(branch, network, day);
        var namedHub = unit(hub, network, day);
        var branchUnit = of(UnitKind.BRANCH, namedBranch, namedHub);
        var hubUnit = of(UnitKind.HUB, namedHub, namedBranch);
        var otherBranch = branch.filter(named -> isLeft(namedBranch, branchUnit, hubUnit));
        var otherHub = hub.filter(named -> isLeft(namedHub, branchUnit, hubUnit));
        var hubAbove =
                otherHub.isPresent() ? Optional.<Unit>empty() : branchUnit.flatMap(unit -> network.hubOf(unit, day));
        return new Placement(
                place(branchUnit).or(() -> otherBranch),
                place(hubUnit).or(() -> otherHub).or(() -> place(hubAbove)));
    }

    /** Code of the region that the branch, or without one the hub, belonged to on that day; empty where neither is a unit. */
    public Optional<String> region(NetworkMap network, LocalDate day) {
        return branch.flatMap(ReportedUnit::code)
                .or(() -> hub.flatMap(ReportedUnit::code))
                .flatMap(network::unit)
                .flatMap(unit -> network.regionOf(unit, day))
                .map(Unit::code);
    }

    /** Whether the named text matched no unit, or one for which another was named in its own place. */
    private static boolean isLeft(Optional<Unit> named, Optional<Unit> branch, Optional<Unit> hub) {
        return named.isEmpty() || (!named.equals(branch) && !named.equals(hub));
    }

    private static Optional<ReportedUnit> place(Optional<Unit> unit) {
        return unit.map(found -> ReportedUnit.of(found.code()));
    }

    private static Optional<Unit> of(UnitKind kind, Optional<Unit> first, Optional<Unit> second) {
        return first.filter(unit -> unit.kind() == kind).or(() -> second.filter(unit -> unit.kind() == kind));
    }

    private static Optional<Unit> unit(Optional<ReportedUnit> named, NetworkMap network, LocalDate day) {
        return named.flatMap(one -> one.isTyped() ? network.written(one.text(), day) : network.unit(one.text()));
    }
}
