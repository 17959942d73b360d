package hotline.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.policy.PolicyInvalid;
import org.junit.jupiter.api.Test;

class CalendarReaderTest {

    @Test
    void the_shipped_calendar_knows_2019_to_2026() {
        assertThat(Calendars.china().years()).containsExactly(2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
    }

    @Test
    void what_is_wrong_is_said_with_its_line() {
        var json = """
                {
                 "years": {
                  "2026": {
                   "off": ["2026-01-32", "2026-10-10"],
                   "work": ["2026-10-10"]
                  },
                  "next": {"off": [], "work": [], "half": []}
                 }
                }
                """;
        assertThatThrownBy(() -> CalendarReader.read("cn", "cn.json", json))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining(
                        "cn.json:4:12: years.2026.off[0]: “2026-01-32” is no date; write it as 2026-10-01")
                .hasMessageContaining("cn.json:3:3: years.2026: 2026-10-10 stands both under off and under work")
                .hasMessageContaining("cn.json:7:")
                .hasMessageContaining("years.next: must be a year of four digits")
                .hasMessageContaining("years.next.half: unknown");
    }
}
