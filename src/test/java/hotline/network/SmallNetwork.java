package hotline.network;

import hotline.network.Unit.Parenthood;
import hotline.policy.taxonomy.LocalizedName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network of a few units, for tests of pure functions. */
final class SmallNetwork {
    static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 25);
    static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

    /** Songjiang belongs to Hangzhou from October on. */
    static final NetworkMap MAP = of(
            unit("EC", UnitKind.REGION, "华东大区", "East China"),
            unit("HUB-SH", UnitKind.HUB, "上海分拨中心", "Shanghai hub", "EC"),
            unit("HUB-HZ", UnitKind.HUB, "杭州分拨中心", "Hangzhou hub", "EC"),
            unit("SH001", UnitKind.BRANCH, "上海虹桥网点", "Shanghai Hongqiao", "HUB-SH"),
            unit("SH002", UnitKind.BRANCH, "上海松江网点", "Shanghai Songjiang", "HUB-SH")
                    .under(Optional.of("HUB-HZ"), OCTOBER),
            unit("CQ001", UnitKind.BRANCH, "重庆渝北网点", "Chongqing Yubei"),
            unit("HZ009", UnitKind.BRANCH, "单家曾国藩网点", "Zeng", "HUB-HZ"),
            unit("LZ001", UnitKind.BRANCH, "吕梁网点", "Lüliang"),
            unit("XA001", UnitKind.BRANCH, "西安未央网点", "Xi'an Weiyang"));

    private SmallNetwork() {}

    static NetworkMap of(Unit... units) {
        return NetworkMap.of(1, List.of(units), Map.of("虹桥那个点", "SH001", "上海新分拨", "HUB-SH"));
    }

    static Unit unit(String code, UnitKind kind, String zh, String en) {
        return new Unit(
                code,
                kind,
                new LocalizedName(zh, en),
                Optional.empty(),
                Optional.empty(),
                Unit.EVER,
                Optional.empty(),
                List.of());
    }

    static Unit unit(String code, UnitKind kind, String zh, String en, String parent) {
        var plain = unit(code, kind, zh, en);
        return new Unit(
                code,
                kind,
                plain.name(),
                plain.line(),
                plain.phone(),
                plain.from(),
                plain.to(),
                List.of(new Parenthood(Unit.EVER, Optional.of(parent))));
    }
}
