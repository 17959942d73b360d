package hotline.dispatch;

import static hotline.dispatch.Floors.NOW;
import static hotline.dispatch.Floors.agent;
import static hotline.dispatch.Floors.holding;
import static hotline.dispatch.Floors.ranked;
import static hotline.dispatch.Floors.rules;
import static hotline.dispatch.Floors.work;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.dispatch.AgentOrder;
import hotline.policy.dispatch.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** What holds round after round. */
class FloorOverTimeTest {
    private static final List<Duration> HEAD_STARTS =
            List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(30), Duration.ofHours(2));
    private static final List<Duration> LIMITS = List.of(Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(8));
    private static final Duration GREATEST_HEAD_START = Duration.ofHours(2);
    private static final Duration LEAST_LIMIT = Duration.ofHours(1);
    private static final Duration STEP = Duration.ofSeconds(30);
    /** {@code load-tests/dispatch.sh properties} asks for 100 000. */
    private static final int ARRIVALS = Integer.getInteger("hotline.test.arrivals", 20_000);

    /** 5. */
    @Property(tries = 2)
    @Tag("D2")
    void a_work_is_passed_only_by_works_that_arrive_within_its_bound(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int agents) {
        overtaking(new Random(seed), agents, 10_000);
    }

    @Example
    @Tag("D2")
    void of_very_many_works_none_is_passed_beyond_its_bound() {
        overtaking(new Random(13), 8, ARRIVALS);
    }

    /**
     * Works arrive a little faster than they end for a time, then slower. Arrival(later) < arrival(w) + H + (limit(w) − least limit) for all
     * that pass w: a later work passes by a shorter limit and a longer head start, and by nothing else, however long w waits.
     */
    private static void overtaking(Random random, int agents, int arrivals) {
        var free = new ArrayList<FloorAgent>();
        for (int n = 1; n <= agents; n++) {
            free.add(agent(n, n));
        }
        var ends = new HashMap<Long, Instant>();
        var waiting = new HashMap<WorkId, Work>();
        var now = NOW;
        int arrived = 0;
        int given = 0;
        long longestQueue = 0;
        while (given < arrivals) {
            boolean isRush = arrived % 4000 < 2000;
            for (int n = 0; n < agents && arrived < arrivals; n++) {
                if (random.nextInt(100) < (isRush ? 26 : 17)) {
                    var arrival = now.plusMillis(random.nextInt(1000));
                    var due = arrival.plus(LIMITS.get(random.nextInt(LIMITS.size())));
                    var head = HEAD_STARTS.get(random.nextInt(HEAD_STARTS.size()));
                    var work = ranked(false, due, head, arrival, work(WorkKind.CALL, ++arrived));
                    waiting.put(work.id(), work);
                }
            }
            now = now.plus(STEP);
            var moment = now;
            ends.values().removeIf(end -> !end.isAfter(moment));
            var floor = Floors.floor(
                    free.stream().filter(one -> !ends.containsKey(one.person())).toList(),
                    waiting.values().stream().map(one -> asOf(moment, one)).toList());
            var offers = Match.offers(floor, rules(AgentOrder.ROTATION), now);
            var served = offers.stream()
                    .map(offer -> waiting.remove(offer.work()).arrived())
                    .max(Comparator.naturalOrder());
            if (served.isPresent()) {
                assertThat(waiting.values()).allMatch(passed -> served.get().isBefore(bound(passed)));
            }
            for (var offer : offers) {
                ends.put(offer.agent(), now.plusSeconds(60 + random.nextInt(120)));
                given++;
            }
            longestQueue = Math.max(longestQueue, waiting.size());
        }
        assertThat(longestQueue).isGreaterThan(agents);
    }

    private static Instant bound(Work work) {
        return work.arrived()
                .plus(GREATEST_HEAD_START)
                .plus(Duration.between(work.arrived(), work.due()).minus(LEAST_LIMIT));
    }

    private static Work asOf(Instant now, Work work) {
        return work.due().isBefore(now)
                ? ranked(
                        true,
                        work.due(),
                        Duration.ZERO,
                        work.arrived(),
                        work(work.kind(), work.id().subject()))
                : work;
    }

    /** 15. */
    @Property(tries = 50)
    void under_least_load_equal_agents_never_differ_by_more_than_one(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int agents) {
        var random = new Random(seed);
        var loads = new HashMap<Long, Integer>();
        long subject = 0;
        for (int round = 0; round < 12; round++) {
            var floor = new ArrayList<FloorAgent>();
            for (long n = 1; n <= agents; n++) {
                floor.add(holding(Map.of(WorkKind.CASE, loads.getOrDefault(n, 0)), agent(n, n)));
            }
            var works = new ArrayList<Work>();
            for (int n = random.nextInt(agents + 2); n > 0; n--) {
                works.add(work(WorkKind.CASE, ++subject));
            }
            Match.offers(Floors.floor(floor, works), rules(AgentOrder.LEAST_LOAD), NOW)
                    .forEach(offer -> loads.merge(offer.agent(), 1, Integer::sum));
            var held = floor.stream()
                    .mapToInt(one -> loads.getOrDefault(one.person(), 0))
                    .summaryStatistics();
            assertThat(held.getMax() - held.getMin()).isLessThanOrEqualTo(1);
        }
    }
}
