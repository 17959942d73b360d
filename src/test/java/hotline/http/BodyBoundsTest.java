package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.http.engine.BytesInFlight;
import hotline.http.engine.Connections;
import hotline.http.engine.SlowBodies;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The memory that bodies under way may take, and how slow they may be. */
class BodyBoundsTest {
    private static final int MIB = 1024 * 1024;

    @Test
    void one_address_leaves_room_for_the_others() {
        var inFlight = new BytesInFlight(16 * MIB);
        for (int i = 0; i < 4; i++) {
            assertThat(inFlight.take("connection " + i, "203.0.113.7", MIB)).isTrue();
        }
        assertThat(inFlight.take("another", "203.0.113.7", 1)).isFalse();
        assertThat(inFlight.take("another", "203.0.113.8", MIB)).isTrue();
        assertThat(inFlight.total()).isEqualTo(5L * MIB);
    }

    @Test
    void one_connection_holds_no_more_than_a_policy_and_a_half() {
        var inFlight = new BytesInFlight(1024L * MIB);
        assertThat(inFlight.take("connection", "203.0.113.7", 4 * MIB)).isTrue();
        assertThat(inFlight.take("connection", "203.0.113.7", 1)).isFalse();
    }

    @Test
    void all_bodies_together_stay_within_the_bound_and_returned_bytes_are_free_again() {
        var inFlight = new BytesInFlight(4 * MIB);
        for (int i = 0; i < 4; i++) {
            assertThat(inFlight.take(i, "203.0.113." + i, MIB)).isTrue();
        }
        assertThat(inFlight.take(4, "203.0.113.4", 1)).isFalse();
        inFlight.giveBack(0, "203.0.113.0", MIB);
        assertThat(inFlight.take(4, "203.0.113.4", MIB)).isTrue();
        assertThat(inFlight.total()).isEqualTo(4L * MIB);
    }

    @Test
    void a_body_may_begin_slowly_but_comes_at_four_kibibytes_a_second_within_two_minutes() {
        assertThat(isTooSlow(10, 0)).isFalse();
        assertThat(isTooSlow(11, 0)).isTrue();
        assertThat(isTooSlow(11, 5_000)).isFalse();
        assertThat(isTooSlow(60, 200_000)).isTrue();
        assertThat(isTooSlow(60, 210_000)).isFalse();
        assertThat(isTooSlow(121, 3 * MIB)).isTrue();
    }

    private static boolean isTooSlow(int seconds, long received) {
        return SlowBodies.isTooSlow(TimeUnit.SECONDS.toNanos(seconds), 0, received);
    }

    @Test
    void a_body_silent_for_ten_seconds_is_ended() {
        assertThat(SlowBodies.isTooSlow(TimeUnit.SECONDS.toNanos(20), TimeUnit.SECONDS.toNanos(10), MIB))
                .isFalse();
        assertThat(SlowBodies.isTooSlow(TimeUnit.SECONDS.toNanos(20), TimeUnit.SECONDS.toNanos(11), MIB))
                .isTrue();
    }

    @Test
    void a_connection_ends_when_it_is_opened_and_left_or_used_and_left() {
        assertThat(Connections.isOver(false, false, TimeUnit.SECONDS.toNanos(10)))
                .isFalse();
        assertThat(Connections.isOver(false, false, TimeUnit.SECONDS.toNanos(11)))
                .isTrue();
        assertThat(Connections.isOver(false, true, TimeUnit.SECONDS.toNanos(60)))
                .isFalse();
        assertThat(Connections.isOver(false, true, TimeUnit.SECONDS.toNanos(61)))
                .isTrue();
        assertThat(Connections.isOver(true, false, TimeUnit.SECONDS.toNanos(3))).isTrue();
    }
}
