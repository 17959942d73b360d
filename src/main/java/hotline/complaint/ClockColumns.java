package hotline.complaint;

import hotline.policy.ClockKind;
import hotline.sla.Clocks;
import hotline.sla.SlaClock;
import hotline.sla.TimeLimit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All clocks of a complaint as one value, so that one row holds a complaint with its clocks. */
final class ClockColumns {
    /** Of the rows of {@code sla_clock} named s. */
    static final String AGGREGATED = """
            jsonb_agg(jsonb_build_object(
                'kind', s.kind, 'ordinal', s.ordinal, 'department', s.department, 'stage', s.stage,
                'startedAt', s.started_at, 'promised', s.original_due_at, 'counted', s.counted_due_at,
                'extendedDays', s.extended_days, 'unextended', s.unextended_due_at, 'due', s.due_at,
                'pausedAt', s.paused_at, 'pausedTime', s.paused_time, 'breachedAt', s.breached_at,
                'stoppedAt', s.stopped_at, 'cancelled', s.cancelled, 'rungs', s.rungs) ORDER BY s.kind, s.ordinal)
            """;

    private ClockColumns() {}

    static Clocks clocks(JsonArray aggregated) {
        return new Clocks(
                aggregated.stream().map(clock -> clock((JsonObject) clock)).toList());
    }

    private static SlaClock clock(JsonObject row) {
        return new SlaClock(
                ClockKind.of(row.getString("kind")).orElseThrow(),
                row.getInteger("ordinal"),
                Optional.ofNullable(row.getString("department")),
                Optional.ofNullable(row.getString("stage")),
                at(row, "startedAt").orElseThrow(),
                at(row, "due").map(due -> limit(row, due)),
                at(row, "pausedAt"),
                Duration.of(row.getLong("pausedTime"), ChronoUnit.MICROS),
                at(row, "breachedAt"),
                at(row, "stoppedAt"),
                row.getBoolean("cancelled"),
                rungs(row.getJsonArray("rungs")));
    }

    private static TimeLimit limit(JsonObject row, Instant due) {
        return new TimeLimit(
                at(row, "promised").orElseThrow(),
                at(row, "counted").orElseThrow(),
                row.getInteger("extendedDays"),
                at(row, "unextended").orElseThrow(),
                due);
    }

    private static Set<String> rungs(JsonArray codes) {
        return codes.stream().map(String.class::cast).collect(Collectors.toSet());
    }

    private static Optional<Instant> at(JsonObject row, String column) {
        return Optional.ofNullable(row.getString(column))
                .map(time -> OffsetDateTime.parse(time).toInstant());
    }
}
