package hotline.http.api.workday;

import hotline.failure.Failure;
import hotline.workday.WorkBehind.Place;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Places in lists behind numbers of work as text: microseconds, person, subject, number. */
final class WorkPlaces {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,17})-(\\d{1,18})-(\\d{1,18})-(\\d{1,9})");

    private WorkPlaces() {}

    static String write(Place place) {
        return "%d-%d-%d-%d"
                .formatted(
                        ChronoUnit.MICROS.between(Instant.EPOCH, place.at()),
                        place.person(),
                        place.subject(),
                        place.n());
    }

    static Place read(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw Failure.Invalid.field("after", "must be next of the page before");
        }
        return new Place(
                Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3)),
                Integer.parseInt(parts.group(4)));
    }
}
