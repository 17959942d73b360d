package hotline.text;

import java.lang.Character.UnicodeScript;

/** Which characters readers see, and which ones only change or hide others. */
final class Characters {
    private static final int JOINER = 0x200d;
    private static final int NON_JOINER = 0x200c;

    private Characters() {}

    static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /**
     * A character without a visible form: zero-width ones, those that turn the direction of writing, fillers,
     * characters that no text has. Variation selectors are separate, since they belong to the character before.
     */
    static boolean isInvisible(int c) {
        if (c < 0xad) {
            return false;
        }
        return switch (c) {
            // Combining grapheme joiner, Hangul fillers, Khmer inherent vowels, the blank of Braille.
            case 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
            // Signs in front of Arabic numbers are format characters that are seen.
            case 0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f, 0x8e2 -> false;
            default -> Character.getType(c) == Character.FORMAT || isNoCharacter(c);
        };
    }

    /** Chooses a form of the character before it. */
    static boolean isVariation(int c) {
        return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef) || (c >= 0x180b && c <= 0x180d);
    }

    /** A character that a reader sees: no blank, no invisible character, no mark for another character. */
    static boolean isSeen(int c) {
        if (c < 0x7f) {
            return c > ' ';
        }
        int type = Character.getType(c);
        return type != Character.NON_SPACING_MARK
                && type != Character.ENCLOSING_MARK
                && type != Character.CONTROL
                && !isBlank(c)
                && !isInvisible(c)
                && !isVariation(c);
    }

    /**
     * Whether a zero-width joiner or non-joiner is part of the writing: in an emoji, and within a word of a script
     * such as Arabic or Devanagari.
     */
    static boolean joins(int c, int before, int after) {
        if (c != JOINER && c != NON_JOINER) {
            return false;
        }
        return (c == JOINER && isPartOfEmoji(before) && Character.getType(after) == Character.OTHER_SYMBOL)
                || (isOfJoiningScript(before) && isOfJoiningScript(after));
    }

    /** Emoji newer than this Java are unassigned characters to it. */
    private static boolean isPartOfEmoji(int c) {
        int type = Character.getType(c);
        return type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL || isVariation(c);
    }

    private static boolean isOfJoiningScript(int c) {
        return switch (UnicodeScript.of(c)) {
            case COMMON, INHERITED, UNKNOWN, HAN, LATIN, GREEK, CYRILLIC, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> false;
            default -> Character.isLetter(c) || isMark(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK;
        };
    }

    /** A mark on the letter before it that takes no separate place. */
    static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isNoCharacter(int c) {
        return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
    }
}
