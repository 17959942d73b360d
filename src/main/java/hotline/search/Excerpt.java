package hotline.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A part of a text around the words that were sought.
 *
 * @param marked what is to be marked, from the first on
 */
public record Excerpt(String text, List<Mark> marked) {
    private static final int BEFORE = 24;
    private static final int LONGEST = 120;
    private static final int MOST_MARKS = 20;

    public Excerpt {
        marked = List.copyOf(marked);
    }

    /**
     * A part of the excerpt, in UTF-16 units, as browsers count them.
     *
     * @param to behind its last one
     */
    public record Mark(int from, int to) {}

    /** Of a text that has the words. */
    static Excerpt of(String written, SoughtWords words) {
        var folded = Folded.of(written);
        var marked = new BitSet(written.length());
        for (var term : words.terms()) {
            int at = term.in(folded.text(), 0);
            for (int times = 0; at >= 0 && times < MOST_MARKS; times++) {
                marked.set(folded.from(at), folded.to(at + term.run().length() - 1));
                at = term.in(folded.text(), at + term.run().length());
            }
        }
        return around(written, marked);
    }

    /** All of a short text, marked as a whole. */
    static Excerpt whole(String text) {
        return new Excerpt(text, text.isEmpty() ? List.of() : List.of(new Mark(0, text.length())));
    }

    /** All of a phone number, from the first of its last digits on. */
    static Excerpt lastDigits(String written, int digits) {
        int at = written.length();
        int left = digits;
        while (left > 0 && at > 0) {
            at--;
            left -= Character.isDigit(written.charAt(at)) ? 1 : 0;
        }
        return new Excerpt(written, List.of(new Mark(at, written.length())));
    }

    /** All of a name; nothing is marked where it was found by the way it is said. */
    static Excerpt name(String name, String sought) {
        var folded = Folded.of(name);
        var typed = Folded.of(sought).text();
        int at = typed.isEmpty() ? -1 : folded.text().indexOf(typed);
        return new Excerpt(
                name, at < 0 ? List.of() : List.of(new Mark(folded.from(at), folded.to(at + typed.length() - 1))));
    }

    private static Excerpt around(String written, BitSet marked) {
        int first = Math.max(0, marked.nextSetBit(0));
        int begin = first <= BEFORE ? 0 : outsidePair(written, first - BEFORE);
        int end = outsidePair(written, Math.min(written.length(), begin + LONGEST));
        var marks = new ArrayList<Mark>();
        int from = marked.nextSetBit(begin);
        while (from >= 0 && from < end) {
            int to = Math.min(end, marked.nextClearBit(from));
            marks.add(new Mark(from - begin, to - begin));
            from = marked.nextSetBit(to);
        }
        return new Excerpt(written.substring(begin, end), marks);
    }

    private static int outsidePair(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
