package hotline.sla;

import hotline.policy.BusinessHours;

/** The business seconds of one working day by number: a day's openings laid end to end. */
final class BusinessTime {
    private static final int MINUTE = 60;

    private final int[] from;
    private final int[] to;
    /** Business seconds before each opening. */
    private final int[] before;

    private final int perDay;

    BusinessTime(BusinessHours hours) {
        int spans = hours.spans().size();
        from = new int[spans];
        to = new int[spans];
        before = new int[spans];
        int sum = 0;
        for (int i = 0; i < spans; i++) {
            var span = hours.spans().get(i);
            from[i] = span.from() * MINUTE;
            to[i] = span.to() * MINUTE;
            before[i] = sum;
            sum += span.minutes() * MINUTE;
        }
        perDay = sum;
    }

    int perDay() {
        return perDay;
    }

    boolean isOpen(int secondOfDay) {
        for (int i = 0; i < from.length; i++) {
            if (secondOfDay >= from[i] && secondOfDay < to[i]) {
                return true;
            }
        }
        return false;
    }

    /** How many business seconds of a working day lie before that second of the local day. */
    int secondsBefore(int secondOfDay) {
        int i = from.length - 1;
        while (i >= 0 && secondOfDay < from[i]) {
            i--;
        }
        return i < 0 ? 0 : before[i] + Math.min(secondOfDay, to[i]) - from[i];
    }

    /** The second of the local day before which so many business seconds lie; less than {@link #perDay}. */
    int secondOfDay(int businessSeconds) {
        int i = from.length - 1;
        while (businessSeconds < before[i]) {
            i--;
        }
        return from[i] + businessSeconds - before[i];
    }
}
