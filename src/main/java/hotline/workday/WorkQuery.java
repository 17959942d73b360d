package hotline.workday;

import hotline.measures.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which figures of work are asked for.
 *
 * @param by one row for each of these
 * @param line of one department alone
 * @param person of one person alone
 */
public record WorkQuery(Period period, By by, Optional<String> line, Optional<Long> person) {

    public enum By {
        /** One row of all. */
        WHOLE("whole", "''"),
        DAY("day", "day::text"),
        LINE("line", "line"),
        AGENT("agent", "person::text");

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

        public static By of(String code) {
            return Arrays.stream(values())
                    .filter(by -> by.code.equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
