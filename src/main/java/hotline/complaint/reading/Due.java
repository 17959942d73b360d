package hotline.complaint.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When limits of customers pass, as the wallboard counts them. */
public enum Due {
    /** They have passed. */
    PASSED {
        @Override
        public Between span(Instant now, ZoneId zone) {
            return Between.until(now);
        }
    },
    NEXT_HOUR {
        @Override
        public Between span(Instant now, ZoneId zone) {
            return Between.of(now, now.plus(Duration.ofHours(1)));
        }
    },
    /** From now until midnight. */
    TODAY {
        @Override
        public Between span(Instant now, ZoneId zone) {
            var tomorrow = LocalDate.ofInstant(now, zone).plusDays(1);
            return Between.of(now, tomorrow.atStartOfDay(zone).toInstant());
        }
    };

    public abstract Between span(Instant now, ZoneId zone);
}
