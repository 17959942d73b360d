package hotline.complaint;

import hotline.complaint.coding.Coding;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Source;
import hotline.sla.Clocks;
import hotline.sla.Deadlines;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of a complaint that steps read and change.
 *
 * @param clocks every clock it has had
 * @param calendarWarning set if the limit runs through a year that the calendar does not know
 * @param calendarVersion the installed calendar that its limits were last counted with; empty if none was installed
 * @param lastSeq number of its latest event
 * @param version its ETag: raised by every step and correction, not by notes or the timer
 */
public record ComplaintState(
        Facts facts,
        Judged judged,
        Coding coding,
        Progress progress,
        Custody custody,
        Clocks clocks,
        Optional<String> calendarWarning,
        Optional<Integer> calendarVersion,
        int lastSeq,
        int version) {

    /**
     * The facts that never change after intake, except the policy, which a supervisor may replace.
     *
     * @param policyVersion the policy that rules it, {@code policy_version.id}
     * @param filedByBranch the branch that filed it, the only branch that may see it
     * @param erased its personal data are erased, or are just being erased
     */
    public record Facts(
            long id,
            String number,
            int policyVersion,
            String channel,
            Source source,
            Market market,
            Instant receivedAt,
            Optional<Instant> preferredCallbackAt,
            Optional<String> filedByBranch,
            boolean erased) {

        private Facts calledAt(Optional<Instant> otherTime) {
            return new Facts(
                    id, number, policyVersion, channel, source, market, receivedAt, otherTime, filedByBranch, erased);
        }

        public Facts ruledBy(int otherPolicyVersion) {
            return new Facts(
                    id,
                    number,
                    otherPolicyVersion,
                    channel,
                    source,
                    market,
                    receivedAt,
                    preferredCallbackAt,
                    filedByBranch,
                    erased);
        }
    }

    /**
     * @param confidence 0 to 1; 1 if a person judged
     * @param reasons the words that decided, empty if a person judged
     * @param judgedBy the judge's version, or {@link #BY_PERSON}
     * @param raisedFrom the severity that it was judged at, where earlier complaints raised it (F4) and no one has set another severity since
     */
    public record Judged(
            String type,
            Optional<String> subtype,
            Severity severity,
            float confidence,
            JsonArray reasons,
            String judgedBy,
            Optional<Severity> raisedFrom) {
        public static final String BY_PERSON = "person";

        /** By a person, as it is. */
        public static Judged byPerson(String type, Optional<String> subtype, Severity severity) {
            return new Judged(type, subtype, severity, 1, new JsonArray(), BY_PERSON, Optional.empty());
        }

        /** @param from as it was judged without earlier complaints */
        public Judged raisedFrom(Optional<Severity> from) {
            return new Judged(type, subtype, severity, confidence, reasons, judgedBy, from);
        }
    }

    /**
     * @param firstContact the first person who handled it and stays answerable for it (K7)
     * @param endedAt when it was closed, withdrawn or judged not valid
     * @param reopened how often
     * @param follows the complaint about the same matter that is worked on instead of it, {@code complaint.id}
     */
    public record Progress(
            Status status,
            Optional<Long> owner,
            Optional<Long> firstContact,
            Optional<String> resolution,
            Optional<Instant> resolvedAt,
            Optional<Instant> endedAt,
            int reopened,
            Optional<Long> follows) {

        private Progress following(Optional<Long> leader) {
            return new Progress(status, owner, firstContact, resolution, resolvedAt, endedAt, reopened, leader);
        }
    }

    public long id() {
        return facts.id();
    }

    public Status status() {
        return progress.status();
    }

    /** Its limits rest, and no one works on it: another complaint about the same matter leads. */
    public boolean isFollowing() {
        return progress.follows().isPresent();
    }

    /** The customer's clock: until the case is closed. */
    public SlaClock clock() {
        return clocks.handling();
    }

    /**
     * The policy's limits for it. Throws {@link hotline.failure.Failure.Busy} while this node has yet to learn its
     * rules.
     */
    public SlaCalculator limits(Deadlines deadlines) {
        return deadlines.of(facts.policyVersion(), calendarVersion);
    }

    /** Whether its limit may still move because a year that it runs through is not published. */
    public boolean isProvisional() {
        return calendarWarning.isPresent() && !status().isEnded();
    }

    public Matter matter() {
        return new Matter(judged.type(), judged.severity(), facts.channel(), facts.market(), coding.emergency());
    }

    public ComplaintState moved(Progress further, Custody stands, Clocks then, SlaCalculator limits, int events) {
        var due = then.handling().dueAt();
        var warning = due.equals(clock().dueAt()) ? calendarWarning : limits.warning(then.handling(), matter());
        return new ComplaintState(
                facts, judged, coding, further, stands, then, warning, calendarVersion, lastSeq + events, version + 1);
    }

    /** Its clocks moved without a step; this clashes with no agent's work. */
    public ComplaintState answered(Custody stands, Clocks then, int events) {
        return new ComplaintState(
                facts,
                judged,
                coding,
                progress,
                stands,
                then,
                calendarWarning,
                calendarVersion,
                lastSeq + events,
                version);
    }

    /** With other codes; the version is raised by the change that sets them. */
    public ComplaintState coded(Coding other) {
        return new ComplaintState(
                facts, judged, other, progress, custody, clocks, calendarWarning, calendarVersion, lastSeq, version);
    }

    /** With that leader, or with none again; all else stays as it is, but no one needs to accept what follows another. */
    public ComplaintState following(Optional<Long> leader, int events) {
        return new ComplaintState(
                facts,
                judged,
                coding,
                progress.following(leader),
                custody.accepted(),
                clocks,
                calendarWarning,
                calendarVersion,
                lastSeq + events,
                version + 1);
    }

    /** Other fields of it were changed by a person, which this part does not hold. */
    public ComplaintState recorded(int events) {
        return new ComplaintState(
                facts,
                judged,
                coding,
                progress,
                custody,
                clocks,
                calendarWarning,
                calendarVersion,
                lastSeq + events,
                version + 1);
    }

    /** The customer wants to be called at another time; this clashes with no agent's work. */
    public ComplaintState calledAt(Optional<Instant> time, int events) {
        return new ComplaintState(
                facts.calledAt(time),
                judged,
                coding,
                progress,
                custody,
                clocks,
                calendarWarning,
                calendarVersion,
                lastSeq + events,
                version);
    }

    public ComplaintState corrected(Judged better, Recount recount, int events) {
        return counted(facts, better, custody, recount, lastSeq + events, version + 1);
    }

    /** Ruled by another policy, which may judge and limit it otherwise. */
    public ComplaintState ruledBy(int policyVersion, Judged better, Custody stands, Recount recount, int events) {
        return counted(facts.ruledBy(policyVersion), better, stands, recount, lastSeq + events, version + 1);
    }

    /** Its limits were recounted by another calendar; this clashes with no agent's work. */
    public ComplaintState recounted(Recount recount, int events) {
        return counted(facts, judged, custody, recount, lastSeq + events, version);
    }

    private ComplaintState counted(
            Facts of, Judged as, Custody stands, Recount recount, int newLastSeq, int newVersion) {
        return new ComplaintState(
                of,
                as,
                coding,
                progress,
                stands,
                recount.clocks(),
                recount.warning(),
                recount.calendarVersion(),
                newLastSeq,
                newVersion);
    }
}
