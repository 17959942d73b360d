package hotline.classification;

import hotline.classification.text.Span;

/**
 * A number with its unit.
 *
 * @param value money in the policy's currency, time in days, or a count of goods
 * @param start position in the normalised text
 * @param end after its unit
 */
record Quantity(Kind kind, double value, int start, int end) implements Span {
    enum Kind {
        MONEY("money"),
        TIME("span"),
        GOODS("count");

        /** The word that represents it in wordings of the lexicon. */
        final int word;

        Kind(String word) {
            this.word = CompiledLexicon.NUMBER_WORDS.indexOf(word);
        }
    }
}
