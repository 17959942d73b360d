package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.SettableClock;
import hotline.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TryLimitTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-09-25T08:00:00Z"));
    private final TryLimit limit = new TryLimit(3, Duration.ofMinutes(10), clock);

    @Test
    void wrong_tries_end_and_come_back_with_time() {
        for (int i = 0; i < 3; i++) {
            limit.spend("key");
        }
        assertThatThrownBy(() -> limit.spend("key")).isInstanceOf(Failure.TooMany.class);
        limit.spend("another key");

        clock.advance(Duration.ofMinutes(10));
        limit.spend("key");
    }

    @Test
    void strangers_who_invent_keys_fill_no_memory() {
        for (int i = 0; i < 3 * TryLimit.MOST_KEYS; i++) {
            limit.spend("key " + i);
            assertThat(limit.keys()).isLessThanOrEqualTo(TryLimit.MOST_KEYS);
        }
    }

    @Test
    void keys_that_lost_no_try_make_room_for_those_that_did() {
        for (int i = 0; i < 3; i++) {
            limit.spend("guessed");
        }
        for (int i = 0; i < 3 * TryLimit.MOST_KEYS; i++) {
            limit.spend("key " + i);
            limit.giveBack("key " + i);
        }
        assertThatThrownBy(() -> limit.spend("guessed")).isInstanceOf(Failure.TooMany.class);
    }
}
