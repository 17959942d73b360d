package hotline.search;

import hotline.classification.text.TraditionalCharacters;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text as its words are compared: plain width (NFKC), small letters, simplified characters, and one blank for all that is neither a letter nor
 * a digit. What stands between two blanks is a run.
 */
final class Folded {
    private final StringBuilder text = new StringBuilder();
    private int[] from;
    private int[] to;

    private Folded(int length) {
        from = new int[length];
        to = new int[length];
    }

    static Folded of(String written) {
        var folded = new Folded(written.length() + 1);
        boolean isDivided = false;
        for (int at = 0; at < written.length(); ) {
            int end = endOfCharacter(written, at);
            isDivided = folded.take(written, at, end, isDivided);
            at = end;
        }
        return folded;
    }

    /** The runs with one blank between them. */
    String text() {
        return text.toString();
    }

    /** Where the character at that place of the folded text begins in the written one. */
    int from(int at) {
        return from[at];
    }

    /** Where the character at that place of the folded text ends in the written one. */
    int to(int at) {
        return to[at];
    }

    /** Whether a part of the text is divided from what comes behind it. */
    private boolean take(String written, int at, int end, boolean wasDivided) {
        int c = written.codePointAt(at);
        boolean isPlain = end - at == 1 && isPlain(c);
        if (isPlain) {
            divide(wasDivided, at);
            put(c, at, end);
            return false;
        }
        boolean isDivided = wasDivided;
        var plain = Normalizer.normalize(written.substring(at, end), Form.NFKC).toLowerCase(Locale.ROOT);
        for (int i = 0; i < plain.length(); ) {
            int part = plain.codePointAt(i);
            i += Character.charCount(part);
            if (Script.isOfWord(part)) {
                divide(isDivided, at);
                put(part, at, end);
                isDivided = false;
            } else {
                isDivided = true;
            }
        }
        return isDivided;
    }

    /** What no folding changes, but for traditional characters. */
    private static boolean isPlain(int c) {
        return (c >= 0x4e00 && c < 0xa000) || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    }

    private void divide(boolean isDivided, int at) {
        if (isDivided && text.length() > 0) {
            put(' ', at, at);
        }
    }

    private void put(int c, int begin, int end) {
        int simplified = c <= Character.MAX_VALUE ? TraditionalCharacters.simplified((char) c) : c;
        int length = Character.charCount(simplified);
        if (text.length() + length > from.length) {
            from = Arrays.copyOf(from, from.length * 2 + length);
            to = Arrays.copyOf(to, from.length);
        }
        for (int i = 0; i < length; i++) {
            from[text.length() + i] = begin;
            to[text.length() + i] = end;
        }
        text.appendCodePoint(simplified);
    }

    /** With the marks that stand on it. */
    private static int endOfCharacter(String text, int at) {
        int end = at + Character.charCount(text.codePointAt(at));
        while (end < text.length() && Script.isMark(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }
}
