package hotline.export.table;

import hotline.export.Column;
import hotline.network.NetworkMap;
import hotline.policy.taxonomy.LocalizedName;
import hotline.volume.Volume;
import hotline.volume.VolumeQuery.By;
import hotline.volume.VolumeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns of volumes: by branch a row for each of its days, else a row for each group. A missing day is missing, never 0. */
final class VolumeColumns {
    private static final LocalizedName MISSING = new LocalizedName("缺", "missing");

    /** @param cell a day of a branch; empty for a group */
    record Row(VolumeTable.Row group, Optional<VolumeTable.Cell> cell) {
        private Optional<Volume> volume() {
            return cell.flatMap(VolumeTable.Cell::volume);
        }
    }

    private VolumeColumns() {}

    static List<Column<Row>> of(By by, NetworkMap network) {
        return by == By.BRANCH ? ofDays(network) : ofGroups(by, network);
    }

    private static List<Column<Row>> ofDays(NetworkMap network) {
        return List.of(
                Column.coded("branch", "网点", "Branch", row -> row.group()
                        .code()
                        .map(code -> UnitColumns.named(network, code))),
                Column.coded("hub", "分拨中心", "Hub", row -> row.volume()
                        .flatMap(Volume::hub)
                        .map(code -> UnitColumns.named(network, code))),
                Column.coded("region", "大区", "Region", row -> row.volume()
                        .flatMap(Volume::region)
                        .map(code -> UnitColumns.named(network, code))),
                Column.day("day", "日期", "Day", row -> row.cell().map(VolumeTable.Cell::day)),
                Column.someNumber(
                        "parcels", "件量", "Parcels", row -> row.volume().map(Volume::parcels)),
                Column.someNumber(
                        "insured", "保价件", "Insured", row -> row.volume().flatMap(Volume::insured)),
                Column.mark("missing", "缺件量", "Missing", MISSING, row -> row.cell()
                        .filter(VolumeTable.Cell::isMissing)
                        .isPresent()));
    }

    private static List<Column<Row>> ofGroups(By by, NetworkMap network) {
        var columns = new ArrayList<Column<Row>>();
        columns.add(
                switch (by) {
                    case DAY, BRANCH ->
                        Column.text("day", "日期", "Day", row -> row.group().code());
                    case HUB -> group("hub", "分拨中心", "Hub", network);
                    case REGION -> group("region", "大区", "Region", network);
                });
        columns.add(Column.number(
                "parcels", "件量", "Parcels", row -> row.group().total().parcels()));
        columns.add(Column.number(
                "insured", "保价件", "Insured", row -> row.group().total().insured()));
        columns.add(Column.number(
                "missing", "缺件量天数", "Missing days", row -> (long) row.group().missing()));
        return columns;
    }

    private static Column<Row> group(String code, String zh, String en, NetworkMap network) {
        return Column.coded(code, zh, en, row -> row.group().code().map(unit -> UnitColumns.named(network, unit)));
    }

    static List<Row> rows(VolumeTable table) {
        return table.rows().stream()
                .flatMap(group -> table.query().by() == By.BRANCH
                        ? group.cells().stream().map(cell -> new Row(group, Optional.of(cell)))
                        : Stream.of(new Row(group, Optional.empty())))
                .toList();
    }
}
