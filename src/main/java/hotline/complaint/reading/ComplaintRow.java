package hotline.complaint.reading;

import hotline.complaint.Custody.Unanswered;
import hotline.complaint.PersonName;
import hotline.complaint.Precedence;
import hotline.complaint.ReportedUnit;
import hotline.complaint.Status;
import hotline.complaint.Turn;
import hotline.policy.taxonomy.Severity;
import hotline.policy.tier.Tier;
import hotline.rows.Fields;
import hotline.text.MaskedText;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A complaint as lists show it.
 *
 * @param policyVersion the policy that rules it, {@code policy_version.id}
 * @param summary the first 120 characters of the description
 * @param provisional its limit may still move because a year that it runs through is not published
 * @param toBeJudged no words decided its type, so that a person has to judge it
 * @param emergency one that was reported at once (F16)
 * @param pausedAt since when its clocks are paused
 * @param joined it follows another complaint about the same matter, which is worked on instead
 * @param precedence of its customer (D2)
 * @param unanswered its customer waits for an answer to what they wrote (T6)
 * @param heldBy code of the department that holds it
 */
public record ComplaintRow(
        long id,
        String number,
        int policyVersion,
        Status status,
        String channel,
        String type,
        Optional<String> subtype,
        Severity severity,
        String complainant,
        Optional<ReportedUnit> branch,
        Optional<ReportedUnit> hub,
        String summary,
        Instant receivedAt,
        Instant dueAt,
        boolean provisional,
        boolean toBeJudged,
        boolean emergency,
        Optional<Instant> breachedAt,
        Optional<Instant> endedAt,
        Optional<Instant> pausedAt,
        boolean joined,
        Optional<Unanswered> unanswered,
        String heldBy,
        Optional<PersonName> owner,
        Precedence precedence,
        int version) {

    /** No words decided the type of complaint c, and no person has judged it. */
    public static final String TO_BE_JUDGED =
            "(c.type = 'other' AND c.reasons @> '[{\"speaksFor\": \"to-be-judged-by-a-person\"}]')";

    /** What the queue is sorted by (D2), of a complaint named c, as its index has it. */
    static final String TURN = "turn_at(c.due_at, c.breached_at, c.ahead_minutes)";

    /** Of a complaint named c, without a join. */
    public static final String SELECTED = TURN + " AS turn," + """
             c.tier, c.ahead_minutes, c.id, c.number, c.policy_version, c.status, c.channel, c.type, c.subtype, c.severity, c.emergency, c.complainant, c.branch,
            c.branch_typed, c.hub, c.hub_typed, left(c.description, 120) AS summary, c.received_at, c.due_at,
            c.calendar_warning IS NOT NULL AND c.ended_at IS NULL AS provisional,
            """ + TO_BE_JUDGED + """
             AS to_be_judged, c.unanswered_since, c.answer_due_at, c.breached_at, c.ended_at, c.paused_at, c.follows IS NOT NULL AS joined, c.held_by,
            c.version, c.owner, (SELECT o.name FROM person o WHERE o.id = c.owner) AS owner_name
            """;

    /** For a person who gave no reason to see it whole (K8): of the name the first character, of the text nothing. */
    ComplaintRow masked() {
        return new ComplaintRow(
                id,
                number,
                policyVersion,
                status,
                channel,
                type,
                subtype,
                severity,
                MaskedText.name(complainant),
                branch.filter(unit -> !unit.isTyped()),
                hub.filter(unit -> !unit.isTyped()),
                "",
                receivedAt,
                dueAt,
                provisional,
                toBeJudged,
                emergency,
                breachedAt,
                endedAt,
                pausedAt,
                joined,
                unanswered,
                heldBy,
                owner,
                precedence,
                version);
    }

    /** Those that can be read. */
    public static List<ComplaintRow> readable(RowSet<Row> rows) {
        return ReadRows.whole(rows).rows();
    }

    static ComplaintRow of(Fields row) {
        return new ComplaintRow(
                row.number("id"),
                row.text("number"),
                row.integer("policy_version"),
                row.code("status", Status::of),
                row.text("channel"),
                row.text("type"),
                row.optionalText("subtype"),
                row.code("severity", Severity::of),
                row.text("complainant"),
                ReportedUnit.of(row, "branch"),
                ReportedUnit.of(row, "hub"),
                row.text("summary"),
                row.instant("received_at"),
                row.instant("due_at"),
                row.flag("provisional"),
                row.flag("to_be_judged"),
                row.flag("emergency"),
                row.optionalInstant("breached_at"),
                row.optionalInstant("ended_at"),
                row.optionalInstant("paused_at"),
                row.flag("joined"),
                Unanswered.of(row),
                row.text("held_by"),
                PersonName.of(row, "owner"),
                new Precedence(row.optionalText("tier").flatMap(Tier::of), row.integer("ahead_minutes")),
                row.integer("version"));
    }

    /** When it has its turn in the queue (D2); empty once it has ended. */
    public Optional<Instant> turnAt() {
        return endedAt.isPresent()
                ? Optional.empty()
                : Optional.of(Turn.at(breachedAt.isPresent(), dueAt, precedence.aheadMinutes()));
    }
}
