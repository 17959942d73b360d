package hotline.media.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    @Test
    void work_that_takes_too_long_is_ended() {
        var ended = new CompletableFuture<String>();
        var watchdog = new Watchdog(Duration.ofMillis(1), () -> ended.complete("ended"));
        assertThat(watchdog.over(ended::join)).isEqualTo("ended");
    }

    @Test
    void work_that_is_done_ends_nothing() {
        var endings = new AtomicInteger();
        var watchdog = new Watchdog(Duration.ofHours(1), endings::incrementAndGet);
        assertThat(watchdog.over(() -> "done")).isEqualTo("done");
        assertThat(endings).hasValue(0);
        assertThat(watchdog.waiting()).isZero();
    }
}
