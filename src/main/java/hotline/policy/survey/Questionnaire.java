package hotline.policy.survey;

import java.util.List;
import java.util.Optional;

/** What customers are asked for one purpose, in that order. */
public record Questionnaire(SurveyPurpose purpose, List<Question> questions) {
    /** More are too many for a call. */
    public static final int MOST_BY_TELEPHONE = 3;
    /** The code of the question whether the matter was solved (实际解决率). */
    public static final String SOLVED = "solved";

    public Questionnaire {
        questions = List.copyOf(questions);
    }

    public Optional<Question> question(String code) {
        return questions.stream()
                .filter(question -> question.code().equals(code))
                .findFirst();
    }

    /** The question whether the matter was solved. */
    public Optional<Question> solved() {
        return question(SOLVED).filter(question -> question.kind() == QuestionKind.YES_NO);
    }

    /** The first question about the customer's effort (CES). */
    public Optional<Question> effort() {
        return questions.stream()
                .filter(question -> question.kind() == QuestionKind.EFFORT)
                .findFirst();
    }

    /** The question of which the answer is the rating; there is one at most. */
    public Optional<Question> rating() {
        return questions.stream()
                .filter(question -> question.kind() == QuestionKind.SCORE)
                .findFirst();
    }
}
