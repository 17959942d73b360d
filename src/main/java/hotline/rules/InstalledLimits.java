package hotline.rules;

import hotline.policy.PolicyVersion;
import hotline.sla.CalendarVersion;
import hotline.sla.DueTimes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Every version that was ever installed, on the calendars in force, for commands that need no running server. */
public final class InstalledLimits {
    private InstalledLimits() {}

    /**
     * The limits of a line of business by policy version. Fails with {@link hotline.policy.PolicyInvalid} where a version can't
     * be read any more.
     *
     * @param shipped calendars by code, where a database holds none yet
     */
    public static Future<Map<Integer, DueTimes>> of(
            Vertx vertx, Pool pool, String lineOfBusiness, Map<String, CalendarVersion> shipped) {
        var store = new RulesStore();
        var known = new KnownRules();
        return pool.withConnection(connection -> store.standing(connection).compose(standing -> Future.all(
                                store.policies(connection, 0),
                                store.calendars(connection, known.missingCalendars(standing)))
                        .map(texts -> new Unread(standing, texts.resultAt(0), texts.resultAt(1)))))
                .compose(unread -> vertx.executeBlocking(() -> {
                    unread.policies().forEach(known::readPolicy);
                    unread.calendars().forEach(known::readCalendar);
                    var calendars = new HashMap<>(shipped);
                    known.calendars(unread.standing()).forEach(one -> calendars.put(one.code(), one));
                    var limits = new TreeMap<Integer, DueTimes>();
                    for (PolicyVersion version : known.policies()) {
                        var policy = version.policy();
                        if (policy.lineOfBusiness().equals(lineOfBusiness)) {
                            limits.put(version.id(), DueTimes.of(policy, calendars.get(policy.calendar())));
                        }
                    }
                    return limits;
                }));
    }
}
