package hotline.cli;

import hotline.regulation.ShippedCalendars;
import hotline.rules.InstalledLimits;
import hotline.rules.WrittenCalendar;
import hotline.server.opening.CommandFailed;
import hotline.sla.CalendarVersion;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.stream.Collectors;

/** Every version of a line of business that was ever installed, for commands that need no running server. */
final class InstalledPolicies {
    private InstalledPolicies() {}

    /** Fails with {@link CommandFailed} where there is none. */
    static Future<InstalledLimits> of(Vertx vertx, Pool pool, String lineOfBusiness) {
        var shipped = ShippedCalendars.all().stream()
                .collect(Collectors.toMap(
                        WrittenCalendar::code, calendar -> CalendarVersion.notInstalled(calendar.holidays())));
        return InstalledLimits.of(vertx, pool, lineOfBusiness, shipped).map(limits -> {
            if (limits.byVersion().isEmpty()) {
                throw new CommandFailed(
                        "no policy of the line of business " + lineOfBusiness + " was ever installed here");
            }
            return limits;
        });
    }
}
