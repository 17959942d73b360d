package hotline.complaint;

import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.CODES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.MICROSECONDS;
import static hotline.rows.SqlType.TEXT;

import hotline.policy.ClockKind;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.sla.SlaClock;
import hotline.sla.TimeLimit;
import java.time.Instant;
import java.util.Set;

/** The columns of a clock, as table {@code sla_clock} has them and as one value lists all clocks of a complaint. */
public final class ClockColumns {
    public static final Batch<SlaClock> CLOCK = Batch.<SlaClock>of()
            .fixed("kind", TEXT, clock -> clock.kind().code())
            .fixed("ordinal", INT, SlaClock::ordinal)
            .fixedOptional("department", TEXT, SlaClock::department)
            .fixedOptional("stage", TEXT, SlaClock::stage)
            .fixed("started_at", INSTANT, SlaClock::startedAt)
            .optional("original_due_at", INSTANT, clock -> clock.limit().map(TimeLimit::promised))
            .optional("counted_due_at", INSTANT, clock -> clock.limit().map(TimeLimit::counted))
            .column("extended_days", INT, clock -> clock.limit()
                    .map(TimeLimit::extendedDays)
                    .orElse(0))
            .optional("unextended_due_at", INSTANT, clock -> clock.limit().map(TimeLimit::unextended))
            .optional("due_at", INSTANT, clock -> clock.limit().map(TimeLimit::due))
            .optional("paused_at", INSTANT, SlaClock::pausedAt)
            .column("paused_time", MICROSECONDS, SlaClock::pausedTime)
            .optional("breached_at", INSTANT, SlaClock::breachedAt)
            .optional("stopped_at", INSTANT, SlaClock::stoppedAt)
            .column("cancelled", BOOLEAN, SlaClock::cancelled)
            .column("rungs", CODES, SlaClock::rungs);

    /** Of the rows of {@code sla_clock} named k. */
    public static final String SELECTED = CLOCK.names("k") + "\n";

    /** Of the rows of {@code sla_clock} named k. */
    public static final String AGGREGATED = "jsonb_agg(" + CLOCK.object("k") + " ORDER BY k.kind, k.ordinal)";

    private ClockColumns() {}

    public static SlaClock clock(Fields row) {
        return new SlaClock(
                row.code("kind", ClockKind::of),
                row.integer("ordinal"),
                row.optionalText("department"),
                row.optionalText("stage"),
                row.instant("started_at"),
                row.optionalInstant("due_at").map(due -> limit(row, due)),
                row.optionalInstant("paused_at"),
                row.microseconds("paused_time"),
                row.optionalInstant("breached_at"),
                row.optionalInstant("stopped_at"),
                row.flag("cancelled"),
                Set.copyOf(row.texts("rungs")));
    }

    private static TimeLimit limit(Fields row, Instant due) {
        return new TimeLimit(
                row.instant("original_due_at"),
                row.instant("counted_due_at"),
                row.integer("extended_days"),
                row.instant("unextended_due_at"),
                due);
    }
}
