import hotline.dispatch.Floor;
import hotline.dispatch.FloorAgent;
import hotline.dispatch.Match;
import hotline.dispatch.Post;
import hotline.dispatch.Work;
import hotline.dispatch.WorkId;
import hotline.policy.dispatch.AgentOrder;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.Relaxation;
import hotline.policy.dispatch.WorkKind;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * How long one match takes, and how much memory it uses: 1 000 agents, 500 works, 20 needs.
 *
 * <pre>java -cp target/hotline.jar load-tests/Matching.java [agents] [works] [needs]</pre>
 */
public final class Matching {
    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    private static final int WARM_UP = 300;
    private static final int RUNS = 301;

    private Matching() {}

    public static void main(String[] arguments) {
        int agents = number(arguments, 0, 1000);
        int works = number(arguments, 1, 500);
        int needs = number(arguments, 2, 20);
        System.out.printf("%d agents, %d works, %d needs%n", agents, works, needs);
        System.out.printf("%-42s %8s %9s %9s %9s%n", "", "offers", "median", "99 %", "memory");
        for (var order : AgentOrder.values()) {
            measure("all free, " + order.code(), floor(agents, works, needs, 100), order);
        }
        measure("one in ten free, rotation", floor(agents, works, needs, 10), AgentOrder.ROTATION);
        measure("none free, rotation", floor(agents, works, needs, 0), AgentOrder.ROTATION);
        measure("skills that no agent has, rotation", floor(agents, works, -needs, 100), AgentOrder.ROTATION);
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }

    private static void measure(String name, Floor floor, AgentOrder order) {
        var rules = rules(order);
        int offers = 0;
        for (int run = 0; run < WARM_UP; run++) {
            offers = Match.round(floor, rules, NOW).offers().size();
        }
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var times = new long[RUNS];
        long bytes = threads.getCurrentThreadAllocatedBytes();
        for (int run = 0; run < RUNS; run++) {
            long begin = System.nanoTime();
            Match.round(floor, rules, NOW);
            times[run] = System.nanoTime() - begin;
        }
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        Arrays.sort(times);
        System.out.printf(
                "%-42s %8d %6.2f ms %6.2f ms %6.2f MB%n",
                name, offers, times[RUNS / 2] / 1e6, times[RUNS * 99 / 100] / 1e6, bytes / 1e6 / RUNS);
    }

    private static DispatchRules rules(AgentOrder order) {
        return new DispatchRules(
                true,
                Duration.ofSeconds(20),
                2,
                order,
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                3,
                List.of(),
                List.of(),
                List.of(new Relaxation(Duration.ofMinutes(5), List.of(), 1)),
                false);
    }

    /** With a negative number of needs none of them can be met. */
    private static Floor floor(int agents, int works, int needs, int percentFree) {
        var random = new Random(13);
        int skills = Math.abs(needs);
        var all = new ArrayList<FloorAgent>();
        for (int n = 1; n <= agents; n++) {
            var levels = new HashMap<String, Integer>();
            for (int skill = 0; skill < 6; skill++) {
                levels.put("skill-" + random.nextInt(skills), 1 + random.nextInt(5));
            }
            boolean isFree = random.nextInt(100) < percentFree;
            all.add(new FloorAgent(
                    n,
                    isFree ? Post.READY : random.nextInt(5) == 0 ? Post.ABSENT : Post.BUSY,
                    n,
                    false,
                    Map.of(WorkKind.CASE, random.nextInt(5)),
                    levels,
                    true,
                    NOW.minusSeconds(random.nextInt(3600)),
                    Optional.empty()));
        }
        var waiting = new ArrayList<Work>();
        for (int n = 1; n <= works; n++) {
            var due = NOW.plusSeconds(random.nextInt(100_000));
            waiting.add(new Work(
                    new WorkId(WorkKind.CASE, n),
                    "service",
                    new Need(Map.of((needs < 0 ? "no-skill-" : "skill-") + n % skills, 1 + n % skills % 4)),
                    false,
                    due,
                    due,
                    NOW.minusSeconds(random.nextInt(600)),
                    Optional.empty(),
                    Set.of(1L + random.nextInt(agents)),
                    Set.of(),
                    true));
        }
        return new Floor("service", all, waiting);
    }
}
