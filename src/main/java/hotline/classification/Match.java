package hotline.classification;

/**
 * A wording found in a text.
 *
 * @param start position in the normalised text
 * @param end after its last character
 * @param negated a negation turns it into its contrary
 * @param wished demanded, hoped for or promised, which is no fact
 */
record Match(Wording wording, int start, int end, boolean negated, boolean wished) {

    /** Neither denied nor only wished for. */
    boolean isTold() {
        return !negated && !wished;
    }

    boolean covers(Match other) {
        return start <= other.start && end >= other.end && end - start > other.end - other.start;
    }

    boolean isPlaceOf(Match other) {
        return start == other.start && end == other.end;
    }

    boolean overlaps(Match other) {
        return start < other.end && other.start < end;
    }
}
