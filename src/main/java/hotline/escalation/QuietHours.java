package hotline.escalation;

import hotline.policy.BusinessHours.Span;
import hotline.sla.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * When only urgent notices are sent. Where a policy sets quiet hours, days off are quiet all day long: a notice of
 * Friday night is sent on Monday, or after the holidays. Pure.
 *
 * @param spans of each working day, local time, in order
 */
record QuietHours(List<Span> spans, WorkingCalendar calendar) {
    private static final int DAY = 24 * 60;

    /** The instant itself, or the end of the quiet that it falls into. */
    Instant endAfter(Instant instant) {
        if (spans.isEmpty()) {
            return instant;
        }
        var local = LocalDateTime.ofInstant(instant, calendar.zone());
        var time = local;
        for (var end = end(time); end.isPresent(); end = end(time)) {
            time = end.get();
        }
        return time.equals(local) ? instant : time.atZone(calendar.zone()).toInstant();
    }

    /** When the quiet period of that instant ends or runs into the next one; empty if the instant is not quiet. */
    private Optional<LocalDateTime> end(LocalDateTime time) {
        var midnight = time.toLocalDate().atStartOfDay();
        if (!calendar.isWorkingDay(time.toLocalDate())) {
            return Optional.of(midnight.plusDays(1));
        }
        int minute = time.getHour() * 60 + time.getMinute();
        return spans.stream()
                .filter(span -> span.from() <= minute && minute < span.to())
                .map(span -> span.to() == DAY ? midnight.plusDays(1) : midnight.plusMinutes(span.to()))
                .findFirst();
    }
}
