package hotline.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.policy.SmallPolicy;
import hotline.policy.telephony.TelephonyRules;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast calls are to be answered, and what can be wrong with it. */
class TelephonyReaderTest {
    private static TelephonyRules read(String telephony) {
        return PolicyReader.read("small.yaml", SmallPolicy.YAML + telephony).telephony();
    }

    @Test
    @Tag("T1")
    void two_rings_are_over_after_6_seconds_and_five_after_21() {
        var usual = read("");
        assertThat(usual).isEqualTo(TelephonyRules.USUAL);
        assertThat(usual.over(2)).isEqualTo(Duration.ofSeconds(6));
        assertThat(usual.over(5)).isEqualTo(Duration.ofSeconds(21));
        assertThat(usual.inTime(Duration.ofSeconds(6))).isTrue();
        assertThat(usual.inTime(Duration.ofMillis(6_001))).isFalse();
        assertThat(usual.apologises(Duration.ofMillis(20_999))).isFalse();
        assertThat(usual.apologises(Duration.ofSeconds(21))).isTrue();
        assertThat(usual.rings(Duration.ofMillis(999))).isZero();
        assertThat(usual.rings(Duration.ofSeconds(1))).isEqualTo(1);
        assertThat(usual.rings(Duration.ofMillis(5_999))).isEqualTo(1);
        assertThat(usual.rings(Duration.ofSeconds(21))).isEqualTo(5);
    }

    @Test
    @Tag("C1")
    void what_a_policy_names_counts() {
        var rules =
                read("telephony: {ring-seconds: 6, answer-within-rings: 3, respond-seconds: 15, silence-hours: 4}\n");
        assertThat(rules.over(3)).isEqualTo(Duration.ofSeconds(13));
        assertThat(rules.respond()).isEqualTo(Duration.ofSeconds(15));
        assertThat(rules.silence()).isEqualTo(Duration.ofHours(4));
        assertThat(read("telephony: {answer-within-rings: 9}\n").apologiseAfterRings())
                .isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {ring-seconds: 1}                                     | telephony.ring-seconds: must be a whole number from 2 to 20
            {silence-hours: 25}                                   | telephony.silence-hours: must be a whole number from 1 to 24
            {answer-within-rings: 3, apologise-after-rings: 2}    | telephony.apologise-after-rings: must not be less than the 3 of “answer-within-rings”
            {rings: 3}                                            | telephony.rings: unknown; known here are answer-within-rings
            """)
    void each_fault_has_its_place(String section, String problem) {
        assertThatThrownBy(() -> read("telephony: " + section + "\n"))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining(problem);
    }
}
