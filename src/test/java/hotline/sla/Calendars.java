package hotline.sla;

import hotline.support.FreightNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped calendar and policy, for tests that count with them. */
final class Calendars {
    private Calendars() {}

    static PublicHolidays china() {
        return CalendarReader.read("cn", "cn.json", shipped("calendars/cn.json"));
    }

    static SlaCalculator freightNetwork() {
        return SlaCalculator.of(FreightNetwork.POLICY, china());
    }

    private static String shipped(String resource) {
        try {
            return Files.readString(Path.of("src/main/resources", resource));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
