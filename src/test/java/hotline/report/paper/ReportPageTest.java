package hotline.report.paper;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.measures.RateJson;
import hotline.report.paper.Charts.Pair;
import hotline.report.paper.Charts.Part;
import hotline.report.paper.Charts.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Charts and texts of reports, as text. */
class ReportPageTest {
    @Test
    void bars_are_as_high_as_their_numbers_and_say_them() {
        var svg = Charts.pairs(
                        "Received and closed",
                        "Received",
                        "Closed",
                        List.of(new Pair("08-01", 10, 5), new Pair("08-02", 0, 0)))
                .toString();
        assertThat(svg)
                .startsWith(
                        "<svg class=\"chart\" viewBox=\"0 0 736 220\" role=\"img\" aria-label=\"Received and closed\">")
                .contains("y=\"12.0\" width=\"121.7\" height=\"180.0\"><title>08-01 Received 10</title>")
                .contains("y=\"102.0\" width=\"121.7\" height=\"90.0\"><title>08-01 Closed 5</title>")
                .contains("height=\"0.0\"><title>08-02 Received 0</title>")
                .endsWith("</svg>");
    }

    @Test
    void a_share_beyond_three_standard_deviations_is_marked_and_a_day_with_few_closings_has_no_point() {
        var svg = Charts.shares(
                        "On time",
                        List.of(
                                new Part("a", 90, 100),
                                new Part("b", 92, 100),
                                new Part("c", 50, 100),
                                new Part("d", 0, 0),
                                new Part("e", 91, 100),
                                new Part("f", 9, 9)),
                        10)
                .toString();
        assertThat(svg)
                .contains("class=\"point beyond\"")
                .contains("<title>c 50% (50/100)</title>")
                .as("of fewer than ten a share says nothing")
                .doesNotContain("<title>f ");
        assertThat(svg.split("<circle", -1)).hasSize(5);
        assertThat(svg.split("class=\"limit\"", -1)).hasSize(9);
    }

    /** As the screens and the files do: halves away from 0, of the share as it is written in the report. */
    @Test
    void each_share_of_up_to_three_hundred_is_rounded_as_a_person_would_on_paper() {
        for (int whole = 1; whole <= 300; whole++) {
            for (int part = 0; part <= whole; part++) {
                double share = RateJson.rounded(OptionalDouble.of((double) part / whole));
                var exact = BigDecimal.valueOf(100L * part)
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
                assertThat(Shown.percent(share)).as("%d of %d", part, whole).isEqualTo(exact + "%");
            }
        }
    }

    @Test
    void a_pareto_chart_rises_to_all_and_labels_are_escaped_and_isolated() {
        var svg = Charts.pareto("Types", List.of(new Reason("<b>\"x\"</b>", 3, 0.75), new Reason("其他", 1, 1)))
                .toString();
        assertThat(svg)
                .contains("\u2068&lt;b&gt;&quot;x&quot;&lt;/b&gt;\u2069")
                .doesNotContain("<b>")
                .contains("\u2068其他\u2069")
                .contains("points=\"213.0,57.0 551.0,12.0\"")
                .as("the middle of the axis is a whole number of complaints")
                .contains(">2</text>", ">4</text>")
                .doesNotContain("1.5");
    }

    @Test
    void few_labels_stand_under_many_days() {
        var many = IntStream.rangeClosed(1, 31)
                .mapToObj(day -> new Pair("08-" + day, day, day))
                .toList();
        assertThat(Charts.pairs("x", "a", "b", many).toString().split("class=\"label\"", -1))
                .hasSize(12);
    }
}
