package hotline.sla;

import hotline.policy.BusinessHours;
import hotline.policy.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Working time: which days are worked, when business is open on them, and when a limit has run out. Local days and
 * times are those of the zone. Prepared once; every question is a look-up, however long the span. Immutable.
 */
public final class WorkingCalendar {
    private static final int DAY = 24 * 60 * 60;
    private static final long NANOS = 1_000_000_000;

    private final PublicHolidays holidays;
    private final ZoneId zone;
    private final WorkingDays days;
    private final BusinessTime business;
    private final int closeOfBusiness;

    public WorkingCalendar(PublicHolidays holidays, BusinessHours hours, ZoneId zone) {
        this.holidays = holidays;
        this.zone = zone;
        this.days = WorkingDays.of(holidays);
        this.business = new BusinessTime(hours);
        this.closeOfBusiness = hours.close() * 60;
    }

    public String code() {
        return holidays.code();
    }

    public ZoneId zone() {
        return zone;
    }

    /** The years for which holidays are published. Elsewhere days are provisional; see {@link PublicHolidays}. */
    public SortedSet<Integer> knownYears() {
        return holidays.years();
    }

    /** Whether the days of all other years are those of law; where it is not known, Monday to Friday are worked there. */
    public boolean knowsLaw() {
        return holidays.knowsLaw();
    }

    /** Whether that year is not published though a later one is. */
    public boolean hasGapAt(int year) {
        return !holidays.isPublished(year) && !knownYears().tailSet(year).isEmpty();
    }

    /**
     * The year missing in this calendar at that time, though published or about to be: the current one, and from
     * November on the next.
     */
    public Optional<Integer> awaitedYear(Instant now) {
        var today = now.atZone(zone);
        int next = today.getYear() + (today.getMonth().compareTo(Month.NOVEMBER) >= 0 ? 1 : 0);
        return IntStream.rangeClosed(today.getYear(), next)
                .filter(year -> !holidays.isPublished(year))
                .boxed()
                .findFirst();
    }

    /** The local year of an instant. */
    public int year(Instant instant) {
        return instant.atZone(zone).getYear();
    }

    /** A weekday that is not off, or a weekend day worked in exchange (调休). */
    public boolean isWorkingDay(LocalDate day) {
        return days.isWorkingDay(day.toEpochDay());
    }

    /** How many working days there are from the first day to the second, both included. */
    public long workingDays(LocalDate from, LocalDate to) {
        return workingDaysBetween(from.minusDays(1), to);
    }

    /** The first day of the Spring Festival (春节) of that year, where it is known. */
    public Optional<LocalDate> springFestival(int year) {
        return holidays.springFestival(year);
    }

    /** The working days before that day, the latest first. */
    public List<LocalDate> lastWorkingDays(LocalDate before, int many) {
        return Stream.iterate(before.minusDays(1), day -> day.minusDays(1))
                .filter(this::isWorkingDay)
                .limit(many)
                .toList();
    }

    /** The days from the first to the second that depart from Monday to Friday. */
    public SpecialDays specialDays(LocalDate from, LocalDate to) {
        return SpecialDays.of(from, to, this::isWorkingDay);
    }

    /**
     * Working days after the first day up to and including the second, as a backlog's age is counted; negative if the
     * second is earlier.
     */
    public long workingDaysBetween(LocalDate from, LocalDate to) {
        return days.numberBefore(to.toEpochDay() + 1) - days.numberBefore(from.toEpochDay() + 1);
    }

    /** When something received then is due (F5); each unit as {@link Limit} describes it. */
    public Deadline due(Limit limit, Instant received) {
        if (limit instanceof Limit.WorkingDays working) {
            long receipt = Math.floorDiv(localSecond(received), DAY);
            long day = days.day(days.numberBefore(receipt + 1) + working.count() - 1);
            return deadline(instant(day * DAY + closeOfBusiness), receipt + 1, day);
        }
        if (limit instanceof Limit.SameDay) {
            return sameDay(received);
        }
        if (limit instanceof Limit.WorkingMinutes minutes) {
            var due = plusWorkingTime(received, Duration.ofMinutes(minutes.count()));
            return deadline(due, localDay(received), localDay(due));
        }
        return new Deadline(
                limit instanceof Limit.CalendarDays calendarDays
                        ? instant((localDay(received) + calendarDays.count() + 1) * DAY)
                        : received.plusSeconds(((Limit.Seconds) limit).count()),
                code(),
                List.of());
    }

