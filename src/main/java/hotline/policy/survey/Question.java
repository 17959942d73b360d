package hotline.policy.survey;

import hotline.policy.taxonomy.LocalizedName;
import java.util.List;
import java.util.Optional;

/**
 * One question.
 *
 * @param wording read out as it stands, the same each time
 * @param ends of a scale
 * @param choices of a choice, in the order in which they are read out
 */
public record Question(
        String code, QuestionKind kind, LocalizedName wording, Optional<Ends> ends, List<Choice> choices) {
    /** The yes-no question of this code says whether the matter was solved (实际解决率). */
    public static final String SOLVED = "solved";

    public Question {
        choices = List.copyOf(choices);
    }

    /** What the lowest and the highest answer mean. */
    public record Ends(LocalizedName low, LocalizedName high) {}

    public record Choice(String code, LocalizedName name) {}

    public boolean asksWhetherSolved() {
        return kind == QuestionKind.YES_NO && code.equals(SOLVED);
    }
}
