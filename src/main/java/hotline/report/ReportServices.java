package hotline.report;

import hotline.network.Network;
import hotline.parking.Parking;
import hotline.policy.Policies;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;

/** The services of this room, for the server and the demo. */
public record ReportServices(Reports reports, Drafts drafts, Schedules schedules, ScheduleRuns runs) {

    /**
     * Builds them.
     *
     * @param calendar the latest of the policy in force
     * @param program the version of this program, which reports name
     */
    public static ReportServices of(
            Vertx vertx,
            Pool pool,
            Parking parking,
            Network network,
            Policies policies,
            Supplier<WorkingCalendar> calendar,
            String program,
            InstantSource clock) {
        var counting = new ReportCounting(
                vertx, pool, parking, network, () -> new ReportContent.Rules(policies, calendar.get(), program));
        Supplier<ZoneId> zone = () -> calendar.get().zone();
        return new ReportServices(
                new Reports(vertx, pool, counting, zone, clock),
                new Drafts(pool, policies, clock),
                new Schedules(pool, calendar, clock),
                new ScheduleRuns(pool, calendar, clock));
    }
}
