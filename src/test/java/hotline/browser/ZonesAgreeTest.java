package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.SmallPolicy;
import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicyReader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java counts limits, PostgreSQL figures, and browsers show times: they agree on each zone that a policy may have. */
class ZonesAgreeTest extends ScreenTest {
    /** In winter and summer, of years in which all their lists of zones know every change. */
    private static final List<Instant> MOMENTS = Stream.of("2019-01-15T17:44:00Z", "2019-07-15T17:44:00Z")
            .map(Instant::parse)
            .toList();

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final String IN_BROWSER = """
            const [zones, moments] = arguments;
            const shown = {};
            for (const zone of zones) {
              try {
                const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
                shown[zone] = moments.map((at) => format.format(new Date(at))).join(', ');
              } catch (unknown) {
                shown[zone] = String(unknown);
              }
            }
            return shown;
            """;

    private static boolean isAccepted(String zone) {
        try {
            return PolicyReader.read("small.yaml", SmallPolicy.YAML.replace("Asia/Shanghai", zone))
                    .zone()
                    .getId()
                    .equals(zone);
        } catch (PolicyInvalid refused) {
            return false;
        }
    }

    @Test
    void each_zone_that_a_policy_may_have_shows_the_same_times_everywhere() {
        var accepted = ZoneId.getAvailableZoneIds().stream()
                .filter(ZonesAgreeTest::isAccepted)
                .sorted()
                .toList();
        assertThat(accepted).hasSizeGreaterThan(400).contains("Asia/Shanghai", "Europe/Berlin", "UTC");
        var java = new TreeMap<String, String>();
        accepted.forEach(zone -> java.put(
                zone,
                MOMENTS.stream()
                        .map(at -> LOCAL.format(at.atZone(ZoneId.of(zone))))
                        .collect(Collectors.joining(", "))));

        assertThat(inPostgres(accepted)).isEqualTo(java);
        browser.go("/");
        assertThat((Map<?, ?>) browser.script(
                        IN_BROWSER,
                        accepted,
                        MOMENTS.stream().map(Instant::toString).toList()))
                .isEqualTo(java);
    }

    private static Map<String, String> inPostgres(List<String> zones) {
        var moments = MOMENTS.stream()
                .map(at -> "to_char('" + at + "'::timestamptz AT TIME ZONE zone, 'YYYY-MM-DD HH24:MI')")
                .collect(Collectors.joining(" || ', ' || "));
        var lines = server.database()
                .value("SELECT string_agg(zone || '=' || " + moments + ", E'\\n') FROM unnest(ARRAY['"
                        + String.join("', '", zones) + "']) AS zone");
        return lines.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
