package hotline.complaint;

import hotline.policy.Severity;
import hotline.policy.Source;
import hotline.sla.SlaClock;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.Optional;

/**
 * What steps read and change of a complaint.
 *
 * @param calendarWarning set where the limit runs through a year the calendar does not know
 * @param lastSeq number of its latest event
 * @param version its ETag: raised by every step and correction, not by notes or the timer
 */
public record ComplaintState(
        Facts facts,
        Judged judged,
        Progress progress,
        SlaClock clock,
        Optional<String> calendarWarning,
        int lastSeq,
        int version) {

    /**
     * What never changes after intake.
     *
     * @param policyVersion the policy that rules it, {@code policy_version.id}
     * @param filedByBranch the branch that filed it, which alone of the branches may see it
     */
    public record Facts(
            long id,
            String number,
            int policyVersion,
            String channel,
            Source source,
            Instant receivedAt,
            Optional<Instant> preferredCallbackAt,
            Optional<String> filedByBranch) {}

    /**
     * @param confidence 0 to 1; 1 where a person judged
     * @param reasons the words that decided, empty where a person judged
     * @param judgedBy the judge's version, or {@link #BY_PERSON}
     */
    public record Judged(
            String type,
            Optional<String> subtype,
            Severity severity,
            float confidence,
            JsonArray reasons,
            String judgedBy) {
        public static final String BY_PERSON = "person";
    }

    /**
     * @param firstContact the first person who handled it and stays answerable for it (K7)
     * @param endedAt when it was closed, withdrawn or judged not valid
     * @param reopened how often
     */
    public record Progress(
            Status status,
            Optional<Long> owner,
            Optional<Long> firstContact,
            Optional<String> resolution,
            Optional<Instant> resolvedAt,
            Optional<Instant> endedAt,
            int reopened) {}

    public long id() {
        return facts.id();
    }

    public Status status() {
        return progress.status();
    }

    ComplaintState moved(Progress further, SlaClock clockThen, int events) {
        return new ComplaintState(facts, judged, further, clockThen, calendarWarning, lastSeq + events, version + 1);
    }

    ComplaintState logged(int events) {
        return new ComplaintState(facts, judged, progress, clock, calendarWarning, lastSeq + events, version);
    }

    ComplaintState corrected(Judged better, SlaClock clockThen, Optional<String> warning, int events) {
        return new ComplaintState(facts, better, progress, clockThen, warning, lastSeq + events, version + 1);
    }
}
