package hotline.policy;

/** How long something may take, in the unit that its clause uses; {@code hotline.sla} turns units into time. */
public sealed interface Limit {

    /** Until close of business of the n-th working day (工作日) after the local day of receipt. */
    record WorkingDays(int count) implements Limit {
        public WorkingDays {
            atLeastOne(count);
        }

        @Override
        public String unit() {
            return "working-days";
        }
    }

    /**
     * Until close of business of the local day of receipt (当天); of the next working day where it comes in at or after
     * close of business or on a day off (T6).
     */
    record SameDay() implements Limit {
        @Override
        public String unit() {
            return "same-day";
        }

        @Override
        public int count() {
            return 1;
        }
    }

    /** Until 24:00 of the n-th day after the local day of receipt, holidays or not. */
    record CalendarDays(int count) implements Limit {
        public CalendarDays {
            atLeastOne(count);
        }

        @Override
        public String unit() {
            return "calendar-days";
        }
    }

    /** So many minutes of business time after receipt. */
    record WorkingMinutes(int count) implements Limit {
        public WorkingMinutes {
            atLeastOne(count);
        }

        @Override
        public String unit() {
            return "working-minutes";
        }
    }

    /** So many seconds on the wall clock. */
    record Seconds(int count) implements Limit {
        public Seconds {
            atLeastOne(count);
        }

        @Override
        public String unit() {
            return "seconds";
        }
    }

    /** In the words of policy files. */
    String unit();

    /** Of the unit. */
    int count();

    private static void atLeastOne(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + count);
        }
    }
}
