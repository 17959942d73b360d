package hotline.earlier;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.CallersOfNumber.FileOnNumber;
import hotline.earlier.Candidates.Case;
import hotline.earlier.Candidates.KnownFile;
import hotline.policy.Repeats;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which complaints count as earlier ones about the same thing (F4). */
@Tag("F4")
class CountingTest {
    private static final Repeats RULES = new Repeats(30, 365, Severity.MODERATE, Severity.SEVERE);
    private static final Instant NOW = Instant.parse("2026-09-28T02:00:00Z");

    private static Sought sought(int place, String name, String waybill, Optional<UUID> key) {
        return new Sought(
                place,
                Source.EXTERNAL,
                "+8613812345678",
                Optional.empty(),
                name,
                Optional.of(waybill).filter(number -> !number.isEmpty()),
                "delay",
                NOW,
                RULES,
                Optional.empty(),
                Set.of(),
                key,
                1,
                Optional.empty());
    }

    private static Sought sought(int place, String name, String waybill) {
        return sought(place, name, waybill, Optional.empty());
    }

    private static Candidates filed(List<Case> cases) {
        return new Candidates(false, List.of(), cases, List.of(), List.of(), List.of());
    }

    private static Case aCase(long id) {
        return new Case(id, "202609-" + id, Set.of());
    }

    private static int nth(Map<Integer, EarlierCount> counts, int place) {
        return counts.getOrDefault(place, EarlierCount.NONE).nth();
    }

    @Test
    void no_matter_what_the_order_and_the_batches_the_nth_to_come_counts_as_the_nth() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var callers = new ArrayList<>(List.of("李娜", "李女士", "王芳", "陈刚", "李娜", "李女士"));
            Collections.shuffle(callers, random);
            var on = new ArrayList<Case>();
            int nth = 0;
            while (nth < callers.size()) {
                int most = Math.min(callers.size() - nth, 1 + random.nextInt(4));
                var batch = new ArrayList<Sought>();
                var candidates = new HashMap<Integer, Candidates>();
                for (int place = 1; place <= most; place++) {
                    batch.add(sought(place, callers.get(nth + place - 1), random.nextBoolean() ? "HD-1" : "HD1"));
                    candidates.put(place, filed(on));
                }
                var counts = Counting.of(batch, candidates);
                for (int place = 1; place <= most; place++) {
                    nth++;
                    assertThat(nth(counts, place)).as("seed " + seed).isEqualTo(nth);
                    on.add(aCase(nth));
                }
            }
        }
    }

    @Test
    void of_one_batch_the_same_customers_count_and_others_of_the_number_do_not() {
        var counts = Counting.of(
                List.of(sought(1, "李娜", ""), sought(2, "王芳", ""), sought(3, "李女士", ""), sought(4, "王女士", "")),
                Map.of());
        assertThat(List.of(nth(counts, 1), nth(counts, 2), nth(counts, 3), nth(counts, 4)))
                .containsExactly(1, 1, 2, 2);
        assertThat(counts.get(3).found()).containsExactly(Found.inBatch(1, Because.SAME_MATTER));
    }

    @Test
    void what_is_sent_twice_counts_once() {
        var key = Optional.of(new UUID(1, 1));
        var known = Optional.of(new UUID(2, 2));
        var counts = Counting.of(
                List.of(
                        sought(1, "李娜", "", key),
                        sought(2, "李娜", "", key),
                        sought(3, "李娜", "", known),
                        sought(4, "李娜", "")),
                Map.of(3, new Candidates(true, List.of(), List.of(), List.of(), List.of(), List.of())));
        assertThat(nth(counts, 4)).isEqualTo(2);
    }

    @Test
    void the_file_that_fits_best_counts_and_no_other() {
        var files = List.of(
                new KnownFile(
                        new FileOnNumber(7, "李娜", Optional.empty(), NOW, 7, true),
                        List.of(aCase(1)),
                        List.of(),
                        List.of()),
                new KnownFile(
                        new FileOnNumber(8, "李女士", Optional.empty(), NOW.plusSeconds(1), 8, true),
                        List.of(aCase(2)),
                        List.of(),
                        List.of()));
        var candidates = new Candidates(false, List.of(), List.of(), List.of(), List.of(), files);
        var counts = Counting.of(List.of(sought(1, "李娜", "")), Map.of(1, candidates));
        assertThat(counts.get(1).found()).containsExactly(Found.filed(1, "202609-1", Because.SAME_MATTER, false));
    }

    @Test
    void one_that_is_found_twice_counts_once_and_not_next_to_one_that_it_differs_from() {
        var first = aCase(1);
        var second = new Case(2, "202609-2", Set.of(1L));
        var candidates = new Candidates(false, List.of(first), List.of(first, second), List.of(), List.of(), List.of());
        var counts = Counting.of(List.of(sought(1, "李娜", "HD1")), Map.of(1, candidates));
        assertThat(counts.get(1).found()).containsExactly(Found.filed(1, "202609-1", Because.LINKED, false));
    }
}
