package hotline.classification;

import java.text.Normalizer.Form;
import java.util.Arrays;

/**
 * Makes writings of the same words equal: compatibility forms (NFKC), case, traditional characters, typographic
 * quotation marks, runs of blanks, and blanks between Chinese characters.
 */
final class Normalizer {
    private Normalizer() {}

    static NormalizedText normalize(String text) {
        var chars = new char[text.length() + 16];
        var origin = new int[chars.length + 1];
        int size = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            var forms = forms(codePoint);
            if (size + forms.length() >= chars.length) {
                chars = Arrays.copyOf(chars, (size + forms.length()) * 2);
                origin = Arrays.copyOf(origin, chars.length + 1);
            }
            for (int j = 0; j < forms.length(); j++) {
                char c = simple(forms.charAt(j));
                if (c == ' ' && size > 0 && chars[size - 1] == ' ') {
                    continue;
                }
                if (isHan(c) && size > 1 && chars[size - 1] == ' ' && isHan(chars[size - 2])) {
                    size--;
                }
                origin[size] = i;
                chars[size++] = c;
            }
            i += Character.charCount(codePoint);
        }
        origin[size] = text.length();
        return new NormalizedText(text, Arrays.copyOf(chars, size), origin);
    }

    private static String forms(int codePoint) {
        boolean isItsOwnForm = codePoint < 0x80 || codePoint >= 0x4e00 && codePoint < 0xa000;
        var itself = Character.toString(codePoint);
        return isItsOwnForm ? itself : java.text.Normalizer.normalize(itself, Form.NFKC);
    }

    private static char simple(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '`', '\u00b4' -> '\'';
            case '\t', '\u00a0', '\u200b', '\ufeff' -> ' ';
            case '\r' -> '\n';
            default -> TraditionalCharacters.simplified(Character.toLowerCase(c));
        };
    }

    static boolean isHan(char c) {
        return c >= 0x4e00 && c < 0xa000;
    }

    static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 0xdf && c <= 0x24f;
    }
}
