package hotline.rules;

import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.sla.CalendarVersion;
import hotline.sla.SlaCalculator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Every version of a line of business that was ever installed, for commands that need no running server.
 *
 * @param byVersion on the calendars in force
 * @param calendars the latest by code
 */
public record InstalledLimits(Map<Integer, SlaCalculator> byVersion, Map<String, CalendarVersion> calendars) {

    /**
     * Fails with {@link hotline.policy.reading.PolicyInvalid} if a version can no longer be read.
     *
     * @param shipped calendars by code, where a database holds none yet
     */
    public static Future<InstalledLimits> of(
            Vertx vertx, Pool pool, String lineOfBusiness, Map<String, CalendarVersion> shipped) {
        var store = new RulesStore();
        var known = new KnownRules();
        return pool.withConnection(connection -> store.snapshot(connection).compose(snapshot -> Future.all(
                                store.policies(connection, 0),
                                store.calendars(connection, known.missingCalendars(snapshot)))
                        .map(texts -> new NewRules(snapshot, texts.resultAt(0), texts.resultAt(1)))))
                .compose(fresh -> vertx.executeBlocking(() -> {
                    fresh.policies().forEach(known::readPolicy);
                    fresh.calendars().forEach(known::readCalendar);
                    var calendars = new HashMap<>(shipped);
                    known.calendars(fresh.snapshot()).forEach(one -> calendars.put(one.code(), one));
                    return of(lineOfBusiness, known, calendars);
                }));
    }

    private static InstalledLimits of(String lineOfBusiness, KnownRules known, Map<String, CalendarVersion> calendars) {
        var limits = new InstalledLimits(new TreeMap<>(), calendars);
        for (PolicyVersion version : known.policies()) {
            if (version.policy().lineOfBusiness().equals(lineOfBusiness)) {
                limits.byVersion().put(version.id(), limits.of(version.policy()));
            }
        }
        return limits;
    }

    private CalendarVersion calendar(String code) {
        return Objects.requireNonNull(calendars.get(code), () -> "no calendar " + code);
    }

    /** Of a policy that need not be installed, on the same calendars. */
    public SlaCalculator of(Policy policy) {
        return SlaCalculator.of(policy, calendar(policy.calendar()));
    }
}
