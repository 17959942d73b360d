package hotline.intake;

/** What became of one complaint of a batch. */
sealed interface Outcome {

    /** Now on disk. */
    record Written(Filed filed) implements Outcome {}

    /** It was on disk already; this is the first answer. */
    record Repeated(Filed filed) implements Outcome {}

    /** The rules changed after it was judged; nothing was written. */
    record OtherRules() implements Outcome {}

    /** Its key came before with another body. */
    record KeyReused() implements Outcome {}
}
