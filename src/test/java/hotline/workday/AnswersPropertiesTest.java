package hotline.workday;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.ServiceLevel.Formula;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** 12: each reading of a service level on any day is the one that its words say of the single waits. */
class AnswersPropertiesTest {
    private static final int WITHIN = 20;
    private static final int SMALL = 5;

    record Wait(boolean isAnswered, int seconds) {}

    @Provide
    Arbitrary<List<Wait>> days() {
        return Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.integers().between(0, 60))
                .as(Wait::new)
                .list()
                .ofMaxSize(300);
    }

    @Property(tries = 1_000)
    @Tag("C1")
    void each_letter_says_of_sums_what_its_words_say_of_single_waits(@ForAll("days") List<Wait> day) {
        var answers = new Answers(
                count(day, true, Integer.MAX_VALUE),
                count(day, true, WITHIN),
                count(day, false, Integer.MAX_VALUE),
                count(day, false, WITHIN),
                count(day, false, SMALL));
        for (Formula letter : Formula.values()) {
            long part = day.stream().filter(wait -> isGood(letter, wait)).count();
            long whole = day.stream().filter(wait -> counts(letter, wait)).count();
            assertThat(answers.by(letter)).as(letter.name()).isEqualTo(new Answers.Share(part, whole));
            answers.by(letter).value().ifPresent(share -> assertThat(share).isBetween(0.0, 1.0));
        }
        assertThat(answers.by(Formula.C).part())
                .isLessThanOrEqualTo(answers.by(Formula.A).part());
        assertThat(answers.by(Formula.F).whole())
                .isLessThanOrEqualTo(answers.by(Formula.C).whole());
    }

    private static long count(List<Wait> day, boolean isAnswered, int within) {
        return day.stream()
                .filter(wait -> wait.isAnswered() == isAnswered && wait.seconds() <= within)
                .count();
    }

    private static boolean isGood(Formula letter, Wait wait) {
        boolean inTime = wait.seconds() <= WITHIN;
        return switch (letter) {
            case A -> inTime;
            case B, C, D, F -> wait.isAnswered() && inTime;
            case E -> wait.isAnswered() ? inTime : wait.seconds() <= SMALL;
        };
    }

    private static boolean counts(Formula letter, Wait wait) {
        return switch (letter) {
            case A, C, E -> true;
            case B -> wait.isAnswered();
            case D -> wait.isAnswered() || wait.seconds() > WITHIN;
            case F -> wait.isAnswered() || wait.seconds() > SMALL;
        };
    }
}
