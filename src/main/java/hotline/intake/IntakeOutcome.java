package hotline.intake;

import hotline.failure.Failure;
import java.time.Duration;

/** The outcome of one complaint of a batch. */
sealed interface IntakeOutcome {

    /** Now on disk. */
    record Written(Filed filed) implements IntakeOutcome {
        @Override
        public Filed orThrow() {
            return filed;
        }
    }

    /** It was on disk already; this is the first answer. */
    record Repeated(Filed filed) implements IntakeOutcome {
        @Override
        public Filed orThrow() {
            return filed;
        }
    }

    /** The rules changed after it was judged; nothing was written. */
    record OtherRules() implements IntakeOutcome {
        @Override
        public Filed orThrow() {
            throw new IllegalStateException("it is to be judged again first");
        }
    }

    /**
     * More than the policy allows one address or phone number; nothing was written.
     *
     * @param retryAfter how long until one more is free
     */
    record TooMany(boolean withThisPhone, Duration retryAfter) implements IntakeOutcome {
        @Override
        public Filed orThrow() {
            throw new Failure.TooManyComplaints(withThisPhone, retryAfter);
        }
    }

    /** Its key came before with another body. */
    record KeyReused() implements IntakeOutcome {
        @Override
        public Filed orThrow() {
            throw new Failure.KeyReused("this Idempotency-Key came before with another body");
        }
    }

    /** The answer to the request, or its refusal as a failure. */
    Filed orThrow();
}
