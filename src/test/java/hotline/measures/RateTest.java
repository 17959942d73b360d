package hotline.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RateTest {
    @Test
    void the_interval_of_81_in_263_is_wilsons() {
        // E. B. Wilson's score interval without continuity correction, the example of Newcombe (1998), table I.
        var rate = Rate.share(81, 263, Map.of());
        assertThat(rate.value().orElseThrow()).isCloseTo(0.3080, within(0.00005));
        assertThat(rate.low().orElseThrow()).isCloseTo(0.2553, within(0.00005));
        assertThat(rate.high().orElseThrow()).isCloseTo(0.3662, within(0.00005));
    }

    @Test
    void none_and_all_of_few_say_little() {
        var none = Rate.share(0, 20, Map.of());
        assertThat(none.low().orElseThrow()).isZero();
        assertThat(none.high().orElseThrow()).isCloseTo(0.1611, within(0.00005));
        var all = Rate.share(29, 29, Map.of());
        assertThat(all.low().orElseThrow()).isCloseTo(0.8830, within(0.00005));
        assertThat(all.high().orElseThrow()).isEqualTo(1);
    }

    @Test
    void without_a_denominator_there_is_no_rate() {
        assertThat(Rate.share(0, 0, Map.of()).value()).isEmpty();
        assertThat(Rate.mean(0, 0, Map.of()).value()).isEmpty();
    }

    @Test
    void a_part_is_never_more_than_its_whole() {
        assertThatThrownBy(() -> Rate.share(3, 2, Map.of())).hasMessage("3 is no share of 2");
    }
}
