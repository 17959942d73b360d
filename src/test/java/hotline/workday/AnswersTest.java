package hotline.workday;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.ServiceLevel.Formula;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The readings of a service level, on the sample by which they are known. */
class AnswersTest {
    private static final Answers SAMPLE = new Answers(1_000, 860, 60, 20, 10);

    @Test
    @Tag("C1")
    void each_letter_gives_its_number() {
        Map.of(Formula.A, 83.0, Formula.B, 86.0, Formula.C, 81.1, Formula.D, 82.7, Formula.E, 82.1, Formula.F, 81.9)
                .forEach((letter, percent) -> assertThat(
                                Math.round(SAMPLE.by(letter).value().getAsDouble() * 1000) / 10.0)
                        .as(letter.name())
                        .isEqualTo(percent));
    }

    @Test
    void of_nothing_there_is_no_share() {
        var none = new Answers(0, 0, 0, 0, 0);
        for (Formula letter : Formula.values()) {
            assertThat(none.by(letter).value()).isEmpty();
        }
    }
}
