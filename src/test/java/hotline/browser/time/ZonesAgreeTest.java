package hotline.browser.time;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.ScreenTest;
import hotline.export.ExportClient;
import hotline.export.ReadWorkbook.Cell;
import hotline.policy.SmallPolicy;
import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicyReader;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDateTime;
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

    private static final LocalDateTime EXCEL_DAY_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final int SECONDS_OF_A_DAY = 86_400;

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

    @Test
    void times_in_a_file_are_those_of_the_screen_wherever_the_browser_is() {
        var number = file().getString("number");
        var exports = new ExportClient(server);
        var filters = new JsonObject().put("view", "open");
        var export = exports.done("supervisor1", ExportClient.asked("complaints", filters, "xlsx"));
        var sheet = exports.book("supervisor1", export).sheet(2);
        int column = sheet.get(0).stream().map(Cell::value).toList().indexOf("受理时间 (Asia/Shanghai)");
        var inFile = sheet.stream()
                .filter(row -> row.get(0).value().equals(number))
                .map(row -> EXCEL_DAY_ZERO.plusSeconds(
                        Math.round(Double.parseDouble(row.get(column).value()) * SECONDS_OF_A_DAY)))
                .toList();
        assertThat(inFile).hasSize(1);
        var asWritten = List.of(
                DateTimeFormatter.ofPattern("yyyy年M月d日").format(inFile.get(0)),
                DateTimeFormatter.ofPattern("HH:mm:ss").format(inFile.get(0)),
                "(UTC+08:00)");

        browser.go("/console?view=open&case=" + number);
        signIn("supervisor1");
        try {
            for (String zone : List.of("Asia/Tokyo", "Europe/London", "Pacific/Honolulu")) {
                browser.inZone(zone).go("/console?view=open&case=" + number);
                assertThat(browser.script("return new Intl.DateTimeFormat().resolvedOptions().timeZone"))
                        .isEqualTo(zone);
                browser.see("case-head time[title]");
                assertThat(browser.script("return document.querySelector('case-head time').title")
                                .toString())
                        .as(zone)
                        .contains(asWritten);
            }
        } finally {
            browser.inZone("");
        }
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
