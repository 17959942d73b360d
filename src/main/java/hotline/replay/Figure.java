package hotline.replay;

/**
 * The figures of each type and severity in addition to its notices, once under the rules in force then and once under
 * those tried.
 */
enum Figure {
    /** Complaints with a limit that passed within the window, each once. */
    BREACHES(0),
    CLOSED(1),
    CLOSED_ON_TIME(2),
    /** Open and past due at the window's end. */
    PAST_DUE(3),
    WITHDRAWN(4),
    NOT_VALID(5);

    private final int place;

    Figure(int place) {
        this.place = place;
    }

    /** In the row of figures that a replay under way keeps. */
    int place() {
        return place;
    }
}
