package hotline.http.api.survey;

import hotline.policy.survey.Question;
import hotline.policy.survey.Questionnaire;
import hotline.policy.survey.Questionnaires;
import hotline.policy.survey.Script;
import hotline.policy.taxonomy.LocalizedName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A {@code Questionnaire} of the contract. */
public final class QuestionnaireJson {
    private QuestionnaireJson() {}

    public static JsonObject of(Questionnaire asked) {
        var questions = new JsonArray();
        asked.questions().forEach(question -> questions.add(question(question)));
        return new JsonObject().put("purpose", asked.purpose().code()).put("questions", questions);
    }

    /** All of a policy. */
    public static JsonObject of(Questionnaires asked) {
        var all = new JsonArray();
        asked.all().forEach(one -> all.add(of(one).put("script", of(asked.script(one.purpose())))));
        return new JsonObject()
                .put("askedAgainPercent", asked.askedAgainPercent())
                .put("all", all);
    }

    /** A {@code Script} of the contract. */
    public static JsonObject of(Script script) {
        return new JsonObject().put("opening", name(script.opening())).put("closing", name(script.closing()));
    }

    private static JsonObject question(Question question) {
        var choices = new JsonArray();
        question.choices()
                .forEach(choice ->
                        choices.add(new JsonObject().put("code", choice.code()).put("name", name(choice.name()))));
        var json = new JsonObject()
                .put("code", question.code())
                .put("kind", question.kind().code())
                .put("wording", name(question.wording()))
                .put("least", question.kind().isNumber() ? question.kind().least() : null)
                .put("most", question.kind().isNumber() ? question.kind().most() : null)
                .putNull("low")
                .putNull("high")
                .put("choices", choices);
        question.ends().ifPresent(ends -> json.put("low", name(ends.low())).put("high", name(ends.high())));
        return json;
    }

    private static JsonObject name(LocalizedName name) {
        return new JsonObject().put("zh", name.zh()).put("en", name.en());
    }
}
