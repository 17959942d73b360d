package hotline.classification;

import com.github.houbb.opencc4j.support.data.impl.OpenccDatas;
import java.util.Map;

/** Traditional to simplified Chinese, one character for one, so that positions stay the same. */
final class TraditionalCharacters {

    /** Characters that opencc4j leaves, or whose first reading is the rarer one in complaints. */
    private static final Map<Character, Character> EXCEPTIONS =
            Map.of('乾', '干', '著', '着', '麽', '么', '後', '后', '裏', '里', '裡', '里', '帳', '账', '帐', '账', '喫', '吃', '唸', '念');

    private static final char[] TABLE = table();

    private TraditionalCharacters() {}

    static char simplified(char character) {
        return TABLE[character];
    }

    private static char[] table() {
        var table = new char[Character.MAX_VALUE + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) i;
        }
        OpenccDatas.tsChar().data().getDataMap().forEach((traditional, simplified) -> {
            if (traditional.length() == 1 && simplified.get(0).length() == 1) {
                table[traditional.charAt(0)] = simplified.get(0).charAt(0);
            }
        });
        EXCEPTIONS.forEach((traditional, simplified) -> table[traditional] = simplified);
        return table;
    }
}
