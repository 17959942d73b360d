package hotline.network;

import static hotline.network.SmallNetwork.MAP;
import static hotline.network.SmallNetwork.OCTOBER;
import static hotline.network.SmallNetwork.SEPTEMBER;
import static hotline.network.SmallNetwork.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkMapTest {
    private static final Set<UnitKind> BOTH = EnumSet.of(UnitKind.BRANCH, UnitKind.HUB);

    private static List<String> suggested(String typed) {
        return MAP.suggested(typed, BOTH, SEPTEMBER, 10).stream()
                .map(Unit::code)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "sh001, SH001",
        "ＳＨ００１, SH001",
        "虹桥, SH001",
        "虹橋, SH001",
        "hongqiao, SH001",
        "hong qiao, SH001",
        "hq, SH001",
        "shhq, SH001",
        "shanghaihongq, SH001",
        "上海hq, SH001",
        "songj, SH002",
        "chongqing, CQ001",
        "zhongqing, CQ001",
        "cq, CQ001",
        "zq, CQ001",
        "danjia, HZ009",
        "shanjia, HZ009",
        "zengguofan, HZ009",
        "cgf, HZ009",
        "zgf, HZ009",
        "lvliang, LZ001",
        "luliang, LZ001",
        "xi'an, XA001",
        "Weiyang, XA001"
    })
    void unit_is_found_by_code_name_and_every_reading(String typed, String code) {
        assertThat(suggested(typed)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz", "..", "", "   ", "hongqiaox", "shongjiang", "%", "\u200b"})
    void what_fits_no_unit_finds_none(String typed) {
        assertThat(suggested(typed)).isEmpty();
    }

    @Test
    void best_fit_comes_first_and_only_kinds_asked_for_come() {
        assertThat(suggested("上海")).containsExactly("HUB-SH", "SH001", "SH002");
        assertThat(MAP.suggested("上海", EnumSet.of(UnitKind.HUB), SEPTEMBER, 10))
                .extracting(Unit::code)
                .containsExactly("HUB-SH");
        assertThat(MAP.suggested("sh", BOTH, SEPTEMBER, 2)).hasSize(2);
        assertThat(MAP.found("hz").map(Unit::code).findFirst())
                .as("a code goes before initials")
                .hasValue("HZ009");
    }

    @Test
    void unit_of_another_time_is_not_suggested_and_still_known() {
        var closed = unit("SH003", UnitKind.BRANCH, "上海嘉定网点", "Jiading").until(Optional.of(SEPTEMBER));
        var map = SmallNetwork.of(closed);
        assertThat(map.suggested("jiading", BOTH, SEPTEMBER, 10)).hasSize(1);
        assertThat(map.suggested("jiading", BOTH, OCTOBER, 10)).isEmpty();
        assertThat(map.written("上海嘉定网点", OCTOBER)).hasValue(closed);
    }

    @Test
    void branch_keeps_the_hub_that_it_had_on_each_day() {
        var songjiang = MAP.unit("SH002").orElseThrow();
        assertThat(MAP.hubOf(songjiang, SEPTEMBER)).map(Unit::code).hasValue("HUB-SH");
        assertThat(MAP.hubOf(songjiang, OCTOBER)).map(Unit::code).hasValue("HUB-HZ");
        assertThat(songjiang.under(Optional.of("HUB-SH"), OCTOBER).parents())
                .as("a plan that is given up leaves no trace")
                .hasSize(1);
    }

    @Test
    void text_is_a_unit_by_code_whole_name_or_decision_alone() {
        assertThat(MAP.written("sh001", SEPTEMBER)).map(Unit::code).hasValue("SH001");
        assertThat(MAP.written("上海虹橋網點", SEPTEMBER)).map(Unit::code).hasValue("SH001");
        assertThat(MAP.written("Shanghai  Hongqiao", SEPTEMBER)).map(Unit::code).hasValue("SH001");
        assertThat(MAP.written("虹桥那个点", SEPTEMBER)).map(Unit::code).hasValue("SH001");
        assertThat(MAP.written("虹桥", SEPTEMBER)).isEmpty();
        assertThat(MAP.written("EC", SEPTEMBER))
                .as("no complaint is about a region")
                .isEmpty();
    }

    @Test
    void name_that_two_units_have_is_the_one_that_is_there() {
        var first = unit("SH004", UnitKind.BRANCH, "上海宝山网点", "Baoshan").until(Optional.of(SEPTEMBER));
        var second = unit("SH005", UnitKind.BRANCH, "上海宝山网点", "Baoshan");
        var map = SmallNetwork.of(first, second);
        assertThat(map.written("上海宝山网点", OCTOBER)).hasValue(second);
        assertThat(map.written("上海宝山网点", SEPTEMBER)).as("not clear").isEmpty();
    }
}
