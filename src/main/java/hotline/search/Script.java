package hotline.search;

/** What a character is to the words of a text. */
final class Script {
    private Script() {}

    /** Han characters, kana, Hangul, Thai and their like, between which no word ends automatically. */
    static boolean isWithoutBlanks(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    static boolean isOfWord(int c) {
        return Character.isLetterOrDigit(c) || isMark(c);
    }

    static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
