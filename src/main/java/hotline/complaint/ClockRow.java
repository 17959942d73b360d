package hotline.complaint;

import static hotline.complaint.StateColumns.instant;
import static hotline.complaint.StateColumns.maybeInstant;

import hotline.policy.ClockKind;
import hotline.sla.SlaClock;
import hotline.sla.TimeLimit;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A clock as it stands in a row of its own. */
public final class ClockRow {
    /** Of the rows of {@code sla_clock} named k. */
    public static final String SELECTED = """
            k.kind, k.ordinal, k.department, k.stage, k.started_at, k.original_due_at, k.counted_due_at, k.extended_days,
            k.unextended_due_at, k.due_at, k.paused_at, k.paused_time, k.breached_at, k.stopped_at, k.cancelled, k.rungs
            """;

    private ClockRow() {}

    public static SlaClock clock(Row row) {
        return new SlaClock(
                ClockKind.of(row.getString("kind")).orElseThrow(),
                row.getInteger("ordinal"),
                Optional.ofNullable(row.getString("department")),
                Optional.ofNullable(row.getString("stage")),
                instant(row, "started_at"),
                maybeInstant(row, "due_at").map(due -> limit(row, due)),
                maybeInstant(row, "paused_at"),
                Duration.of(row.getLong("paused_time"), ChronoUnit.MICROS),
                maybeInstant(row, "breached_at"),
                maybeInstant(row, "stopped_at"),
                row.getBoolean("cancelled"),
                Set.copyOf(List.of(row.getArrayOfStrings("rungs"))));
    }

    private static TimeLimit limit(Row row, Instant due) {
        return new TimeLimit(
                instant(row, "original_due_at"),
                instant(row, "counted_due_at"),
                row.getInteger("extended_days"),
                instant(row, "unextended_due_at"),
                due);
    }
}
