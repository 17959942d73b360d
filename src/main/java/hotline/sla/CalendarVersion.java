package hotline.sla;

import java.util.Optional;

/**
 * A calendar as it was installed.
 *
 * @param id {@code calendar_version.id}; empty where nothing is installed, as on the command line
 */
public record CalendarVersion(Optional<Integer> id, PublicHolidays holidays) {

    public static CalendarVersion notInstalled(PublicHolidays holidays) {
        return new CalendarVersion(Optional.empty(), holidays);
    }

    public String code() {
        return holidays.code();
    }
}
