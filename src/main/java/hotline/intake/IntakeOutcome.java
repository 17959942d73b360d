package hotline.intake;

import java.time.Duration;

/** The outcome of one complaint of a batch. */
sealed interface IntakeOutcome {

    /** Now on disk. */
    record Written(Filed filed) implements IntakeOutcome {}

    /** It was on disk already; this is the first answer. */
    record Repeated(Filed filed) implements IntakeOutcome {}

    /** The rules changed after it was judged; nothing was written. */
    record OtherRules() implements IntakeOutcome {}

    /**
     * More than the policy allows one address or phone number; nothing was written.
     *
     * @param retryAfter how long until one more is free
     */
    record TooMany(boolean withThisPhone, Duration retryAfter) implements IntakeOutcome {}

    /** Its key came before with another body. */
    record KeyReused() implements IntakeOutcome {}
}
