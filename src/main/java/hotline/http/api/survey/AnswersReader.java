package hotline.http.api.survey;

import hotline.http.engine.JsonReader;
import hotline.survey.Answers;
import hotline.survey.SaidAnswer;
import java.util.List;

/** Reads {@code answers}: for each question a value, a choice or a text, or nothing where the customer gave no answer. */
public final class AnswersReader {
    private static final int MOST = 10;
    private static final int LONGEST_CODE = 40;
    private static final int HIGHEST = 10;

    private AnswersReader() {}

    public static List<SaidAnswer> read(JsonReader body) {
        if (!body.has("answers") || body.isEmptyList("answers")) {
            return List.of();
        }
        return body.requiredObjects("answers", MOST).stream()
                .map(AnswersReader::answer)
                .toList();
    }

    private static SaidAnswer answer(JsonReader one) {
        var answer = new SaidAnswer(
                one.requiredLine("question", LONGEST_CODE),
                one.integer("value", 0, HIGHEST),
                one.line("choice", LONGEST_CODE),
                one.text("text", Answers.LONGEST_WORDS));
        if (isTwofold(answer)) {
            one.wrong("question", "has one answer: a value, a choice or a text", "twofold");
        }
        one.nothingElse();
        return answer;
    }

    private static boolean isTwofold(SaidAnswer answer) {
        return answer.value().stream().count()
                        + answer.choice().stream().count()
                        + answer.words().stream().count()
                > 1;
    }
}
