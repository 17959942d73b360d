package hotline.rules;

import hotline.failure.Failure;
import hotline.policy.Department;
import hotline.policy.Limit;
import hotline.policy.LimitRule;
import hotline.policy.Policy;
import hotline.policy.Stage;
import hotline.sla.PublicHolidays;
import hotline.sla.SlaCalculator;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.stream.Stream;

/** Counts with a calendar before it is put in force: every limit of every policy that names it, through every year. Pure. */
final class CalendarTrial {
    private static final Duration LONGEST_PAUSE = Duration.ofDays(30);

    private CalendarTrial() {}

    /** Throws {@link Failure.Invalid} if limits can't be counted with it. */
    static void run(PublicHolidays holidays, Collection<Policy> policies, Instant now) {
        var counted = policies.stream()
                .filter(policy -> policy.calendar().equals(holidays.code()))
                .toList();
        try {
            counted.forEach(policy -> run(SlaCalculator.of(policy, holidays), holidays, now));
        } catch (ArithmeticException | DateTimeException | IndexOutOfBoundsException uncountable) {
            throw Failure.Invalid.field("/years", "can't be counted with: " + uncountable.getMessage());
        }
    }

    private static void run(SlaCalculator limits, PublicHolidays holidays, Instant now) {
        var calendar = limits.calendar();
        var moments = Stream.concat(Stream.of(now), holidays.years().stream().map(CalendarTrial::endOf));
        moments.forEach(from -> {
            limits(limits.policy()).forEach(limit -> calendar.due(limit, from));
            calendar.minusWorkingTime(calendar.plusWorkingTime(from, LONGEST_PAUSE), LONGEST_PAUSE);
        });
        holidays.years()
                .forEach(year -> calendar.specialDays(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 12, 31)));
    }

    private static Stream<Limit> limits(Policy policy) {
        var limits = policy.limits();
        return Stream.of(
                        limits.handling().stream().map(LimitRule::limit),
                        limits.firstResponse().stream().map(LimitRule::limit),
                        limits.callback().stream(),
                        limits.acceptance().stream(),
                        limits.stages().stream().map(Stage::limit),
                        policy.departments().stream().map(Department::holding).flatMap(holding -> holding.stream()))
                .flatMap(each -> each);
    }

    private static Instant endOf(int year) {
        return LocalDate.of(year, 12, 31).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
