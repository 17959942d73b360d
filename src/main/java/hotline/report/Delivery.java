package hotline.report;

import hotline.measures.Period;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What came to a person about a report: a link, never the report itself.
 *
 * @param report its number, once it is published
 * @param draft its id, as long as there is a draft of these days
 * @param about the person or the problem that it is about
 */
public record Delivery(
        long id,
        What what,
        ReportKind kind,
        Period period,
        Optional<String> report,
        Optional<Long> draft,
        Optional<String> about,
        Instant at,
        boolean isSeen) {

    /** Why it came. */
    public enum What {
        /** A draft waits for a person to look at it and publish it. */
        DRAFT("draft"),
        PUBLISHED("published"),
        /** P10: last month's report is not published, and the tenth is over. */
        LATE("late"),
        /** To the owner of a schedule: a recipient may no longer read reports and gets none. */
        RECIPIENT_DROPPED("recipient-dropped"),
        /** To administrators: the owner of a schedule may no longer read reports, so it has stopped. */
        STOPPED("schedule-stopped"),
        /** To the owner and administrators: a run failed, and is tried again. */
        FAILED("run-failed");

        private final String code;

        What(String code) {
            this.code = code;
        }

        public static Optional<What> of(String code) {
            return Arrays.stream(values())
                    .filter(what -> what.code.equals(code))
                    .findFirst();
        }

        public String code() {
            return code;
        }
    }
}
