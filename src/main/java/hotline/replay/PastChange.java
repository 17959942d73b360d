package hotline.replay;

import hotline.policy.ClockKind;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * An event of a complaint that matters to its clocks under any policy. Events of one moment follow the order of the
 * alternatives: as in a step, a paused clock is resumed before it ends, and begins again after that.
 */
sealed interface PastChange {
    Comparator<PastChange> IN_ORDER = Comparator.comparing(PastChange::at).thenComparing(PastChange::rank);

    Instant at();

    /** Place among events of the same moment. */
    int rank();

    record Resumed(Instant at) implements PastChange {
        @Override
        public int rank() {
            return 0;
        }
    }

    /** A person corrected type or severity. */
    record Judged(Instant at, String type, Severity severity) implements PastChange {
        @Override
        public int rank() {
            return 1;
        }
    }

    /** A person said that it is an emergency (F16), or that it is none. */
    record Marked(Instant at, boolean isEmergency) implements PastChange {
        @Override
        public int rank() {
            return 1;
        }
    }

    /** A supervisor granted so many working days more (延期). */
    record Extended(Instant at, int workingDays) implements PastChange {
        @Override
        public int rank() {
            return 2;
        }
    }

    /** The customer was answered for the first time. */
    record Answered(Instant at) implements PastChange {
        @Override
        public int rank() {
            return 3;
        }
    }

    /**
     * The span that another clock than the customer's measures ended.
     *
     * @param ordinal counts the clocks of one kind
     */
    record Stopped(Instant at, ClockKind kind, int ordinal, boolean isCancelled) implements PastChange {
        @Override
        public int rank() {
            return 4;
        }
    }

    record Ended(Instant at, Ending how) implements PastChange {
        @Override
        public int rank() {
            return 5;
        }
    }

    record Reopened(Instant at) implements PastChange {
        @Override
        public int rank() {
            return 6;
        }
    }

    /**
     * Another clock than the customer's began.
     *
     * @param code of the stage, or of the department that holds the case
     * @param promised by when a reply was promised (T4), which no policy changes
     */
    record Begun(Instant at, ClockKind kind, int ordinal, Optional<String> code, Optional<Instant> promised)
            implements PastChange {
        @Override
        public int rank() {
            return 7;
        }
    }

    record Paused(Instant at) implements PastChange {
        @Override
        public int rank() {
            return 8;
        }
    }

    /** How a case ended. */
    enum Ending {
        CLOSED,
        WITHDRAWN,
        NOT_VALID
    }
}
