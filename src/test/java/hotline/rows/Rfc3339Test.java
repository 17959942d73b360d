package hotline.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    private static final Instant AFTERNOON = Instant.parse("2026-09-25T08:00:00Z");

    @Test
    void a_time_is_written_with_the_offset_of_its_zone() {
        assertThat(Rfc3339.of(AFTERNOON)).isEqualTo("2026-09-25T08:00:00Z");
        assertThat(Rfc3339.of(AFTERNOON, ZoneId.of("Asia/Shanghai"))).isEqualTo("2026-09-25T16:00:00+08:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-09-25T16:00:00+08:00", "2026-09-25T08:00:00Z", "2026-09-25T08:00:00.000000+00:00"})
    void any_offset_is_read(String text) {
        assertThat(Rfc3339.parse(text)).isEqualTo(AFTERNOON);
        assertThat(Rfc3339.typed(text)).isEqualTo(AFTERNOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-09-25T16:00:00+0800", "2026-09-25T16:00:00+08"})
    void people_may_type_short_offsets(String text) {
        assertThat(Rfc3339.typed(text)).isEqualTo(AFTERNOON);
    }

    @Test
    void a_time_without_offset_names_no_instant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rfc3339.typed("2026-09-25T16:00:00"))
                .withMessageContaining("has no offset");
    }
}
