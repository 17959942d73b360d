package hotline.classification.text;

/**
 * A text made comparable; every character knows its place in the customer's text.
 *
 * @param original as written
 * @param chars normalised characters
 * @param origin for each normalised character, and for the end, its position in the original
 */
// Read character by character; no two are compared.
@SuppressWarnings("ArrayRecordComponent")
public record NormalizedText(String original, char[] chars, int[] origin) {

    public int length() {
        return chars.length;
    }

    public String quote(int start, int end) {
        return original.substring(originalStart(start), originalEnd(end));
    }

    public int originalStart(int start) {
        return origin[start];
    }

    /** After the last original character that became part of the normalised range. */
    public int originalEnd(int end) {
        int from = end == 0 ? 0 : origin[end - 1];
        return end == 0 ? 0 : from + Character.charCount(original.codePointAt(from));
    }

    public boolean has(int at, String word) {
        if (at < 0 || at + word.length() > chars.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (chars[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public char at(int index) {
        return index >= 0 && index < chars.length ? chars[index] : '\n';
    }
}
