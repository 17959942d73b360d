package hotline.export.table;

import hotline.export.CodeWords;
import hotline.export.Column;
import hotline.network.NetworkMap;
import hotline.network.Unit;
import hotline.network.UnitQuery;
import java.util.List;
import java.util.Optional;

/** The columns of units, as the network was on the day that is asked for. */
final class UnitColumns {
    private UnitColumns() {}

    static List<Column<Unit>> of(NetworkMap network, UnitQuery query) {
        var on = query.on();
        var below = network.countsBelow(on);
        return List.of(
                Column.text("code", "代码", "Code", unit -> Optional.of(unit.code())),
                Column.coded(
                        "kind",
                        "种类",
                        "Kind",
                        unit -> Optional.of(CodeWords.of("unitKind", unit.kind().code()))),
                Column.text(
                        "nameZh",
                        "中文名称",
                        "Chinese name",
                        unit -> Optional.of(unit.name().zh())),
                Column.text(
                        "nameEn",
                        "英文名称",
                        "English name",
                        unit -> Optional.of(unit.name().en())),
                Column.coded(
                        "parent", "上级", "Belongs to", unit -> unit.parentOn(on).map(code -> named(network, code))),
                Column.coded("region", "大区", "Region", unit -> network.regionOf(unit, on)
                        .map(UnitColumns::named)),
                Column.text("line", "业务线", "Line of business", Unit::line),
                Column.<Unit>text("phone", "电话", "Phone", Unit::phone).forHouse(),
                Column.day("validFrom", "启用日", "Valid from", unit -> Optional.of(unit.from())
                        .filter(day -> !day.equals(Unit.EVER))),
                Column.<Unit>day("validTo", "停用日", "Valid to", Unit::to),
                Column.number("below", "下属单位数", "Units below", unit -> (long) below.getOrDefault(unit.code(), 0)));
    }

    /** A code that the network does not know stands for itself. */
    static Column.Coded named(NetworkMap network, String code) {
        return network.unit(code).map(UnitColumns::named).orElseGet(() -> CodeWords.of("unit", code));
    }

    private static Column.Coded named(Unit unit) {
        return new Column.Coded(unit.code(), unit.name());
    }
}
