package hotline.measures.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hotline.policy.survey.QuestionKind;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals of survey figures, against the numbers of the brief and of tables. */
@Tag("K5")
class SpreadTest {

    @ParameterizedTest
    @CsvSource({"30, 0.279", "100, 0.153", "400, 0.0765", "1000, 0.0484"})
    void net_promoter_score_has_the_known_reach(int n, double reach) {
        var spread = spread(Map.of(10, n / 2L, 8, n - n / 2L - n / 5L, 3, n / 5L));

        var nps = spread.estimate(QuestionKind.NPS).orElseThrow();

        assertThat(nps.value().orElseThrow()).isCloseTo(0.3, within(1e-9));
        assertThat(nps.high().orElseThrow() - nps.value().orElseThrow()).isCloseTo(reach, within(0.0005));
    }

    @Test
    void effort_has_a_mean_with_students_interval() {
        var effort = spread(Map.of(5, 1L, 6, 2L, 7, 1L))
                .estimate(QuestionKind.EFFORT)
                .orElseThrow();

        assertThat(effort.value().orElseThrow()).isEqualTo(6.0);
        // s = 0.8165, t(3) = 3.1824, so 6 ± 3.1824 × 0.8165 / 2
        assertThat(effort.low().orElseThrow()).isCloseTo(4.7008, within(1e-4));
        assertThat(effort.high().orElseThrow()).isCloseTo(7.2992, within(1e-4));
    }

    @Test
    void shares_have_wilsons_interval_and_nothing_has_no_value() {
        var satisfied = spread(Map.of(5, 60L, 4, 30L, 1, 10L))
                .estimate(QuestionKind.SCORE)
                .orElseThrow();
        assertThat(satisfied.low().orElseThrow()).isCloseTo(0.826, within(0.001));
        assertThat(satisfied.high().orElseThrow()).isCloseTo(0.945, within(0.001));

        var solved = spread(Map.of(1, 3L, 0, 1L)).estimate(QuestionKind.YES_NO).orElseThrow();
        assertThat(solved.value().orElseThrow()).isEqualTo(0.75);

        assertThat(spread(Map.of()).estimate(QuestionKind.NPS).orElseThrow().value())
                .isEmpty();
        assertThat(spread(Map.of(7, 1L)).mean().low())
                .as("one answer has no spread")
                .isEmpty();
        assertThat(spread(Map.of()).estimate(QuestionKind.TEXT)).isEmpty();
    }

    private static Spread spread(Map<Integer, Long> counts) {
        return new Spread(new TreeMap<>(counts));
    }
}
