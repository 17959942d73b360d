package hotline.server;

import hotline.sla.CalendarReader;
import hotline.sla.PublicHolidays;
import java.util.Map;

/** The public-holiday calendars in the jar, by the code that policies name them with. */
final class ShippedCalendars {
    private ShippedCalendars() {}

    static Map<String, PublicHolidays> all() {
        return Map.of("cn", read("cn"));
    }

    private static PublicHolidays read(String code) {
        var resource = "calendars/" + code + ".json";
        return CalendarReader.read(code, resource, PolicyFile.shipped(resource));
    }
}
