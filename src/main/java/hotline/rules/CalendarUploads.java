package hotline.rules;

import hotline.failure.Failure;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.policy.reading.PolicyInvalid;
import hotline.rules.CalendarInstallation.Installed;
import hotline.rules.WrittenCalendar.Origin;
import hotline.sla.CalendarVersion;
import hotline.sla.PublicHolidays;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calendars that administrators upload while the server runs. */
public final class CalendarUploads {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarUploads.class);
    private static final String NAME = "the calendar";

    private final Vertx vertx;
    private final Rules rules;
    private final CalendarInstallation installation;
    private final InstantSource clock;

    public CalendarUploads(Vertx vertx, Rules rules, CalendarInstallation installation, InstantSource clock) {
        this.vertx = vertx;
        this.rules = rules;
        this.installation = installation;
        this.clock = clock;
    }

    /** What it would change. Fails with {@link Failure.Invalid} and all that is wrong; nothing is stored. */
    public Future<CalendarComparison> propose(String code, String json) {
        return rules.learn()
                .compose(learnt -> vertx.executeBlocking(() -> tried(code, json), false))
                .map(written -> CalendarComparison.of(
                        rules.deadlines()
                                .latest(code)
                                .map(CalendarVersion::holidays)
                                .orElseGet(() -> PublicHolidays.unpublished(code)),
                        written.holidays()));
    }

    /**
     * Every limit that begins later is counted by it. It is read, and counted with, before it is put in force. Fails with
     * {@link Failure.Invalid} and all that is wrong.
     */
    public Future<Installed> install(String code, String json, long person, String login) {
        return rules.learn()
                .compose(learnt -> vertx.executeBlocking(() -> tried(code, json), false))
                .compose(checked -> installation.install(checked, Optional.of(person)))
                .compose(installed -> rules.learn().map(learnt -> {
                    LOG.info(
                            "{} put calendar version {} ({}) in force{}",
                            login,
                            installed.version(),
                            code,
                            installed.changed() ? "" : ", which it was already");
                    return installed;
                }));
    }

    private WrittenCalendar tried(String code, String json) {
        var policies =
                rules.policies().all().stream().map(PolicyVersion::policy).toList();
        checkUsed(code, policies);
        var written = read(code, json);
        check(written);
        CalendarTrial.run(written.holidays(), policies, clock.instant());
        return written;
    }

    /** A calendar that no policy counts by would change nothing, and its author would believe that its days count. */
    private void checkUsed(String code, List<Policy> policies) {
        var used = policies.stream().map(Policy::calendar).collect(Collectors.toCollection(TreeSet::new));
        if (!used.contains(code)) {
            throw Failure.Invalid.field(
                    "code", "no policy counts by “" + code + "”; policies count by " + String.join(", ", used));
        }
    }

    private static WrittenCalendar read(String code, String json) {
        try {
            return WrittenCalendar.read(code, NAME, json, Origin.UPLOAD);
        } catch (PolicyInvalid invalid) {
            throw Refusal.of(invalid, NAME);
        }
    }

    /**
     * A file for the next year alone would make this year's holidays working days. Coming years may be left out, so
     * that a mistaken upload can be taken back.
     */
    private void check(WrittenCalendar written) {
        var zone = rules.policies().inForce().policy().zone();
        int year = clock.instant().atZone(zone).getYear();
        var years = written.holidays().years();
        var inForce = rules.deadlines().latest(written.code()).map(CalendarVersion::holidays);
        boolean isGap = !years.contains(year) && !years.tailSet(year).isEmpty();
        if (isGap || (inForce.isEmpty() && !years.contains(year))) {
            throw Failure.Invalid.field("/years", "must hold the current year " + year);
        }
        var known = inForce.map(PublicHolidays::years).orElseGet(TreeSet::new);
        var forgotten = listed(known.subSet(year - 1, year + 1), years);
        if (!forgotten.isEmpty()) {
            throw Failure.Invalid.field(
                    "/years", "must also hold " + forgotten + ", which the calendar in force knows");
        }
        var takenBack = listed(known.tailSet(year + 1), years);
        if (!takenBack.isEmpty()) {
            LOG.warn(
                    "The uploaded calendar {} takes back {}; days there are provisional again",
                    written.code(),
                    takenBack);
        }
    }

    private static String listed(Set<Integer> known, Set<Integer> held) {
        return known.stream()
                .filter(year -> !held.contains(year))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
