package hotline.classification.text;

import com.github.houbb.opencc4j.support.data.impl.OpenccDatas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Traditional to simplified Chinese, one character for one, so that positions stay the same. */
public final class TraditionalCharacters {

    /** Characters that opencc4j leaves unchanged, or for which its first choice is the rarer one in complaints. */
    private static final Map<Character, Character> EXCEPTIONS =
            Map.of('乾', '干', '著', '着', '麽', '么', '後', '后', '裏', '里', '裡', '里', '帳', '账', '帐', '账', '喫', '吃', '唸', '念');

    private static final char[] TABLE = table();

    private TraditionalCharacters() {}

    public static char simplified(char character) {
        return TABLE[character];
    }

    private static char[] table() {
        var table = new char[Character.MAX_VALUE + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) i;
        }
        characters().lines().forEach(line -> {
            int tab = line.indexOf('\t');
            boolean isPair = tab == 1 && (line.length() == 3 || line.charAt(3) == ' ');
            if (isPair) {
                table[line.charAt(0)] = line.charAt(2);
            }
        });
        EXCEPTIONS.forEach((traditional, simplified) -> table[traditional] = simplified);
        return table;
    }

    /** Read from opencc4j's own file, because the library loads all of its dictionaries, which costs a start 100 ms. */
    private static String characters() {
        try (var in = OpenccDatas.class.getResourceAsStream("/data/dictionary/TSCharacters.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
