package hotline.policy.calling;

/**
 * A part of a day in which customers are called.
 *
 * @param from minute of the customer's day
 * @param to minute of the customer's day; itself no longer in the window
 */
public record CallWindow(int from, int to) {
    private static final int DAY = 24 * 60;

    public CallWindow {
        if (from < 0 || to > DAY || from >= to) {
            throw new IllegalArgumentException("a window lies in one day");
        }
    }

    public boolean holds(int minute) {
        return from <= minute && minute < to;
    }
}
