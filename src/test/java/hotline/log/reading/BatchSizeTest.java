package hotline.log.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(3);

    @Test
    void quick_batches_grow_up_to_what_the_consumer_takes() {
        var size = BatchSize.first(20_000);
        for (int round = 0; round < 10; round++) {
            size = size.after(size.events(), SHORT);
        }
        assertThat(size.events()).isEqualTo(20_000);
    }

    @Test
    void batches_that_were_not_full_say_nothing_about_the_next() {
        var size = BatchSize.first(20_000);
        assertThat(size.after(3, SHORT)).isEqualTo(size);
    }

    @Test
    void slow_batches_and_batches_that_failed_become_smaller_but_never_empty() {
        var size = BatchSize.first(200);
        assertThat(size.after(200, LONG).events()).isEqualTo(100);
        for (int round = 0; round < 10; round++) {
            size = size.smaller();
        }
        assertThat(size.events()).isEqualTo(50);
    }

    @Test
    void a_consumer_of_few_events_keeps_its_number() {
        assertThat(BatchSize.first(1).smaller()).isEqualTo(new BatchSize(1, 1));
    }
}
