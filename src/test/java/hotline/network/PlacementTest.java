package hotline.network;

import static hotline.network.SmallNetwork.MAP;
import static hotline.network.SmallNetwork.OCTOBER;
import static hotline.network.SmallNetwork.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.ReportedUnit;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static String placed(String branch, String hub, LocalDate day) {
        var placement = new Placement(typed(branch), typed(hub)).on(MAP, day);
        return text(placement.branch()) + " " + text(placement.hub());
    }

    private static Optional<ReportedUnit> typed(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(ReportedUnit.typed(text));
    }

    private static String text(Optional<ReportedUnit> unit) {
        return unit.map(one -> one.isTyped() ? "“" + one.text() + "”" : one.text())
                .orElse("–");
    }

    @Test
    void branch_brings_the_hub_of_its_day() {
        assertThat(placed("上海松江网点", "", SEPTEMBER)).isEqualTo("SH002 HUB-SH");
        assertThat(placed("sh002", "", OCTOBER)).isEqualTo("SH002 HUB-HZ");
        assertThat(placed("上海松江网点", "上海分拨中心", OCTOBER)).as("unless it is given").isEqualTo("SH002 HUB-SH");
        assertThat(placed("重庆渝北网点", "", SEPTEMBER)).as("it has none").isEqualTo("CQ001 –");
    }

    @Test
    void hub_named_as_a_branch_is_the_hub() {
        assertThat(placed("上海分拨中心", "", SEPTEMBER)).isEqualTo("– HUB-SH");
        assertThat(placed("", "上海虹桥网点", SEPTEMBER)).isEqualTo("SH001 HUB-SH");
        assertThat(placed("上海分拨中心", "上海虹桥网点", SEPTEMBER)).isEqualTo("SH001 HUB-SH");
    }

    @Test
    void what_matches_nothing_stays_as_it_was_typed() {
        assertThat(placed("虹桥", "", SEPTEMBER)).isEqualTo("“虹桥” –");
        assertThat(placed("虹桥", "HUB-SH", SEPTEMBER)).isEqualTo("“虹桥” HUB-SH");
        assertThat(placed("SH001", "某个分拨", SEPTEMBER)).isEqualTo("SH001 “某个分拨”");
        assertThat(placed("上海分拨中心", "HUB-HZ", SEPTEMBER)).as("two hubs").isEqualTo("“上海分拨中心” HUB-HZ");
    }

    @Test
    void region_is_that_of_the_branch_or_else_of_the_hub() {
        var hub = Optional.of(ReportedUnit.of("HUB-HZ"));
        assertThat(new Placement(Optional.of(ReportedUnit.of("SH002")), hub).region(MAP, OCTOBER))
                .hasValue("EC");
        assertThat(new Placement(typed("某网点"), hub).region(MAP, SEPTEMBER)).hasValue("EC");
        assertThat(new Placement(Optional.of(ReportedUnit.of("CQ001")), Optional.empty()).region(MAP, SEPTEMBER))
                .as("it belongs to none")
                .isEmpty();
        assertThat(new Placement(typed("SH002"), Optional.empty()).region(MAP, SEPTEMBER))
                .as("not placed yet")
                .isEmpty();
    }

    @Test
    void known_units_stay_when_they_are_placed_again() {
        var placement = new Placement(Optional.of(ReportedUnit.of("SH001")), Optional.of(ReportedUnit.of("HUB-HZ")));
        assertThat(placement.on(MAP, SEPTEMBER)).isEqualTo(placement);
        assertThat(placement.on(NetworkMap.EMPTY, SEPTEMBER)).isEqualTo(placement);
    }
}
