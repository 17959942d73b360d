package hotline.complaint;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.REAL;
import static hotline.rows.SqlType.TEXT;

import hotline.complaint.Custody.Unanswered;
import hotline.complaint.coding.CodingColumns;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Source;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.sla.Clocks;

/** The columns of {@link ComplaintState}, of a complaint named c. */
public final class StateColumns {
    /** The columns of the report at intake, {@link ComplaintState.Facts} without the policy. */
    private static final String FACTS = """
            c.number, c.channel, c.source, c.market, c.received_at, c.filed_by_branch, c.erased_at IS NOT NULL AS erased""";

    public static final Batch<ComplaintState> STATE = Batch.<ComplaintState>of()
            .fixed("id", BIGINT, ComplaintState::id)
            .optional("preferred_callback_at", INSTANT, state -> state.facts().preferredCallbackAt())
            .column("policy_version", INT, state -> state.facts().policyVersion())
            .column("status", TEXT, state -> state.status().code())
            .optional("owner", BIGINT, state -> state.progress().owner())
            .optional("first_contact", BIGINT, state -> state.progress().firstContact())
            .optional("resolution", TEXT, state -> state.progress().resolution())
            .optional("resolved_at", INSTANT, state -> state.progress().resolvedAt())
            .optional("ended_at", INSTANT, state -> state.progress().endedAt())
            .column("reopened", INT, state -> state.progress().reopened())
            .optional("follows", BIGINT, state -> state.progress().follows())
            .column("type", TEXT, state -> state.judged().type())
            .optional("subtype", TEXT, state -> state.judged().subtype())
            .column("severity", TEXT, state -> state.judged().severity().code())
            .column("confidence", REAL, state -> state.judged().confidence())
            .column("judged_by", TEXT, state -> state.judged().judgedBy())
            .optional("raised_from", TEXT, state -> state.judged().raisedFrom().map(Severity::code))
            .all(CodingColumns.ALL, ComplaintState::coding)
            .column("held_by", TEXT, state -> state.custody().heldBy())
            .column("held_since", INSTANT, state -> state.custody().heldSince())
            .optional("stage", TEXT, state -> state.custody().stage())
            .optional("pause_reason", TEXT, state -> state.custody().pauseReason())
            .optional("pause_review_at", INSTANT, state -> state.custody().pauseReviewAt())
            .optional("first_response_at", INSTANT, state -> state.custody().firstResponseAt())
            .optional("accept_by", INSTANT, state -> state.custody().acceptBy())
            .optional("unanswered_since", INSTANT, state -> state.custody()
                    .unanswered()
                    .map(Unanswered::since))
            .optional("answer_due_at", INSTANT, state -> state.custody()
                    .unanswered()
                    .flatMap(Unanswered::dueAt))
            .column("due_at", INSTANT, state -> state.clock().dueAt())
            .optional("breached_at", INSTANT, state -> state.clock().breachedAt())
            .optional("paused_at", INSTANT, state -> state.clock().pausedAt())
            .optional("calendar_warning", TEXT, ComplaintState::calendarWarning)
            .optional("calendar_version", INT, ComplaintState::calendarVersion)
            .column("last_seq", INT, ComplaintState::lastSeq)
            .column("version", INT, ComplaintState::version);

    public static final String SELECTED = FACTS + ", " + STATE.names("c") + ", c.reasons\n";

    private StateColumns() {}

    public static ComplaintState state(Fields row, Clocks clocks) {
        return new ComplaintState(
                facts(row),
                judged(row),
                CodingColumns.coding(row),
                progress(row),
                custody(row),
                clocks,
                row.optionalText("calendar_warning"),
                row.optionalInteger("calendar_version"),
                row.integer("last_seq"),
                row.integer("version"));
    }

    private static ComplaintState.Facts facts(Fields row) {
        return new ComplaintState.Facts(
                row.number("id"),
                row.text("number"),
                row.integer("policy_version"),
                row.text("channel"),
                row.code("source", Source::of),
                row.code("market", Market::of),
                row.instant("received_at"),
                row.optionalInstant("preferred_callback_at"),
                row.optionalText("filed_by_branch"),
                row.flag("erased"));
    }

    private static Custody custody(Fields row) {
        return new Custody(
                row.text("held_by"),
                row.optionalInstant("held_since").orElseGet(() -> row.instant("received_at")),
                row.optionalText("stage"),
                row.optionalText("pause_reason"),
                row.optionalInstant("pause_review_at"),
                row.optionalInstant("first_response_at"),
                row.optionalInstant("accept_by"),
                Unanswered.of(row));
    }

    private static ComplaintState.Judged judged(Fields row) {
        return new ComplaintState.Judged(
                row.text("type"),
                row.optionalText("subtype"),
                row.code("severity", Severity::of),
                row.real("confidence"),
                row.array("reasons"),
                row.text("judged_by"),
                row.optionalText("raised_from").flatMap(Severity::of));
    }

    private static ComplaintState.Progress progress(Fields row) {
        return new ComplaintState.Progress(
                row.code("status", Status::of),
                row.optionalNumber("owner"),
                row.optionalNumber("first_contact"),
                row.optionalText("resolution"),
                row.optionalInstant("resolved_at"),
                row.optionalInstant("ended_at"),
                row.integer("reopened"),
                row.optionalNumber("follows"));
    }
}
