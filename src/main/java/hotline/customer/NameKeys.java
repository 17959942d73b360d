package hotline.customer;

import hotline.network.Readings;
import hotline.text.TypedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The beginnings by which a name is found: its characters from each place on, its pinyin in all readings, and the initials of these. A
 * character without a reading stands for itself.
 */
public final class NameKeys {
    private static final int MOST_SPELLINGS = 16;
    private static final int MOST_PLACES = 12;
    private static final int LONGEST = 60;

    private NameKeys() {}

    /** How a typed name is compared with keys. */
    static String typed(String text) {
        return cut(CustomerName.folded(text));
    }

    public static Set<String> of(String name) {
        var keys = new LinkedHashSet<String>();
        var folded = CustomerName.folded(name);
        int[] characters = folded.codePoints().limit(LONGEST).toArray();
        if (characters.length == 0) {
            return keys;
        }
        keys.add(cut(folded));
        if (folded.codePoints().anyMatch(Character::isIdeographic)) {
            spelt(characters, keys);
            for (int from = 1; from < characters.length - 1 && from < MOST_PLACES; from++) {
                keys.add(new String(characters, from, characters.length - from));
            }
        } else {
            words(name, keys);
        }
        return keys;
    }

    private static void spelt(int[] characters, Set<String> keys) {
        var whole = List.of("");
        var initials = List.of("");
        for (int character : characters) {
            var readings = Readings.of(character);
            var said = readings.length == 0 ? List.of(Character.toString(character)) : List.of(readings);
            whole = longer(whole, said);
            initials = longer(
                    initials,
                    said.stream()
                            .map(one -> one.substring(0, Character.charCount(one.codePointAt(0))))
                            .distinct()
                            .toList());
        }
        whole.forEach(key -> keys.add(cut(key)));
        initials.forEach(key -> keys.add(cut(key)));
    }

    private static List<String> longer(List<String> before, List<String> said) {
        var longer = new ArrayList<String>();
        for (String one : said) {
            for (String begun : before) {
                if (longer.size() < MOST_SPELLINGS) {
                    longer.add(begun + one);
                }
            }
        }
        return longer;
    }

    /** Of a name in letters: from each word on, and with the last word first. */
    private static void words(String name, Set<String> keys) {
        var words = List.of(TypedText.plain(name).toLowerCase(Locale.ROOT).split("[ .,]+", -1));
        for (int from = 1; from < words.size() && from < MOST_PLACES; from++) {
            var rest = CustomerName.folded(String.join("", words.subList(from, words.size())));
            if (!rest.isEmpty()) {
                keys.add(cut(rest));
                keys.add(cut(rest + CustomerName.folded(String.join("", words.subList(0, from)))));
            }
        }
    }

    private static String cut(String key) {
        return key.codePointCount(0, key.length()) <= LONGEST
                ? key
                : key.substring(0, key.offsetByCodePoints(0, LONGEST));
    }
}
