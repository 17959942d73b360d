package hotline.tier;

/**
 * How far a review by trade has come, as a job keeps it: first the customers of the year's list, then those without trade.
 *
 * @param file the last one that is done
 */
record ReviewPlace(boolean isWithoutTrade, long file) {
    static final ReviewPlace BEGIN = new ReviewPlace(false, 0);
    static final ReviewPlace WITHOUT_TRADE = new ReviewPlace(true, 0);

    static ReviewPlace at(long position) {
        return position < 0 ? new ReviewPlace(true, -1 - position) : new ReviewPlace(false, position);
    }

    long position() {
        return isWithoutTrade ? -1 - file : file;
    }

    ReviewPlace after(long done) {
        return new ReviewPlace(isWithoutTrade, done);
    }
}
