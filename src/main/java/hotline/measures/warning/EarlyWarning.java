package hotline.measures.warning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A rise that chance alone would hardly bring.
 *
 * @param began the first day of the rise
 * @param lastDay the last one that was looked at
 * @param seen complaints of those days
 * @param expected of those days
 * @param judgement what a person found out last
 * @param corrected what was found out before, the first first
 */
public record EarlyWarning(
        long id,
        Watched of,
        Instant raisedAt,
        LocalDate began,
        LocalDate lastDay,
        long seen,
        double expected,
        Optional<Judgement> judgement,
        List<Judgement> corrected) {

    public EarlyWarning {
        corrected = List.copyOf(corrected);
    }

    /**
     * @param number 1, and one more with each correction
     * @param by the person's name
     */
    public record Judgement(int number, Verdict verdict, String words, String by, Instant at) {}

    /**
     * A person's finding.
     *
     * @param replaces the number of the judgement that it corrects; empty for the first
     */
    public record Finding(Verdict verdict, String words, Optional<Integer> replaces, long by) {}

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
     * How often warnings were right, by their last judgements.
     *
     * @param open those that no person has judged
     */
    public record TrackRecord(long open, long judged, long right, long wrong) {}
}
