package hotline.measures.warning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * A rise that chance alone would hardly bring.
 *
 * @param began the first day of the rise
 * @param lastDay the last one that was looked at
 * @param seen complaints of those days
 * @param expected of those days
 * @param judgement what a person found out
 */
public record EarlyWarning(
        long id,
        Watched of,
        Instant raisedAt,
        LocalDate began,
        LocalDate lastDay,
        long seen,
        double expected,
        Optional<Judgement> judgement) {

    /** @param by the person's name */
    public record Judgement(Verdict verdict, String words, String by, Instant at) {}

    /** Whether there was a cause. */
    public enum Verdict {
        TRUE("true"),
        FALSE("false"),
        UNCLEAR("unclear");

        private final String code;

        Verdict(String code) {
            this.code = code;
        }

        public static Optional<Verdict> of(String code) {
            return Arrays.stream(values())
                    .filter(verdict -> verdict.code.equals(code))
                    .findFirst();
        }

        public String code() {
            return code;
        }
    }

    /**
     * How often warnings were right.
     *
     * @param open those that no person has judged
     */
    public record TrackRecord(long open, long judged, long right, long wrong) {}
}
