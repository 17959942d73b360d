package hotline.complaint;

import hotline.policy.Market;
import hotline.policy.Severity;
import hotline.policy.Source;
import hotline.sla.Clocks;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The columns of {@link ComplaintState}, of a complaint named c. */
final class StateColumns {
    static final String SELECTED = """
            c.id, c.number, c.policy_version, c.channel, c.source, c.received_at, c.preferred_callback_at,
            c.filed_by_branch, c.type, c.subtype, c.severity, c.confidence, c.reasons, c.judged_by, c.status, c.owner,
            c.first_contact, c.resolution, c.resolved_at, c.ended_at, c.reopened,
            c.calendar_warning, c.breached_at, c.last_seq, c.version, c.market, c.held_by, c.held_since, c.stage,
            c.pause_reason, c.first_response_at, c.calendar_version
            """;

    private StateColumns() {}

    static ComplaintState state(Row row, Clocks clocks) {
        return new ComplaintState(
                facts(row),
                judged(row),
                progress(row),
                standing(row),
                clocks,
                Optional.ofNullable(row.getString("calendar_warning")),
                Optional.ofNullable(row.getInteger("calendar_version")),
                row.getInteger("last_seq"),
                row.getInteger("version"));
    }

    private static ComplaintState.Facts facts(Row row) {
        return new ComplaintState.Facts(
                row.getLong("id"),
                row.getString("number"),
                row.getInteger("policy_version"),
                row.getString("channel"),
                Source.of(row.getString("source")).orElseThrow(),
                Market.of(row.getString("market")).orElseThrow(),
                instant(row, "received_at"),
                maybeInstant(row, "preferred_callback_at"),
                Optional.ofNullable(row.getString("filed_by_branch")));
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getString("held_by"),
                maybeInstant(row, "held_since").orElseGet(() -> instant(row, "received_at")),
                Optional.ofNullable(row.getString("stage")),
                Optional.ofNullable(row.getString("pause_reason")),
                maybeInstant(row, "first_response_at"));
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static Optional<Instant> maybeInstant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static ComplaintState.Judged judged(Row row) {
        return new ComplaintState.Judged(
                row.getString("type"),
                Optional.ofNullable(row.getString("subtype")),
                Severity.of(row.getString("severity")).orElseThrow(),
                row.getFloat("confidence"),
                (JsonArray) row.getJson("reasons"),
                row.getString("judged_by"));
    }

    private static ComplaintState.Progress progress(Row row) {
        return new ComplaintState.Progress(
                Status.of(row.getString("status")).orElseThrow(),
                Optional.ofNullable(row.getLong("owner")),
                Optional.ofNullable(row.getLong("first_contact")),
                Optional.ofNullable(row.getString("resolution")),
                maybeInstant(row, "resolved_at"),
                maybeInstant(row, "ended_at"),
                row.getInteger("reopened"));
    }
}
