package hotline.log.reading;

import java.time.Duration;

/**
 * How many events a reader takes at once: so many that a batch takes a fraction of a second, whatever each costs. Long transactions hold back
 * all other readers, and a batch that takes longer than a round may would be tried for ever. Pure.
 *
 * @param events of the next batch
 * @param most the consumer takes
 */
record BatchSize(int events, int most) {
    private static final int FIRST = 1_000;
    private static final int FEWEST = 50;
    private static final Duration LONG = Duration.ofSeconds(1);
    private static final Duration SHORT = Duration.ofMillis(250);

    static BatchSize first(int most) {
        return new BatchSize(Math.min(FIRST, most), most);
    }

    /** @param read events of the batch that took so long */
    BatchSize after(int read, Duration took) {
        if (took.compareTo(LONG) > 0) {
            return smaller();
        }
        return read == events && took.compareTo(SHORT) < 0 ? of(Math.min(most, 2 * events)) : this;
    }

    /** After a batch that failed, perhaps for its size. */
    BatchSize smaller() {
        return of(Math.max(Math.min(FEWEST, most), events / 2));
    }

    private BatchSize of(int changed) {
        return new BatchSize(changed, most);
    }
}
