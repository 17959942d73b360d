package hotline.callback;

import hotline.survey.SaidAnswer;
import java.time.Instant;
import java.util.List;

/**
 * An agent's record of an attempt: which one, and how it ended.
 *
 * @param answers of a customer who was reached, to the questions of the policy
 */
public record OutcomeRecord(
        long callback, int attempt, long agent, Instant at, CallbackOutcome outcome, List<SaidAnswer> answers) {
    public OutcomeRecord {
        answers = List.copyOf(answers);
    }

    public OutcomeRecord(long callback, int attempt, long agent, Instant at, CallbackOutcome outcome) {
        this(callback, attempt, agent, at, outcome, List.of());
    }

    OutcomeRecord with(CallbackOutcome other) {
        return new OutcomeRecord(callback, attempt, agent, at, other, answers);
    }
}
