package hotline.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * By what a text is found: any two neighbouring characters of which one belongs to a script without blanks, such as Chinese, and its words in
 * letters and digits as wholes.
 */
final class Grams {
    /** A longer word is found by its beginning. */
    static final int LONGEST_WORD = 32;

    private Grams() {}

    /** All of them, of a folded text. */
    static Set<String> of(String folded) {
        var grams = new LinkedHashSet<String>();
        for (String run : runs(folded)) {
            pairs(run, grams);
            for (Word word : wordsInLetters(run)) {
                grams.add(cut(word.text()));
            }
        }
        return grams;
    }

    static List<String> runs(String folded) {
        return folded.isEmpty() ? List.of() : List.of(folded.split(" ", -1));
    }

    static void pairs(String run, Set<String> grams) {
        int before = -1;
        for (int at = 0; at < run.length(); ) {
            int c = run.codePointAt(at);
            at += Character.charCount(c);
            if (before >= 0 && (Script.isWithoutBlanks(before) || Script.isWithoutBlanks(c))) {
                grams.add(Character.toString(before) + Character.toString(c));
            }
            before = c;
        }
    }

    /** @param begin where it begins in its run */
    record Word(String text, int begin) {}

    /** The parts of a run between characters of a script without blanks, in their order. */
    static List<Word> wordsInLetters(String run) {
        var words = new ArrayList<Word>();
        int begin = -1;
        for (int at = 0; at < run.length(); ) {
            int c = run.codePointAt(at);
            if (!Script.isWithoutBlanks(c)) {
                begin = begin < 0 ? at : begin;
            } else if (begin >= 0) {
                words.add(new Word(run.substring(begin, at), begin));
                begin = -1;
            }
            at += Character.charCount(c);
        }
        if (begin >= 0) {
            words.add(new Word(run.substring(begin), begin));
        }
        return words;
    }

    static String cut(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST_WORD
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD));
    }
}
