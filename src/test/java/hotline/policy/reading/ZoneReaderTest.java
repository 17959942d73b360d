package hotline.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.policy.SmallPolicy;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Time zones that Java, PostgreSQL and browsers read the same way. */
class ZoneReaderTest {
    private static ZoneId read(String zone) {
        return PolicyReader.read("small.yaml", yaml(zone)).zone();
    }

    private static ZoneId readInstalled(String zone) {
        return PolicyReader.readInstalled("small.yaml", yaml(zone)).zone();
    }

    private static String yaml(String zone) {
        return SmallPolicy.YAML.replace("Asia/Shanghai", "\"" + zone + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC", "Etc/UTC"})
    void a_place_is_read(String zone) {
        assertThat(read(zone)).isEqualTo(ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        "UTC+8, Asia/Shanghai",
        "UTC+08:00, Asia/Shanghai",
        "GMT+8, Asia/Shanghai",
        "UT+8, Asia/Shanghai",
        "+08:00, Asia/Shanghai",
        "+8, Asia/Shanghai",
        "Etc/GMT-8, Asia/Shanghai",
        "PRC, Asia/Shanghai",
        "UTC+05:30, Asia/Kolkata",
        "UTC+9, Asia/Tokyo",
        "Japan, Asia/Tokyo",
        "Z, UTC",
        "GMT, UTC",
        "Etc/GMT, UTC",
        "Zulu, UTC",
        "GB, Europe/London",
        "CET, Europe/Berlin",
        "US/Pacific, America/Los_Angeles",
        "EST5EDT, America/New_York"
    })
    void what_some_program_reads_otherwise_is_refused_with_a_place_of_the_same_time(String zone, String place) {
        assertThatThrownBy(() -> read(zone))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining("small.yaml:5:1: time-zone: “" + zone + "” is no place in the IANA list")
                .hasMessageEndingWith("such as " + place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CST", "Asia/Shangai", "Asia/shanghai", "Beijing", "UTC+25", "Asia/Shanghai ", "北京"})
    void an_invalid_zone_is_refused(String zone) {
        assertThatThrownBy(() -> read(zone)).hasMessageContaining("is no time zone; use a name of the IANA list");
    }

    /** Under a name by which PostgreSQL and browsers know it too. */
    @ParameterizedTest
    @CsvSource({
        "UTC+8, Etc/GMT-8",
        "+08:00, Etc/GMT-8",
        "GMT-03:00, Etc/GMT+3",
        "Z, Etc/GMT+0",
        "+05:30, +05:30",
        "Asia/Shanghai, Asia/Shanghai",
        "US/Pacific, US/Pacific"
    })
    void a_policy_installed_by_an_earlier_version_keeps_its_offset(String zone, String kept) {
        assertThat(readInstalled(zone)).isEqualTo(ZoneId.of(kept));
    }

    @Test
    void the_offset_that_is_kept_has_the_same_sign() {
        var at = Instant.parse("2026-11-28T17:44:00Z");
        assertThat(readInstalled("UTC+8").getRules().getOffset(at))
                .isEqualTo(ZoneId.of("UTC+8").getRules().getOffset(at));
    }
}
