package hotline.rules;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.job.Jobs;
import hotline.loop.Loops;
import hotline.policy.PolicyVersion;
import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicyProblem;
import hotline.sla.PublicHolidays;
import hotline.sla.SlaCalculator;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies a server's start to the rules. A policy file with a text that was never installed is put in force: it has
 * just been written. One that was in force before comes back only in place of another file: a policy that a person
 * put in force over the API stays, even if a node starts with an older file.
 */
public final class RulesAtStart {
    private static final Logger LOG = LoggerFactory.getLogger(RulesAtStart.class);

    private final Loops loops;
    private final Vertx vertx;
    private final Database database;
    private final InstantSource clock;
    private final PolicyInstallation policies;
    private final CalendarInstallation calendars;
    private final PolicyStore store = new PolicyStore();

    public RulesAtStart(Loops loops, Database database, InstantSource clock) {
        this.loops = loops;
        this.vertx = loops.vertx();
        this.database = database;
        this.clock = clock;
        this.policies = new PolicyInstallation(vertx, database, clock);
        this.calendars = new CalendarInstallation(database, new Jobs(database.pool(), clock), clock);
    }

    /**
     * Completes with all rules. Fails with {@link PolicyInvalid} where a line's calendar knows later years but not
     * the current one, which is a mistake in a file; a year that is not published yet runs provisionally.
     *
     * @param ours of each line of business that the server was started for, the default one first
     * @param published shipped calendars, then those of files
     */
    public Future<RulesLearning> begin(List<WrittenPolicy> ours, List<WrittenCalendar> published) {
        Future<Void> installed = Future.succeededFuture();
        for (WrittenCalendar calendar : published) {
            installed = installed
                    .compose(before -> calendars.install(calendar, Optional.empty()))
                    .mapEmpty();
        }
        for (WrittenPolicy policy : ours) {
            installed = installed.compose(before -> install(policy, published));
        }
        var defaultLine = ours.get(0).policy().lineOfBusiness();
        return installed
                .compose(done -> RulesLearning.begin(loops, database.pool(), defaultLine, ours))
                .map(learning -> {
                    learning.rules().inForce().lines().values().forEach(line -> check(learning, line.version()));
                    return learning;
                });
    }

    /**
     * How a file relates to the database.
     *
     * @param isKnown it was installed before
     * @param otherStays another one, put in force by a person, stays
     */
    private record Found(boolean isKnown, boolean otherStays) {}

    private Future<Void> install(WrittenPolicy written, List<WrittenCalendar> published) {
        var line = written.policy().lineOfBusiness();
        return database.pool()
                .withConnection(connection -> store.byDigest(
                                connection, written.policy().digest())
                        .compose(known -> store.inForce(connection, line).map(inForce -> {
                            boolean stays = inForce.isPresent()
                                    && known.isPresent()
                                    && inForce.get().putBy().isPresent()
                                    && inForce.get().version() != known.get();
                            if (stays) {
                                LOG.warn(
                                        "{} is policy version {}, but version {}, which a person put in force, stays in"
                                                + " force for {}; install the file over the API to put it in force again",
                                        written.name(),
                                        known.get(),
                                        inForce.get().version(),
                                        line);
                            }
                            return new Found(known.isPresent(), stays);
                        })))
                .compose(found -> found.isKnown() ? Future.succeededFuture(found) : rehearse(written, published, found))
                .compose(found -> found.otherStays()
                        ? Future.succeededFuture()
                        : policies.install(written, Optional.empty())
                                .<Void>mapEmpty()
                                .recover(failure -> Future.failedFuture(
                                        failure instanceof Failure.Invalid refused
                                                ? invalid(written, refused)
                                                : failure)));
    }

    /**
     * Once, before it is in force for the first time; fails with {@link PolicyInvalid} that names the part that does
     * not work.
     */
    private Future<Found> rehearse(WrittenPolicy written, List<WrittenCalendar> published, Found found) {
        return vertx.executeBlocking(() -> {
            var code = written.policy().calendar();
            var holidays = published.stream()
                    .map(WrittenCalendar::holidays)
                    .filter(calendar -> calendar.code().equals(code))
                    .reduce(PublicHolidays.unpublished(code), (shipped, ours) -> ours);
            try {
                PolicyRehearsal.of(written, SlaCalculator.of(written.policy(), holidays), clock.instant());
            } catch (Failure.Invalid refused) {
                throw invalid(written, refused);
            }
            return found;
        });
    }

    private void check(RulesLearning learning, PolicyVersion version) {
        var policy = version.policy();
        var latest = learning.rules().deadlines().latest(policy.calendar());
        if (latest.isEmpty()) {
            throw invalid(
                    version,
                    "counts by the calendar " + policy.calendar() + ", which is not here; start with --calendar "
                            + policy.calendar() + "=FILE");
        }
        WorkingCalendar calendar = learning.rules().deadlines().calendar(version.id());
        int year = calendar.year(clock.instant());
        if (calendar.hasGapAt(year)) {
            throw invalid(
                    version,
                    "the calendar " + calendar.code() + " knows "
                            + calendar.knownYears().last() + ", but not the current year " + year
                            + "; its days are published, so add them to the file of --calendar " + calendar.code());
        }
    }

    private static PolicyInvalid invalid(WrittenPolicy written, Failure.Invalid refused) {
        return new PolicyInvalid(refused.fields().stream()
                .map(field ->
                        PolicyProblem.ofFile(written.name(), field.pointer().replaceFirst("/", ""), field.detail()))
                .toList());
    }

    private static PolicyInvalid invalid(PolicyVersion version, String message) {
        var name = version.policy().id() + " " + version.policy().version();
        return new PolicyInvalid(List.of(PolicyProblem.ofFile(name, "", message)));
    }
}
