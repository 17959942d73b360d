package hotline.volume;

import hotline.network.NetworkMap;
import hotline.network.Unit;
import hotline.network.UnitKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Volumes of some days, with the days and branches that lack one. A branch lacks a day on which it is in the network, once that
 * day is over.
 *
 * @param rows by code; those of no hub or region last
 * @param missing how many days of branches lack a volume
 */
public record VolumeTable(VolumeQuery query, List<Row> rows, Total total, int missing) {

    public VolumeTable {
        rows = List.copyOf(rows);
    }

    /** @param insured where it is known */
    public record Total(long parcels, long insured) {
        static final Total NONE = new Total(0, 0);

        Total plus(Volume volume) {
            return new Total(
                    parcels + volume.parcels(), insured + volume.insured().orElse(0L));
        }
    }

    /**
     * A row.
     *
     * @param code of the unit, or the day; empty for branches without a hub or region
     * @param missing how many days of branches lack a volume
     * @param cells of a branch, one for each day
     */
    public record Row(Optional<String> code, Total total, int missing, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A day of a branch.
     *
     * @param isMissing it should be there
     */
    public record Cell(LocalDate day, Optional<Volume> volume, boolean isMissing) {}

    static VolumeTable of(VolumeQuery query, List<Volume> volumes, NetworkMap network, LocalDate today) {
        var byBranch = new TreeMap<String, Map<LocalDate, Volume>>();
        network.all()
                .filter(unit -> unit.kind() == UnitKind.BRANCH && isThere(unit, query))
                .forEach(unit -> byBranch.put(unit.code(), new HashMap<>()));
        volumes.forEach(volume -> byBranch.computeIfAbsent(volume.branch(), first -> new HashMap<>())
                .put(volume.day(), volume));
        var cells = new TreeMap<String, List<Cell>>();
        byBranch.forEach((code, days) -> cells.put(code, cells(query, network.unit(code), days, today)));
        var rows = rows(query, cells, network);
        var total = volumes.stream().reduce(Total.NONE, Total::plus, (one, other) -> one);
        return new VolumeTable(
                query, rows, total, rows.stream().mapToInt(Row::missing).sum());
    }

    private static boolean isThere(Unit unit, VolumeQuery query) {
        return !unit.from().isAfter(query.to())
                && unit.to().filter(last -> last.isBefore(query.from())).isEmpty();
    }

    private static List<Cell> cells(
            VolumeQuery query, Optional<Unit> branch, Map<LocalDate, Volume> days, LocalDate today) {
        var cells = new ArrayList<Cell>();
        for (var day = query.from(); !day.isAfter(query.to()); day = day.plusDays(1)) {
            var on = day;
            var volume = Optional.ofNullable(days.get(day));
            boolean isExpected =
                    day.isBefore(today) && branch.filter(unit -> unit.isOn(on)).isPresent();
            cells.add(new Cell(day, volume, volume.isEmpty() && isExpected));
        }
        return cells;
    }

    private static List<Row> rows(VolumeQuery query, Map<String, List<Cell>> byBranch, NetworkMap network) {
        if (query.by() == VolumeQuery.By.BRANCH) {
            return byBranch.entrySet().stream()
                    .map(entry -> row(entry.getKey(), entry.getValue(), entry.getValue()))
                    .toList();
        }
        var grouped = new TreeMap<String, List<Cell>>(
                Comparator.<String, Boolean>comparing(String::isEmpty).thenComparing(Comparator.naturalOrder()));
        byBranch.forEach((branch, cells) -> cells.stream()
                .filter(cell ->
                        query.by() == VolumeQuery.By.DAY || cell.volume().isPresent() || cell.isMissing())
                .forEach(
                        cell -> grouped.computeIfAbsent(group(query, branch, cell, network), first -> new ArrayList<>())
                                .add(cell)));
        return grouped.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), List.of()))
                .toList();
    }

    /** A day that lacks a volume belongs where the network says. */
    private static String group(VolumeQuery query, String branch, Cell cell, NetworkMap network) {
        return switch (query.by()) {
            case DAY -> cell.day().toString();
            case BRANCH -> branch;
            case HUB ->
                cell.volume()
                        .map(Volume::hub)
                        .orElseGet(() -> network.unit(branch)
                                .flatMap(unit -> network.hubOf(unit, cell.day()))
                                .map(Unit::code))
                        .orElse("");
            case REGION ->
                cell.volume()
                        .map(Volume::region)
                        .orElseGet(() -> network.unit(branch)
                                .flatMap(unit -> network.regionOf(unit, cell.day()))
                                .map(Unit::code))
                        .orElse("");
        };
    }

    private static Row row(String code, List<Cell> of, List<Cell> shown) {
        var total = Total.NONE;
        int missing = 0;
        for (Cell cell : of) {
            if (cell.volume().isPresent()) {
                total = total.plus(cell.volume().get());
            }
            missing += cell.isMissing() ? 1 : 0;
        }
        return new Row(Optional.of(code).filter(some -> !some.isEmpty()), total, missing, shown);
    }
}
