package hotline.policy.reading.zone;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names of time zones. Limits are counted by Java, figures by PostgreSQL, times on screens by browsers. They agree on the
 * names of places in the IANA list only: PostgreSQL turns the sign of UTC+8 round, browsers do not know UTC+08:00, and
 * an operating system may leave out old names such as PRC and US/Pacific.
 */
public final class ZoneNames {
    private static final String UTC = "UTC";
    private static final Set<String> AREAS = Set.of(
            "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Indian",
            "Pacific");
    /** The zones proposed first in place of an offset or an old name. */
    private static final List<String> WELL_KNOWN = List.of(
            "Asia/Shanghai",
            UTC,
            "Asia/Tokyo",
            "Asia/Bangkok",
            "Asia/Kolkata",
            "Europe/London",
            "Europe/Berlin",
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "Australia/Sydney");

    private static final Instant COMPARED_FROM = Instant.parse("2020-01-15T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private ZoneNames() {}

    public static boolean isKnownEverywhere(String name) {
        return name.equals(UTC)
                || name.equals("Etc/UTC")
                || (AREAS.contains(name.split("/", 2)[0])
                        && ZoneId.getAvailableZoneIds().contains(name));
    }

    /** The name in the right case, where only that is wrong. */
    public static Optional<String> meant(String name) {
        return places().filter(place -> place.equalsIgnoreCase(name.strip())).findFirst();
    }

    private static Stream<String> places() {
        return Stream.concat(
                WELL_KNOWN.stream(),
                ZoneId.getAvailableZoneIds().stream()
                        .filter(ZoneNames::isKnownEverywhere)
                        .sorted());
    }

    /** A place where clocks show the same, for six years at least. */
    public static String inPlaceOf(ZoneId zone) {
        var shown = offsets(zone);
        return places().filter(place -> offsets(ZoneId.of(place)).equals(shown))
                .findFirst()
                .orElse("Asia/Shanghai");
    }

    private static List<ZoneOffset> offsets(ZoneId zone) {
        return Stream.iterate(COMPARED_FROM, at -> at.plus(MONTH))
                .limit(72)
                .map(zone.getRules()::getOffset)
                .toList();
    }

    /** An offset of whole hours, in a policy of earlier versions, under a name that PostgreSQL and browsers know. */
    public static ZoneId named(ZoneId zone) {
        int seconds = zone.getRules().isFixedOffset()
                ? zone.getRules().getOffset(COMPARED_FROM).getTotalSeconds()
                : 1;
        // The list counts these names west of Greenwich.
        var name = "Etc/GMT" + (seconds > 0 ? "-" : "+") + Math.abs(seconds) / 3600;
        return seconds % 3600 == 0 && ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : zone;
    }
}
