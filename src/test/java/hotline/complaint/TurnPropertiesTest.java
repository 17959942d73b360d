package hotline.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.tier.Tier;
import hotline.policy.tier.TierRules;
import hotline.support.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The order in which a queue is served (D2): important customers first within the due work, late work before all, and none waits for ever. */
@Tag("D2")
class TurnPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-09-28T02:00:00Z");
    private static final TierRules RULES =
            new TierRules(Optional.empty(), Optional.empty(), Map.of(Tier.VIP, 8, Tier.KEY, 4, Tier.PREFERRED, 4));

    /** @param dueIn minutes from now; a complaint that is late was due before */
    private record Waiting(int dueIn, Optional<Tier> tier, int id) {
        Turn turn() {
            return Turn.of(dueIn <= 0, due(), tier.map(RULES::aheadMinutes).orElse(0), id);
        }

        Instant due() {
            return NOW.plus(Duration.ofMinutes(dueIn));
        }

        int rank() {
            return tier.map(Tier::rank).orElse(9);
        }
    }

    @Provide
    Arbitrary<List<Waiting>> queues() {
        return Combinators.combine(
                        Arbitraries.integers().between(-3_000, 12_000),
                        Arbitraries.of(Tier.values()).optional(),
                        Arbitraries.integers().between(1, 1_000_000))
                .as(Waiting::new)
                .list()
                .uniqueElements(Waiting::id)
                .ofMaxSize(60);
    }

    private static List<Waiting> served(List<Waiting> queue) {
        return queue.stream()
                .sorted((one, other) -> one.turn().compareTo(other.turn()))
                .toList();
    }

    @Property(tries = 300)
    void late_work_comes_first_in_the_order_in_which_it_was_due(@ForAll("queues") List<Waiting> queue) {
        var served = served(queue);
        var late = served.stream().filter(one -> one.dueIn() <= 0).toList();
        assertThat(served.subList(0, late.size())).isEqualTo(late);
        assertThat(late).extracting(Waiting::dueIn).isSorted();
    }

    @Property(tries = 300)
    void of_two_due_at_one_moment_the_more_important_customer_is_served_first(@ForAll("queues") List<Waiting> queue) {
        var atOnce = queue.stream()
                .map(one -> new Waiting(600, one.tier(), one.id()))
                .filter(one -> one.tier().isPresent())
                .toList();
        assertThat(served(atOnce)).extracting(one -> Math.min(one.rank(), 2)).isSorted();
    }

    @Property(tries = 300)
    void nothing_waits_behind_work_that_is_due_more_than_a_head_start_after_it(@ForAll("queues") List<Waiting> queue) {
        var served = served(queue);
        for (int first = 0; first < served.size(); first++) {
            for (var later : served.subList(first + 1, served.size())) {
                assertThat(Duration.between(later.due(), served.get(first).due()))
                        .isLessThanOrEqualTo(Duration.ofHours(8));
            }
        }
    }

    @Property(tries = 300)
    void a_row_that_waits_keeps_its_turn_until_it_is_late_and_never_falls_back(@ForAll("queues") List<Waiting> queue) {
        for (var one : queue) {
            var later =
                    Turn.of(true, one.due(), one.tier().map(RULES::aheadMinutes).orElse(0), one.id());
            assertThat(later).isLessThanOrEqualTo(one.turn());
        }
    }

    /** A hundred VIPs come each day, one agent serves fewer. */
    @Test
    void an_ordinary_complaint_is_served_though_vips_come_faster_than_they_are_served() {
        var ordinary = new Waiting(4_320, Optional.of(Tier.ORDINARY), 0);
        var queue = new ArrayList<Waiting>(List.of(ordinary));
        int minute = 0;
        while (queue.contains(ordinary)) {
            minute += 15;
            queue.add(new Waiting(minute + 4_320, Optional.of(Tier.VIP), minute));
            if (minute % 30 == 0) {
                queue.remove(Collections.min(queue, (one, other) -> one.turn().compareTo(other.turn())));
            }
            assertThat(minute).as("waits for ever").isLessThan(4 * 1_440);
        }
    }

    @Test
    void the_database_sorts_as_the_rule_does() throws SQLException {
        var chance = new Random(2);
        var turns = new ArrayList<Turn>();
        var rows = new ArrayList<String>();
        for (int id = 1; id <= 400; id++) {
            boolean isLate = chance.nextInt(4) == 0;
            // Equal moments are frequent, and a head start is as long as it may be.
            var due = NOW.plus(Duration.ofHours((isLate ? -1L : 1L) * chance.nextInt(1, 400)));
            int ahead = List.of(0, 0, 240, 14_400).get(chance.nextInt(4));
            turns.add(Turn.of(isLate, due, ahead, id));
            rows.add("(%d, timestamptz '%s', %s, %d)"
                    .formatted(id, due, isLate ? "timestamptz '" + NOW + "'" : "NULL", ahead));
        }
        Collections.sort(turns);
        assertThat(TierRules.MOST_HOURS * ChronoUnit.HOURS.getDuration().toMinutes())
                .isEqualTo(14_400);
        try (var database = TestDatabase.fresh()) {
            assertThat(database.value(
                            "SELECT string_agg(id::text, ',' ORDER BY turn_at(due, late, ahead), id) FROM (VALUES %s)"
                                            .formatted(String.join(", ", rows))
                                    + " AS waiting (id, due, late, ahead)"))
                    .isEqualTo(turns.stream().map(turn -> "" + turn.id()).collect(Collectors.joining(",")));
        }
    }
}
