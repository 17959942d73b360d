package hotline.policy.reading;

import hotline.policy.survey.Question;
import hotline.policy.survey.Question.Choice;
import hotline.policy.survey.Question.Ends;
import hotline.policy.survey.QuestionKind;
import hotline.policy.survey.Questionnaire;
import hotline.policy.survey.Questionnaires;
import hotline.policy.survey.Script;
import hotline.policy.survey.SurveyPurpose;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what customers are asked (K5). */
public final class QuestionnairesReader {
    public static final Set<String> KEYS =
            Set.of("asked-again-percent", "scripts", "resolution", "care", "campaign", "by-hand");
    public static final Set<String> SCRIPT_KEYS = Set.of("opening", "closing");
    public static final Set<String> QUESTION_KEYS = Set.of("kind", "zh", "en", "low", "high", "choices");
    private static final int MOST_QUESTIONS = 10;
    private static final int MOST_CHOICES = 20;

    private QuestionnairesReader() {}

    static Questionnaires read(PolicyNode node) {
        node.onlyKnows(KEYS);
        var all = new ArrayList<Questionnaire>();
        SurveyPurpose.byCode().forEach((code, purpose) -> node.member(code)
                .ifPresent(one -> all.add(new Questionnaire(purpose, questions(one, purpose)))));
        return new Questionnaires(
                all,
                node.member("asked-again-percent")
                        .map(percent -> percent.integer(0, 100))
                        .orElse(0),
                node.member("scripts").map(QuestionnairesReader::scripts).orElse(Map.of()));
    }

    /** What is left away stays as usual. */
    private static Map<SurveyPurpose, Script> scripts(PolicyNode node) {
        node.onlyKnows(SurveyPurpose.byCode().keySet());
        var scripts = new EnumMap<SurveyPurpose, Script>(SurveyPurpose.class);
        SurveyPurpose.byCode().forEach((code, purpose) -> node.member(code).ifPresent(one -> {
            one.onlyKnows(SCRIPT_KEYS);
            var usual = Script.usual(purpose);
            scripts.put(
                    purpose,
                    new Script(
                            one.member("opening").map(TaxonomyReader::name).orElse(usual.opening()),
                            one.member("closing").map(TaxonomyReader::name).orElse(usual.closing())));
        }));
        return scripts;
    }

    private static List<Question> questions(PolicyNode node, SurveyPurpose purpose) {
        var questions = new ArrayList<Question>();
        node.atMostMembers(MOST_QUESTIONS).codedMembers().forEach((code, one) -> {
            var question = question(code, one);
            if (question.kind() == QuestionKind.NPS && purpose.followsComplaint()) {
                one.problem(Mistake.NPS_AFTER_COMPLAINT);
            }
            if (question.kind() == QuestionKind.SCORE
                    && questions.stream().anyMatch(before -> before.kind() == QuestionKind.SCORE)) {
                one.problem(Mistake.SECOND_SCORE);
            }
            questions.add(question);
        });
        return questions;
    }

    private static Question question(String code, PolicyNode node) {
        node.onlyKnows(QUESTION_KEYS);
        var kind = node.required("kind").oneOf(QuestionKind.byCode(), QuestionKind.TEXT);
        var ends = node.member("low").isPresent() || node.member("high").isPresent() || kind.isScale()
                ? Optional.of(
                        new Ends(TaxonomyReader.name(node.required("low")), TaxonomyReader.name(node.required("high"))))
                : Optional.<Ends>empty();
        if (ends.isPresent() && !kind.isScale()) {
            node.problem(Mistake.NO_SCALE, kind.code());
        }
        return new Question(code, kind, TaxonomyReader.nameOf(node), ends, choices(node, kind));
    }

    private static List<Choice> choices(PolicyNode node, QuestionKind kind) {
        boolean asksForOne = kind == QuestionKind.CHOICE;
        var listed = asksForOne ? Optional.of(node.required("choices")) : node.member("choices");
        if (listed.isEmpty()) {
            return List.of();
        }
        if (!asksForOne) {
            node.problem(Mistake.NO_CHOICE, kind.code());
        }
        Map<String, PolicyNode> named = listed.get().atMostMembers(MOST_CHOICES).codedMembers();
        return named.entrySet().stream()
                .map(one -> new Choice(one.getKey(), TaxonomyReader.name(one.getValue())))
                .toList();
    }
}
