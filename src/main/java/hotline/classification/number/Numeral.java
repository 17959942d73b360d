package hotline.classification.number;

import hotline.classification.text.Span;

/**
 * A number as written in a text.
 *
 * @param value its value; "several" counts as three of its unit
 * @param start position in the normalised text
 * @param end after the number and such words as 多 that belong to it
 * @param isOrdinal "third" rather than "three"
 * @param isBare digits or a numeral that carries no magnitude such as 千 or k, so that alone it need not be a sum
 */
public record Numeral(double value, int start, int end, boolean isOrdinal, boolean isBare) implements Span {}
