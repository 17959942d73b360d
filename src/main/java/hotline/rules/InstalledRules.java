package hotline.rules;

import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Optional;

/** Which policies and calendars are installed, for people to read. */
public final class InstalledRules {
    private final Pool pool;
    private final PolicyStore policies = new PolicyStore();
    private final CalendarStore calendars = new CalendarStore();

    public InstalledRules(Pool pool) {
        this.pool = pool;
    }

    /** One for each line of business. */
    public Future<List<InstalledPolicy>> inForce() {
        return pool.withConnection(policies::allInForce);
    }

    /**
     * The newest first.
     *
     * @param before id of the last of the page before
     */
    public Future<List<InstalledPolicy>> newestFirst(Optional<Integer> before, int most) {
        return pool.withConnection(
                connection -> policies.newestFirst(connection, before.orElse(Integer.MAX_VALUE), most));
    }

    /** A policy's text with all that it extends. Fails with {@link Failure.NotFound}. */
    public Future<String> source(int version) {
        return pool.withConnection(connection -> policies.source(connection, version))
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no policy version " + version)));
    }

    /** The latest of each code. */
    public Future<List<InstalledCalendar>> calendars() {
        return pool.withConnection(calendars::latestOfEach);
    }

    /** Fails with {@link Failure.NotFound}. */
    public Future<InstalledCalendar> calendar(String code) {
        return calendars().map(all -> all.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Failure.NotFound("there is no calendar " + code)));
    }
}
