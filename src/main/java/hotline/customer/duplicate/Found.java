package hotline.customer.duplicate;

/**
 * Two files that a rule finds alike.
 *
 * @param a the one with the lower id
 */
record Found(long a, long b, Likeness likeness) {

    static Found of(Compared one, Compared other, Likeness likeness) {
        return new Found(Math.min(one.file(), other.file()), Math.max(one.file(), other.file()), likeness);
    }
}
