package hotline.volume;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which volumes are asked for.
 *
 * @param from the first day
 * @param to the last day
 * @param by what each row is about
 */
public record VolumeQuery(LocalDate from, LocalDate to, By by) {
    public static final int MOST_DAYS = 92;

    /** What a row is about. */
    public enum By {
        DAY("day"),
        BRANCH("branch"),
        HUB("hub"),
        REGION("region");

        private final String code;

        By(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<By> of(String code) {
            return Arrays.stream(values()).filter(by -> by.code.equals(code)).findFirst();
        }
    }
}
