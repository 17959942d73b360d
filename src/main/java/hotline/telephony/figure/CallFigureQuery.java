package hotline.telephony.figure;

import hotline.measures.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which figures of calls are asked for.
 *
 * @param by one row for each of these
 */
public record CallFigureQuery(Period period, By by, Only only) {
    /**
     * Calls of these alone.
     *
     * @param hour of the day, 0 to 23, in the policy's zone
     */
    public record Only(
            Optional<String> queue, Optional<Long> person, Optional<Long> connector, Optional<Integer> hour) {
        public static final Only ALL = new Only(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** The one that is limited, as sums of months name it, where there is one alone. */
        Optional<String> member() {
            return queue.or(() -> person.map(String::valueOf))
                    .or(() -> connector.map(String::valueOf))
                    .or(() -> hour.map("%02d"::formatted));
        }
    }

    public enum By {
        /** One row of all. */
        WHOLE("whole", "''"),
        DAY("day", "day::text"),
        MONTH("month", "to_char(day, 'YYYY-MM')"),
        /** Of the day, in the policy's zone. */
        HOUR("hour", "lpad(hour::text, 2, '0')"),
        QUEUE("queue", "queue"),
        AGENT("agent", "person::text"),
        CONNECTOR("connector", "connector::text");

        private final String code;
        private final String column;

        By(String code, String column) {
            this.code = code;
            this.column = column;
        }

        public String code() {
            return code;
        }

        String column() {
            return column;
        }

        public static List<String> codes() {
            return Arrays.stream(values()).map(By::code).toList();
        }

        public static Optional<By> of(String code) {
            return Arrays.stream(values()).filter(by -> by.code.equals(code)).findFirst();
        }
    }
}
