package hotline.replay;

/** The rules under which a replay counts. */
enum Side {
    /** Under the version that rules each complaint. */
    BEFORE(0),
    /** Under the policy that is tried. */
    AFTER(1);

    private final int column;

    Side(int column) {
        this.column = column;
    }

    /** The column of a count under these rules. */
    int column() {
        return column;
    }
}
