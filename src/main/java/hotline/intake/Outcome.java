package hotline.intake;

import java.time.Duration;

/** What became of one complaint of a batch. */
sealed interface Outcome {

    /** Now on disk. */
    record Written(Filed filed) implements Outcome {}

    /** It was on disk already; this is the first answer. */
    record Repeated(Filed filed) implements Outcome {}

    /** The rules changed after it was judged; nothing was written. */
    record OtherRules() implements Outcome {}

    /**
     * More than the policy allows one address or phone number; nothing was written.
     *
     * @param retryAfter how long until one more is free
     */
    record TooMany(boolean withThisPhone, Duration retryAfter) implements Outcome {}

    /** Its key came before with another body. */
    record KeyReused() implements Outcome {}
}
