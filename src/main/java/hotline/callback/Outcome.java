package hotline.callback;

import hotline.policy.Dissatisfaction;
import java.util.Optional;

/** How an attempt to call a customer back ended, as the agent records it. */
public sealed interface Outcome {

    /** What the agent wrote down of the call. */
    Optional<String> comment();

    String code();

    /**
     * The customer answered.
     *
     * @param score 1–5; empty where the customer gave none
     * @param followUp what the agent chose for a customer who does not accept the conclusion, instead of the policy's way
     */
    record Reached(Optional<Integer> score, Optional<String> comment, Optional<Dissatisfaction> followUp)
            implements Outcome {
        public Reached {
            if (score.filter(given -> given < 1 || given > 5).isPresent()) {
                throw new IllegalArgumentException("a score is 1 to 5, not " + score.get());
            }
        }

        @Override
        public String code() {
            return "reached";
        }
    }

    /** Nobody answered; uses up one of the policy's attempts. */
    record NoAnswer(Optional<String> comment) implements Outcome {
        @Override
        public String code() {
            return "no-answer";
        }
    }

    /** The customer does not want to be called. */
    record Refused(Optional<String> comment) implements Outcome {
        @Override
        public String code() {
            return "refused";
        }
    }

    /** The agent could not make the call; uses up no attempt. */
    record GivenBack(Optional<String> comment) implements Outcome {
        @Override
        public String code() {
            return "given-back";
        }
    }
}
