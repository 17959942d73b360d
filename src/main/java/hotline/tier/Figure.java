package hotline.tier;

/** What a file says of a customer. */
sealed interface Figure {
    long file();

    /** Of a calendar year. */
    record Trade(long file, int year, long amountFen, long returnsFen, boolean paysWell) implements Figure {}

    /**
     * Of a half-year such as 2026-H1.
     *
     * @param hundredths of a point, 0 to 10 000
     */
    record Points(long file, String department, String period, String criterion, int hundredths) implements Figure {}

    /** Without its value: no other line of a file has the same. */
    default Figure place() {
        if (this instanceof Trade trade) {
            return new Trade(trade.file, trade.year, 0, 0, false);
        }
        if (this instanceof Points points) {
            return new Points(points.file, points.department, points.period, points.criterion, 0);
        }
        throw new IllegalStateException("unknown: " + this);
    }
}
