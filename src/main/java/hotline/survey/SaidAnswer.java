package hotline.survey;

import java.util.Optional;

/**
 * What a customer answered to one question, as it was sent. With nothing it is "no answer", which is an answer.
 *
 * @param question its code
 */
public record SaidAnswer(String question, Optional<Integer> value, Optional<String> choice, Optional<String> words) {

    public static SaidAnswer number(String question, int value) {
        return new SaidAnswer(question, Optional.of(value), Optional.empty(), Optional.empty());
    }

    boolean isNone() {
        return value.isEmpty() && choice.isEmpty() && words.isEmpty();
    }
}
