package hotline.measures.rebuild;

/** What is done one after the other; all parts of a stage may be done at the same time. The number is stored. */
enum RebuildStage {
    /** Which complaints are of returning customers, where no reader has noted it yet. */
    RETURNS(1, "returning customers"),
    /** The facts of complaints. */
    FACTS(2, "facts of complaints"),
    /** Indexes and sums of the facts of months. */
    MONTHS(3, "months");

    private final int number;
    private final String words;

    RebuildStage(int number, String words) {
        this.number = number;
        this.words = words;
    }

    int number() {
        return number;
    }

    String words() {
        return words;
    }

    static RebuildStage of(int number) {
        return values()[number - 1];
    }
}
