package hotline.database;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class SharedReadingTest {
    private final Deque<Promise<Integer>> readings = new ArrayDeque<>();
    private final SharedReading<Integer> shared = new SharedReading<>(this::read, Duration.ofMinutes(1));

    private Future<Integer> read() {
        readings.add(Promise.promise());
        return readings.getLast().future();
    }

    @Test
    void callers_get_the_reading_before_until_the_next_one_is_there() {
        var first = shared.now();
        readings.getLast().complete(1);
        var renewed = shared.renew(Duration.ofMinutes(1));
        assertThat(await(first)).isEqualTo(1);
        assertThat(readings).as("the loop reads though the first one is fresh").hasSize(2);
        assertThat(await(shared.now())).isEqualTo(1);
        readings.getLast().complete(2);
        await(renewed);
        assertThat(await(shared.now())).isEqualTo(2);
        assertThat(readings).hasSize(2);
    }

    @Test
    void what_failed_does_not_take_the_place_of_what_was_read() {
        shared.now();
        readings.getLast().complete(1);
        var renewed = shared.renew(Duration.ofMinutes(1));
        readings.getLast().fail("no connection");
        assertThat(renewed.failed()).isTrue();
        assertThat(await(shared.now())).isEqualTo(1);
    }

    @Test
    void no_one_asks_so_nothing_is_read() {
        await(shared.renew(Duration.ofMinutes(1)));
        assertThat(readings).isEmpty();
        shared.now();
        readings.getLast().complete(1);
        await(shared.renew(Duration.ofNanos(1)));
        assertThat(readings).hasSize(1);
    }

    @Test
    void a_renewal_leaves_the_first_reading_alone_while_it_is_under_way() {
        shared.now();
        await(shared.renew(Duration.ofMinutes(1)));
        assertThat(readings).hasSize(1);
    }
}
