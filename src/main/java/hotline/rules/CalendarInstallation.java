package hotline.rules;

import hotline.database.Database;
import hotline.job.Job;
import hotline.job.JobKind;
import hotline.job.Jobs;
import hotline.rules.CalendarStore.Latest;
import hotline.rules.WrittenCalendar.Origin;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts calendars in force: from the commit on, new limits are counted by the new one, and a job recounts those that
 * already run.
 */
public final class CalendarInstallation {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarInstallation.class);

    private final Database database;
    private final Jobs jobs;
    private final InstantSource clock;
    private final RulesStore rules = new RulesStore();
    private final CalendarStore calendars = new CalendarStore();

    public CalendarInstallation(Database database, Jobs jobs, InstantSource clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * The result of an installation.
     *
     * @param version id of the calendar version in force now
     * @param recount the job that recounts open limits; empty where nothing changed or nothing is open
     */
    public record Installed(int version, boolean changed, Optional<Job> recount) {}

    /**
     * A calendar that a person uploads is always put in force. At a start a shipped calendar gives way to any other,
     * and an earlier calendar comes back only if no person has replaced it.
     *
     * @param by the person who uploaded it; empty: a server's start
     */
    public Future<Installed> install(WrittenCalendar written, Optional<Long> by) {
        return database.inTransaction(transaction -> rules.lock(transaction)
                .compose(locked -> calendars.latest(transaction, written.code()))
                .compose(latest -> calendars
                        .isKnown(transaction, written)
                        .compose(known -> isToBePutInForce(written, latest, known)
                                ? put(transaction, written, by)
                                : Future.succeededFuture(
                                        new Installed(latest.orElseThrow().id(), false, Optional.empty())))));
    }

    private static boolean isToBePutInForce(WrittenCalendar written, Optional<Latest> latest, boolean known) {
        if (latest.isEmpty()) {
            return true;
        }
        if (latest.get().digest().equals(written.digest())) {
            return false;
        }
        var stands = latest.get().origin();
        boolean wins =
                switch (written.origin()) {
                    case UPLOAD -> true;
                    case FILE -> !known || stands != Origin.UPLOAD;
                    case SHIPPED -> !known && stands == Origin.SHIPPED;
                };
        if (!wins && !known) {
            LOG.warn(
                    "The calendar {} that this hotline ships, up to {}, is new, but one of your own is in force and stays;"
                            + " see whether yours should be brought up to it",
                    written.code(),
                    written.holidays().years().last());
        } else if (!wins && written.origin() == Origin.FILE) {
            LOG.warn(
                    "The calendar {} of the command line was in force before and was replaced by an upload, which stays;"
                            + " upload the file to put it in force again",
                    written.code());
        }
        return wins;
    }

    private Future<Installed> put(SqlConnection transaction, WrittenCalendar written, Optional<Long> by) {
        return calendars.store(transaction, written, by, clock.instant()).compose(version -> rules.raiseEpoch(
                        transaction)
                .compose(raised -> recount(transaction, written.code(), version, by))
                .map(recount -> new Installed(version, true, recount)));
    }

    private Future<Optional<Job>> recount(SqlConnection transaction, String code, int version, Optional<Long> by) {
        return calendars.openWork(transaction).compose(open -> {
            var request = new JsonObject()
                    .put("calendar", code)
                    .put("version", version)
                    .put("tx", open.tx());
            return open.any()
                    ? jobs.ask(transaction, JobKind.RECOUNT, request, by).map(Optional::of)
                    : Future.succeededFuture(Optional.empty());
        });
    }
}
