package hotline.rules;

import hotline.failure.Failure;
import hotline.policy.PolicyInvalid;
import hotline.rules.CalendarInstallation.Installed;
import hotline.rules.WrittenCalendar.Origin;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calendars that administrators upload while the server runs. */
public final class CalendarUploads {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarUploads.class);
    private static final String NAME = "the calendar";

    private final Rules rules;
    private final CalendarInstallation installation;
    private final InstantSource clock;

    public CalendarUploads(Rules rules, CalendarInstallation installation, InstantSource clock) {
        this.rules = rules;
        this.installation = installation;
        this.clock = clock;
    }

    /** Every limit that begins later is counted by it. Fails with {@link Failure.Invalid} and all that is wrong. */
    public Future<Installed> install(String code, String json, long person, String login) {
        var written = read(code, json);
        return rules.learn()
                .map(learnt -> {
                    check(written);
                    return written;
                })
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

    private static WrittenCalendar read(String code, String json) {
        try {
            return WrittenCalendar.read(code, NAME, json, Origin.UPLOAD);
        } catch (PolicyInvalid invalid) {
            throw Refusal.of(invalid, NAME);
        }
    }

    /** A file for the next year alone would make this year's holidays working days. */
    private void check(WrittenCalendar written) {
        var zone = rules.policies().inForce().policy().zone();
        int year = clock.instant().atZone(zone).getYear();
        var years = written.holidays().years();
        if (!years.contains(year)) {
            throw Failure.Invalid.field("/years", "must hold the current year " + year);
        }
        var forgotten = rules.deadlines()
                .latest(written.code())
                .map(latest -> latest.holidays().years().tailSet(year - 1).stream()
                        .filter(known -> !years.contains(known))
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")))
                .filter(missing -> !missing.isEmpty());
        if (forgotten.isPresent()) {
            throw Failure.Invalid.field(
                    "/years", "must also hold " + forgotten.get() + ", which the calendar in force knows");
        }
    }
}