    private Deadline sameDay(Instant received) {
        long receipt = localDay(received);
        boolean isOpenYet = Math.floorMod(localSecond(received), DAY) < closeOfBusiness;
        long day = isOpenYet && days.isWorkingDay(receipt) ? receipt : days.day(days.numberBefore(receipt + 1));
        return deadline(instant(day * DAY + closeOfBusiness), receipt, day);
    }

    /**
     * Adds business time. From outside business hours counting starts at the next opening; a span that ends with an
     * opening's last moment ends at its closing, not at the next opening. Adding nothing gives the instant itself.
     */
    public Instant plusWorkingTime(Instant from, Duration time) {
        notNegative(time);
        if (time.isZero()) {
            return from;
        }
        // Counted up to the moment before, so that a full opening ends at its own closing.
        return businessInstant(businessNanosBefore(from) + time.toNanos() - 1).plusNanos(1);
    }

    /** Subtracts business time; a span that begins with an opening begins there, not at the closing before. */
    public Instant minusWorkingTime(Instant from, Duration time) {
        notNegative(time);
        return time.isZero() ? from : businessInstant(businessNanosBefore(from) - time.toNanos());
    }

    /** Business time between two instants; negative if the second is earlier. */
    public Duration workingTimeBetween(Instant from, Instant to) {
        return Duration.ofNanos(businessNanosBefore(to) - businessNanosBefore(from));
    }

    /** Whole minutes of business time between two instants; negative if the second is earlier. */
    public long workingMinutesBetween(Instant from, Instant to) {
        return workingTimeBetween(from, to).toMinutes();
    }

    private static void notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("can't count " + time + " of working time");
        }
    }

    private Deadline deadline(Instant due, long firstDay, long lastDay) {
        int from = LocalDate.ofEpochDay(firstDay).getYear();
        int to = LocalDate.ofEpochDay(lastDay).getYear();
        List<Integer> unknown = List.of();
        for (int year = from; year <= to; year++) {
            if (!holidays.isPublished(year)) {
                unknown = unknown.isEmpty() ? new ArrayList<>() : unknown;
                unknown.add(year);
            }
        }
        return new Deadline(due, code(), unknown);
    }

    /** The same for a time that was counted on from another. */
    Deadline counted(Instant from, Instant due) {
        return deadline(due, localDay(from), localDay(due));
    }

    /** Nanoseconds of business time before an instant, from the first day of the span that lies in arrays. */
    private long businessNanosBefore(Instant instant) {
        long local = localSecond(instant);
        long day = Math.floorDiv(local, DAY);
        int second = Math.floorMod(local, DAY);
        long before = days.numberBefore(day) * business.perDay();
        if (!days.isWorkingDay(day)) {
            return before * NANOS;
        }
        int nanos = business.isOpen(second) ? instant.get(ChronoField.NANO_OF_SECOND) : 0;
        return (before + business.secondsBefore(second)) * NANOS + nanos;
    }

    /** The instant after that many nanoseconds of business time. */
    private Instant businessInstant(long nanos) {
        long seconds = Math.floorDiv(nanos, NANOS);
        long day = days.day(Math.floorDiv(seconds, business.perDay()));
        int second = business.secondOfDay(Math.floorMod(seconds, business.perDay()));
        return instant(day * DAY + second).plusNanos(Math.floorMod(nanos, NANOS));
    }

    private long localDay(Instant instant) {
        return Math.floorDiv(localSecond(instant), DAY);
    }

    /** Seconds of the local clock, counted as if it were UTC's. */
    private long localSecond(Instant instant) {
        return instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
    }

    private Instant instant(long localSecond) {
        var local = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
        return local.atZone(zone).toInstant();
    }
}
