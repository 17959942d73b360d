package hotline.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words that a text has to have all of, in any order. Chinese from two characters, which stand in the text as they were typed; a word in letters
 * from two, which begins a word of the text.
 */
public record SoughtWords(List<Term> terms) {
    private static final int MOST_TERMS = 8;
    /** Of a pasted message; the text itself is compared with all of it. */
    private static final int MOST_GRAMS = 24;

    private static final int SHORTEST_NUMBER = 3;

    public SoughtWords {
        terms = List.copyOf(terms);
    }

    /**
     * One of them.
     *
     * @param run as it stands in folded texts
     * @param grams that its texts have, all of them
     * @param beginning of a word that its texts have
     */
    record Term(String run, Set<String> grams, Optional<String> beginning) {
        boolean isOfLetters() {
            return grams.isEmpty();
        }

        /** Where it stands in a folded text; negative where it doesn't. */
        int in(String folded, int after) {
            int at = folded.indexOf(run, after);
            while (at > 0 && isOfLetters() && isWithinWord(folded, at)) {
                at = folded.indexOf(run, at + 1);
            }
            return at;
        }

        private static boolean isWithinWord(String folded, int at) {
            int before = folded.codePointBefore(at);
            return before != ' ' && !Script.isWithoutBlanks(before);
        }
    }

    /** Empty where nothing in the text is long enough to be sought. */
    public static Optional<SoughtWords> of(String typed) {
        var terms = new ArrayList<Term>();
        for (String run : new LinkedHashSet<>(Grams.runs(Folded.of(typed).text()))) {
            if (terms.size() < MOST_TERMS) {
                term(run).ifPresent(terms::add);
            }
        }
        return terms.isEmpty() ? Optional.empty() : Optional.of(new SoughtWords(terms));
    }

    private static Optional<Term> term(String run) {
        var pairs = new LinkedHashSet<String>();
        Grams.pairs(run, pairs);
        var grams = new LinkedHashSet<String>();
        pairs.stream().limit(MOST_GRAMS).forEach(grams::add);
        if (!grams.isEmpty()) {
            return Optional.of(new Term(run, grams, Optional.empty()));
        }
        boolean isNumber = run.chars().allMatch(Character::isDigit);
        boolean isLongEnough = run.codePointCount(0, run.length()) >= (isNumber ? SHORTEST_NUMBER : 2);
        return isLongEnough ? Optional.of(new Term(run, Set.of(), Optional.of(Grams.cut(run)))) : Optional.empty();
    }

    boolean areIn(String folded) {
        return terms.stream().allMatch(term -> term.in(folded, 0) >= 0);
    }
}
