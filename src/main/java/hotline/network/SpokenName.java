package hotline.network;

import java.util.BitSet;

/** A name that is found by its characters and by their pinyin, whole or initials, in any mixture. */
public final class SpokenName {
    private final String folded;
    private final int[] characters;
    private final String[][] readings;
    /** Plain letters and digits of the name and its readings, so that most names are passed over at once. */
    private final BitSet letters = new BitSet();

    public SpokenName(String name) {
        folded = Readings.folded(name);
        characters = folded.codePoints().toArray();
        readings = new String[characters.length][];
        for (int i = 0; i < characters.length; i++) {
            readings[i] = Readings.of(characters[i]);
            if (isPlain(characters[i])) {
                letters.set(characters[i]);
            }
            for (String reading : readings[i]) {
                reading.chars().forEach(letters::set);
            }
        }
    }

    String folded() {
        return folded;
    }

    int length() {
        return characters.length;
    }

    /**
     * At which character a reading of the name begins as was typed.
     *
     * @param typed folded
     * @return -1 where none does
     */
    public int spoken(String typed) {
        for (int i = 0; i < typed.length(); i += Character.charCount(typed.codePointAt(i))) {
            int c = typed.codePointAt(i);
            if (isPlain(c) && !letters.get(c)) {
                return -1;
            }
        }
        var failed = new BitSet();
        for (int i = 0; i < characters.length; i++) {
            if (goesOn(typed, 0, i, failed)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isPlain(int character) {
        return character < 128;
    }

    /** @param failed pairs of places that were tried before, so that no name is expensive */
    private boolean goesOn(String typed, int at, int character, BitSet failed) {
        if (at == typed.length()) {
            return true;
        }
        int pair = at * (characters.length + 1) + character;
        if (character == characters.length || failed.get(pair)) {
            return false;
        }
        boolean found = isLiteral(typed, at, character)
                && goesOn(typed, at + Character.charCount(characters[character]), character + 1, failed);
        for (int i = 0; !found && i < readings[character].length; i++) {
            found = goesOn(readings[character][i], typed, at, character, failed);
        }
        if (!found) {
            failed.set(pair);
        }
        return found;
    }

    private boolean isLiteral(String typed, int at, int character) {
        return typed.codePointAt(at) == characters[character];
    }

    /** Each beginning of a reading that was typed here: whole, an initial such as zh or z, or the end of the typed text. */
    private boolean goesOn(String reading, String typed, int at, int character, BitSet failed) {
        int same = 0;
        while (same < reading.length()
                && at + same < typed.length()
                && reading.charAt(same) == typed.charAt(at + same)) {
            same++;
        }
        if (same == 0) {
            return false;
        }
        if (at + same == typed.length()
                || (same == reading.length() && goesOn(typed, at + same, character + 1, failed))) {
            return true;
        }
        boolean isLongInitial = same >= 2 && reading.charAt(1) == 'h';
        return (isLongInitial && goesOn(typed, at + 2, character + 1, failed))
                || goesOn(typed, at + 1, character + 1, failed);
    }
}
