package hotline.classification;

import hotline.policy.LexiconSign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A compiled wording of the lexicon: words and the relation of each to the one before.
 *
 * @param words numbers of the words
 * @param joins one fewer than words
 * @param comparisons for each word
 * @param meaning the meaning of the wording
 */
// Read in the innermost loop; no two are compared but by identity.
@SuppressWarnings("ArrayRecordComponent")
record Wording(int[] words, Join[] joins, Comparison[] comparisons, Meaning meaning) {

    /** How a number has to compare with the number before it in the same wording. */
    enum Comparison {
        ANY,
        FEWER,
        MORE;

        /** Of a missing number nothing holds. */
        boolean holds(double earlier, double number) {
            return switch (this) {
                case ANY -> true;
                case FEWER -> number >= 0 && number < earlier;
                case MORE -> earlier >= 0 && number > earlier;
            };
        }
    }

    enum Join {
        /** Measured by what stands between, not by its length. */
        NEXT_TO("~", 1),
        FOLLOWED_BY("..", 30),
        IN_SENTENCE("+", Integer.MAX_VALUE),
        IN_TEXT("&", Integer.MAX_VALUE);

        private final String written;
        final int reach;

        /** Whether the next word is looked for anywhere in the sentence or the text. */
        boolean isSpread() {
            return reach == Integer.MAX_VALUE;
        }

        Join(String written, int reach) {
            this.written = written;
            this.reach = reach;
        }

        static Optional<Join> of(String written) {
            for (var join : values()) {
                if (join.written.equals(written)) {
                    return Optional.of(join);
                }
            }
            return Optional.empty();
        }
    }

    /** The parts of a written wording: a word, then join and word in turn. */
    static List<String> parts(String written) {
        var parts = new ArrayList<String>();
        var phrase = new StringBuilder();
        for (var token : written.trim().split(" +", -1)) {
            if (Join.of(token).isPresent()) {
                parts.add(phrase.toString());
                parts.add(token);
                phrase.setLength(0);
            } else {
                phrase.append(phrase.isEmpty() ? "" : " ").append(token);
            }
        }
        parts.add(phrase.toString());
        return parts;
    }

    boolean is(LexiconSign sign) {
        return meaning instanceof Meaning.Sign known && known.sign() == sign;
    }

    /** A wording joined over clauses has no single place; only its first word is quoted. */
    boolean isOnePlace() {
        for (var join : joins) {
            if (join.isSpread()) {
                return false;
            }
        }
        return true;
    }
}
