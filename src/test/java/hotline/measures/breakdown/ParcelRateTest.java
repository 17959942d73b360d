package hotline.measures.breakdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The exact interval of a rate, against published values of Garwood's. */
class ParcelRateTest {
    @Test
    void ten_complaints_of_ten_thousand_parcels_lie_between_4_795_and_18_39() {
        var rate = ParcelRate.of(10, 10_000);
        assertThat(rate.value()).hasValue(10);
        assertThat(rate.low().getAsDouble()).isCloseTo(4.7954, within(0.0001));
        assertThat(rate.high().getAsDouble()).isCloseTo(18.3904, within(0.0001));
    }

    @Test
    void no_complaint_of_many_parcels_is_a_rate_of_0_that_may_be_higher() {
        var rate = ParcelRate.of(0, 20_000);
        assertThat(rate.value()).hasValue(0);
        assertThat(rate.low()).hasValue(0);
        assertThat(rate.high().getAsDouble()).isCloseTo(3.6889 / 2, within(0.0001));
    }

    @Test
    void without_parcels_there_is_no_rate() {
        assertThat(ParcelRate.of(3, 0).value()).isEmpty();
    }
}
