package hotline.volume;

import hotline.failure.Failure.WrongField;
import hotline.network.NetworkMap;
import hotline.network.Unit;
import hotline.network.UnitKind;
import hotline.volume.VolumeFile.Column;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file makes of the volumes. Pure. */
public final class VolumeImport {
    private VolumeImport() {}

    /** A branch on a day. */
    record Place(LocalDate day, String branch) {
        static Place of(Volume volume) {
            return new Place(volume.day(), volume.branch());
        }
    }

    /**
     * All lines of a file.
     *
     * @param same how many are there already, with the same numbers
     * @param from the first day in the file
     * @param to the last one
     */
    public record Outcome(List<Volume> added, List<Volume> replaced, int same, LocalDate from, LocalDate to) {}

    /** The volumes of all lines, or the faults because of which none is taken. */
    record Meant(List<Volume> volumes, List<WrongField> refused) {}

    /** @param today after which no volume is known */
    static Meant meant(List<VolumeFile.Line> file, NetworkMap network, LocalDate today) {
        var refused = new ArrayList<WrongField>();
        var volumes = new ArrayList<Volume>();
        var places = new HashSet<Place>();
        for (VolumeFile.Line line : file) {
            var faults = new ArrayList<>(line.faults());
            var volume = volume(line, network, today, faults);
            if (faults.isEmpty() && volume.isPresent() && !places.add(Place.of(volume.get()))) {
                faults.add(line.fault(Column.DAY, "the branch has this day in the file twice", "twice", List.of()));
            }
            refused.addAll(faults);
            volume.filter(readable -> faults.isEmpty()).ifPresent(volumes::add);
        }
        refused.sort(Comparator.comparingInt(WrongField::line).thenComparingInt(WrongField::column));
        return new Meant(volumes, refused);
    }

    private static Optional<Volume> volume(
            VolumeFile.Line line, NetworkMap network, LocalDate today, List<WrongField> faults) {
        if (line.day().isEmpty() || line.branch().isEmpty() || line.parcels().isEmpty()) {
            return Optional.empty();
        }
        var day = line.day().get();
        if (day.isAfter(today)) {
            faults.add(line.fault(Column.DAY, "must not be after today", "after-today", List.of()));
        }
        var branch = unit(line, Column.BRANCH, line.branch().get(), UnitKind.BRANCH, network, faults);
        branch.filter(unit -> !unit.isOn(day))
                .ifPresent(unit -> faults.add(line.fault(
                        Column.BRANCH,
                        unit.code() + " is not in the network on that day",
                        "not-on-day",
                        List.of(unit.code()))));
        var hub = line.hub().isPresent()
                ? unit(line, Column.HUB, line.hub().get(), UnitKind.HUB, network, faults)
                : branch.flatMap(unit -> network.hubOf(unit, day));
        return branch.map(unit -> new Volume(
                day,
                unit.code(),
                hub.map(Unit::code),
                network.regionOf(hub.isPresent() ? hub.get() : unit, day).map(Unit::code),
                line.parcels().get(),
                line.insured()));
    }

    private static Optional<Unit> unit(
            VolumeFile.Line line,
            Column column,
            String typed,
            UnitKind kind,
            NetworkMap network,
            List<WrongField> faults) {
        var unit = network.written(typed, line.day().orElseThrow()).filter(one -> one.kind() == kind);
        if (unit.isEmpty()) {
            faults.add(line.fault(column, "there is no " + kind.code() + " " + typed, "unknown-unit", List.of(typed)));
        }
        return unit;
    }

    /** @param there those of the same days and branches that are stored already */
    static Outcome outcome(List<Volume> volumes, Map<Place, Volume> there) {
        var added = new ArrayList<Volume>();
        var replaced = new ArrayList<Volume>();
        int same = 0;
        for (Volume volume : volumes) {
            var before = Optional.ofNullable(there.get(Place.of(volume)));
            if (before.isEmpty()) {
                added.add(volume);
            } else if (before.get().equals(volume)) {
                same++;
            } else {
                replaced.add(volume);
            }
        }
        var days = volumes.stream().map(Volume::day).sorted().toList();
        return new Outcome(added, replaced, same, days.get(0), days.get(days.size() - 1));
    }
}
