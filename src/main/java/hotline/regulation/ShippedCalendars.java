package hotline.regulation;

import hotline.rules.WrittenCalendar;
import hotline.rules.WrittenCalendar.Origin;
import java.util.List;

/** The public-holiday calendars in the jar. */
public final class ShippedCalendars {
    private static final List<String> CODES = List.of("cn");

    private ShippedCalendars() {}

    public static List<WrittenCalendar> all() {
        return CODES.stream().map(ShippedCalendars::read).toList();
    }

    private static WrittenCalendar read(String code) {
        var resource = "calendars/" + code + ".json";
        return WrittenCalendar.read(code, resource, PolicyFile.shipped(resource), Origin.SHIPPED);
    }
}
