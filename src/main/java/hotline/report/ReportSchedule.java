package hotline.report;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * When reports of a kind are prepared, and who is notified.
 *
 * @param rule as it is stored; see {@link ScheduleRule}
 * @param ranUntil all runs up to then are done
 */
public record ReportSchedule(
        long id,
        ReportKind kind,
        JsonObject rule,
        long owner,
        String ownerName,
        boolean isActive,
        Instant ranUntil,
        List<Recipient> recipients) {

    /**
     * A person who is notified.
     *
     * @param reads whether the person may read reports today
     */
    public record Recipient(long person, String login, String name, boolean reads) {}

    /** Throws {@link IllegalArgumentException} where the stored one can't be read. */
    public ScheduleRule readRule() {
        return ScheduleRule.of(rule);
    }

    ReportSchedule with(List<Recipient> read) {
        return new ReportSchedule(id, kind, rule, owner, ownerName, isActive, ranUntil, List.copyOf(read));
    }
}
