package hotline.server;

import hotline.rules.InstalledLimits;
import hotline.rules.WrittenCalendar;
import hotline.sla.CalendarVersion;
import hotline.sla.DueTimes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.Map;
import java.util.stream.Collectors;

/** Every version of a line of business that was ever installed, for commands that need no running server. */
final class InstalledPolicies {
    private InstalledPolicies() {}

    /** Their limits by version. Fails with {@link CommandFailed} where there is none. */
    static Future<Map<Integer, DueTimes>> of(Vertx vertx, Pool pool, String lineOfBusiness) {
        var shipped = ShippedCalendars.all().stream()
                .collect(Collectors.toMap(
                        WrittenCalendar::code, calendar -> CalendarVersion.notInstalled(calendar.holidays())));
        return InstalledLimits.of(vertx, pool, lineOfBusiness, shipped).map(limits -> {
            if (limits.isEmpty()) {
                throw new CommandFailed(
                        "no policy of the line of business " + lineOfBusiness + " was ever installed here");
            }
            return limits;
        });
    }
}
