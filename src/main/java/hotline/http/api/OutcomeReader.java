package hotline.http.api;

import hotline.callback.CallbackOutcome;
import hotline.http.api.survey.AnswersReader;
import hotline.http.engine.JsonReader;
import hotline.policy.Dissatisfaction;
import hotline.survey.SaidAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads an {@code OutcomeDraft}; score and follow-up are for customers who were reached, a time for those who asked for a later call. */
record OutcomeReader(int attempt, CallbackOutcome outcome, List<SaidAnswer> answers) {
    private static final int MOST_ATTEMPTS = Integer.MAX_VALUE;

    static OutcomeReader read(JsonReader body) {
        int attempt = body.requiredInteger("attempt", 1, MOST_ATTEMPTS);
        var kind = CallbackOutcome.Kind.of(body.requiredCode("outcome", CallbackOutcome.Kind.codes()));
        var score = body.integer("score", 1, 5);
        var answers = AnswersReader.read(body);
        var comment = body.text("comment", 2000);
        var callAt = body.time("callAt");
        var followUp = body.code(
                        "followUp",
                        Arrays.stream(Dissatisfaction.values())
                                .map(Dissatisfaction::code)
                                .toList())
                .flatMap(OutcomeReader::followUp);
        if (kind.filter(CallbackOutcome.Kind.REACHED::equals).isEmpty()) {
            score.ifPresent(given -> body.wrong("score", "only with the outcome reached"));
            followUp.ifPresent(given -> body.wrong("followUp", "only with the outcome reached"));
            if (!answers.isEmpty()) {
                body.wrong("answers", "only with the outcome reached");
            }
        }
        boolean isForLater =
                kind.filter(CallbackOutcome.Kind.CALL_LATER::equals).isPresent();
        if (isForLater && callAt.isEmpty()) {
            body.wrong("callAt", "is missing", "missing");
        } else if (!isForLater) {
            callAt.ifPresent(given -> body.wrong("callAt", "only with the outcome call-later"));
        }
        body.done();
        return new OutcomeReader(
                attempt, kind.orElseThrow().of(new CallbackOutcome.Said(score, comment, followUp, callAt)), answers);
    }

    private static Optional<Dissatisfaction> followUp(String code) {
        return Arrays.stream(Dissatisfaction.values())
                .filter(way -> way.code().equals(code))
                .findFirst();
    }
}
