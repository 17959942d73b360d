package hotline.classification;

/**
 * Words of the customer that decided a judgement.
 *
 * @param words exactly as written
 * @param start first UTF-16 position in the text
 * @param end position after the last
 * @param speaksFor type, {@code type/subtype} or the severity sign that they support
 */
public record Reason(String words, int start, int end, String speaksFor) {}
