package hotline.classification.text;

import java.text.Normalizer.Form;
import java.util.Arrays;

/**
 * Makes writings of the same words equal: compatibility forms (NFKC), case, traditional characters, typographic
 * quotation marks, runs of blanks, and blanks between Chinese characters.
 */
public final class Normalizer {
    private Normalizer() {}

    public static NormalizedText normalize(String text) {
        var chars = new char[text.length() + 16];
        var origin = new int[chars.length + 1];
        int size = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (isItsOwnForm(codePoint)) {
                size = append((char) codePoint, i++, chars, origin, size);
                continue;
            }
            var forms = java.text.Normalizer.normalize(Character.toString(codePoint), Form.NFKC);
            if (size + forms.length() + text.length() - i >= chars.length) {
                chars = Arrays.copyOf(chars, (size + forms.length() + text.length() - i) * 2);
                origin = Arrays.copyOf(origin, chars.length + 1);
            }
            for (int j = 0; j < forms.length(); j++) {
                size = append(forms.charAt(j), i, chars, origin, size);
            }
            i += Character.charCount(codePoint);
        }
        origin[size] = text.length();
        return new NormalizedText(text, Arrays.copyOf(chars, size), origin);
    }

    private static boolean isItsOwnForm(int codePoint) {
        return codePoint < 0x80 || (codePoint >= 0x4e00 && codePoint < 0xa000);
    }

    private static int append(char written, int at, char[] chars, int[] origin, int size) {
        char c = simple(written);
        if (c == ' ' && size > 0 && chars[size - 1] == ' ') {
            return size;
        }
        boolean closesGap = isHan(c) && size > 1 && chars[size - 1] == ' ' && isHan(chars[size - 2]);
        int end = closesGap ? size - 1 : size;
        origin[end] = at;
        chars[end] = c;
        return end + 1;
    }

    private static char simple(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '`', '\u00b4' -> '\'';
            case '\t', '\u00a0', '\u200b', '\ufeff' -> ' ';
            case '\r' -> '\n';
            default -> TraditionalCharacters.simplified(Character.toLowerCase(c));
        };
    }

    public static boolean isHan(char c) {
        return c >= 0x4e00 && c < 0xa000;
    }

    public static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 0xdf && c <= 0x24f);
    }
}
