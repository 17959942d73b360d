package hotline.network;

import hotline.classification.text.TraditionalCharacters;
import hotline.text.TypedText;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import net.sourceforge.pinyin4j.PinyinHelper;

/** How names are read: folded for comparison, and each character in all its pinyin readings, without tones. */
public final class Readings {
    private static final String[] NONE = {};

    private Readings() {}

    /** Simplified, in small letters and half width, without blanks and apostrophes. */
    public static String folded(String text) {
        var folded = new StringBuilder();
        TypedText.plain(text).toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (c != ' ' && c != '\'' && c != '’') {
                folded.appendCodePoint(c <= Character.MAX_VALUE ? TraditionalCharacters.simplified((char) c) : c);
            }
        });
        return folded.toString();
    }

    /** Of one folded character; none of a letter or a digit. */
    public static String[] of(int character) {
        var readings = character <= Character.MAX_VALUE && Character.isIdeographic(character)
                ? PinyinHelper.toHanyuPinyinStringArray((char) character)
                : null;
        return readings == null
                ? NONE
                : Arrays.stream(readings).flatMap(Readings::typed).distinct().toArray(String[]::new);
    }

    /** Keyboards have no ü: people type v, or u. */
    private static Stream<String> typed(String reading) {
        var plain = reading.replaceAll("[1-5]", "");
        return plain.contains("u:") ? Stream.of(plain.replace("u:", "v"), plain.replace("u:", "u")) : Stream.of(plain);
    }
}
