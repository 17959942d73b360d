package hotline.survey;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.policy.survey.Question;
import hotline.policy.survey.QuestionKind;
import hotline.policy.survey.Questionnaire;
import hotline.policy.survey.SurveyPurpose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Answers that fit the questionnaire; pure.
 *
 * @param score the rating (1–5) among them, or given next to them
 * @param counted of them, what figures count as events
 */
public record Answers(List<Answer> all, Optional<Integer> score, Counted counted) {
    public static final int LONGEST_WORDS = 2000;

    /** @param effort 1 to 7 */
    public record Counted(Optional<Boolean> solved, Optional<Integer> effort) {
        public static final Counted NOTHING = new Counted(Optional.empty(), Optional.empty());

        private static Counted of(Questionnaire asked, List<Answer> answers) {
            return new Counted(
                    asked.solved().flatMap(question -> value(answers, question)).map(value -> value > 0),
                    asked.effort().flatMap(question -> value(answers, question)));
        }

        private static Optional<Integer> value(List<Answer> answers, Question question) {
            return answers.stream()
                    .filter(answer -> answer.question().code().equals(question.code()))
                    .findFirst()
                    .flatMap(answer -> answer.said().value());
        }
    }

    private static final Questionnaire NOTHING_ASKED = new Questionnaire(SurveyPurpose.RESOLUTION, List.of());

    public Answers {
        all = List.copyOf(all);
    }

    /** @param score a rating that was sent on its own; with the questionnaire it is the answer to its score */
    static Answers of(Asking asking, Optional<Questionnaire> asked, List<SaidAnswer> said, Optional<Integer> score) {
        var questionnaire = asked.orElse(NOTHING_ASKED);
        var answers = new ArrayList<Answer>();
        var wrong = new ArrayList<WrongField>();
        var seen = new HashSet<String>();
        for (int i = 0; i < said.size(); i++) {
            var one = said.get(i);
            var at = "/answers/" + i;
            var question = questionnaire.question(one.question());
            if (question.isEmpty()) {
                wrong.add(new WrongField(at + "/question", "is no question of this policy", "unknown"));
            } else if (!seen.add(one.question())) {
                wrong.add(new WrongField(at + "/question", "stands twice", "twice"));
            } else {
                fault(question.get(), one, at).ifPresent(wrong::add);
                answers.add(new Answer(asking, question.get(), one));
            }
        }
        var answered = answers.stream()
                .filter(answer -> answer.question().kind() == QuestionKind.SCORE)
                .findFirst();
        var given = answered.flatMap(answer -> answer.said().value());
        if (answered.isPresent() && score.isPresent() && !given.equals(score)) {
            wrong.add(new WrongField(
                    "/score",
                    "differs from the answer to “" + answered.get().question().code() + "”",
                    "differs"));
        }
        if (!wrong.isEmpty()) {
            throw Failure.Invalid.of(wrong);
        }
        if (answered.isEmpty()) {
            score.ifPresent(value -> questionnaire
                    .rating()
                    .ifPresent(question ->
                            answers.add(new Answer(asking, question, SaidAnswer.number(question.code(), value)))));
        }
        return new Answers(answers, given.or(() -> score), Counted.of(questionnaire, answers));
    }

    private static Optional<WrongField> fault(Question question, SaidAnswer said, String at) {
        var kind = question.kind();
        if (said.value().isPresent() && !kind.isNumber()) {
            return Optional.of(new WrongField(at + "/value", "this question is answered by no number", "kind"));
        }
        if (said.choice().isPresent() && kind != QuestionKind.CHOICE) {
            return Optional.of(new WrongField(at + "/choice", "this question has no choices", "kind"));
        }
        if (said.words().isPresent() && kind != QuestionKind.TEXT) {
            return Optional.of(new WrongField(at + "/text", "this question is not answered by words", "kind"));
        }
        if (said.value()
                .filter(value -> value < kind.least() || value > kind.most())
                .isPresent()) {
            return Optional.of(new WrongField(
                    at + "/value", "must be a whole number from " + kind.least() + " to " + kind.most(), "range"));
        }
        boolean isChosen = said.choice()
                .map(code -> question.choices().stream()
                        .anyMatch(choice -> choice.code().equals(code)))
                .orElse(true);
        return isChosen
                ? Optional.empty()
                : Optional.of(new WrongField(at + "/choice", "is none of the choices", "unknown"));
    }
}
