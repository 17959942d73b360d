package hotline.policy;

/** When a rung of a clock's ladder is due. */
public sealed interface Moment {

    /** After a share of the limit's working time; 0: at once, with the clock's start (T5). */
    record ShareOfLimit(int percent) implements Moment {
        public ShareOfLimit {
            if (percent < 0 || percent > 99) {
                throw new IllegalArgumentException("a share of the limit is 0 to 99 percent, not " + percent
                        + "; what comes at its end or later is an offset from due");
            }
        }
    }

    /** So many minutes of business time before the limit ends; at the clock's start where the limit is shorter. */
    record BeforeDue(int workingMinutes) implements Moment {
        public BeforeDue {
            if (workingMinutes < 1) {
                throw new IllegalArgumentException("at least one minute before due, not " + workingMinutes);
            }
        }
    }

    /** As soon as the limit has passed. */
    record WhenDue() implements Moment {}

    /** A time after the limit has passed, each unit counted from there. */
    record AfterDue(Limit later) implements Moment {}

    /** When the clock has ended too late (P9). */
    record EndedLate() implements Moment {}
}
