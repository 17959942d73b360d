package hotline.measures.survey;

import hotline.complaint.PersonName;
import hotline.policy.survey.QuestionKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What customers answered in a period.
 *
 * @param asked each question in each channel by itself: channels are never pooled
 * @param again of cases rated by telephone and asked again on the page: how much more was given on the page, by how many cases
 * @param unrated ended cases without a rating, by reason and agent
 */
public record SurveyFigures(List<Asked> asked, Spread again, long rated, List<Unrated> unrated) {
    public SurveyFigures {
        asked = List.copyOf(asked);
        unrated = List.copyOf(unrated);
    }

    /**
     * One question in one channel.
     *
     * @param isAgain of those who were asked a second time, in this channel
     * @param none who gave no answer
     * @param words who answered in words
     * @param choices by code
     */
    public record Asked(
            String purpose,
            String question,
            QuestionKind kind,
            String channel,
            boolean isAgain,
            Spread spread,
            Map<String, Long> choices,
            long words,
            long none) {
        public Asked {
            choices = Map.copyOf(choices);
        }

        public long answered() {
            return spread.n()
                    + words
                    + choices.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * @param reason how the case or its callback ended
     * @param agent who made the last call; empty where none was made
     */
    public record Unrated(String reason, Optional<PersonName> agent, long n) {}
}
