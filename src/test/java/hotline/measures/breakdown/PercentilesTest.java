package hotline.measures.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which value comes to a place once others are taken away. */
class PercentilesTest {
    @Test
    void a_place_has_the_value_that_it_has_among_those_that_remain() {
        var random = new Random(11);
        for (int run = 0; run < 2_000; run++) {
            var there =
                    random.longs(1 + random.nextInt(12), 0, 6).sorted().boxed().toList();
            var remaining = new ArrayList<>(there);
            var gone = new ArrayList<Long>();
            for (int taken = random.nextInt(there.size()); taken > 0; taken--) {
                gone.add(remaining.remove(random.nextInt(remaining.size())));
            }
            gone.sort(null);
            for (int place = 0; place < remaining.size(); place++) {
                var after = there.subList(place, place + gone.size() + 1);
                assertThat(Percentiles.remaining(after, gone))
                        .as("place %d of %s without %s", place, there, gone)
                        .isEqualTo(remaining.get(place));
            }
        }
    }

    @Test
    void without_anything_taken_back_it_is_the_value_at_the_place() {
        assertThat(Percentiles.remaining(List.of(7L), List.of())).isEqualTo(7);
    }
}
