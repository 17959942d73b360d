package hotline.offer;

import hotline.database.Database;
import hotline.database.SharedReading;
import hotline.database.Snapshot;
import hotline.dispatch.FloorAgent;
import hotline.dispatch.Queue;
import hotline.dispatch.Queue.Counts;
import hotline.dispatch.Queue.Sort;
import hotline.offer.QueueStore.Asked;
import hotline.offer.QueueStore.LineSort;
import hotline.policy.Policy;
import hotline.workday.WorkDays;
import hotline.workday.WorkDays.Levels;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What waits in each line by what it asks of agents, for supervisors: read at most once a second for all of them, and of one moment. */
public final class Queues {
    /** Over which time accepted offers make the pace of a queue. */
    public static final Duration PACE_OVER = Duration.ofHours(1);
    /** Which offers are recent. */
    public static final Duration RECENT = Duration.ofMinutes(30);

    private final Database database;
    private final Matching matching;
    private final WorkDays workDays;
    private final Supplier<Policy> policy;
    private final InstantSource clock;
    private final SharedReading<Seen> reading = new SharedReading<>(this::read);

    Queues(Database database, Matching matching, WorkDays workDays, Supplier<Policy> policy, InstantSource clock) {
        this.database = database;
        this.matching = matching;
        this.workDays = workDays;
        this.policy = policy;
        this.clock = clock;
    }

    /** All lines where something waits, is offered or was offered today, or where callers gave up today. */
    public record Seen(Instant at, List<Line> lines) {
        public Seen {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line; its counts are the sums of its queues.
     *
     * @param gaveUp calls of today that the customers gave up
     */
    public record Line(String code, List<Queue> queues, Levels levels, long gaveUp) {
        public Line {
            queues = List.copyOf(queues);
        }

        public Counts total() {
            return queues.stream().map(Queue::counts).reduce(Counts.NONE, Counts::plus);
        }
    }

    public Future<Seen> now() {
        return reading.now();
    }

    private Future<Seen> read() {
        var now = clock.instant();
        return database.pool().withTransaction(transaction -> Snapshot.ofOneMoment(transaction)
                .compose(set -> read(transaction, now)));
    }

    private Future<Seen> read(SqlConnection snapshot, Instant now) {
        var floor = matching.reading(now);
        return sorts(snapshot, new Asked(now, now.minus(PACE_OVER), floor.closed()))
                .compose(sorts -> workDays.levels(snapshot, now, RECENT)
                        .compose(levels -> gaveUp(snapshot, now).compose(gaveUp -> {
                            var byLine = sorts.stream()
                                    .collect(Collectors.groupingBy(
                                            LineSort::line, Collectors.mapping(LineSort::sort, Collectors.toList())));
                            var codes = new TreeSet<>(byLine.keySet());
                            codes.addAll(gaveUp.keySet());
                            levels.forEach((code, level) -> {
                                if (level.today().all() > 0) {
                                    codes.add(code);
                                }
                            });
                            return agents(snapshot, List.copyOf(codes), floor)
                                    .map(agents -> new Seen(now, lines(codes, byLine, agents, levels, gaveUp)));
                        })));
    }

    private Future<List<LineSort>> sorts(SqlConnection snapshot, Asked asked) {
        return QueueStore.sorts(snapshot, asked, matching.rules()).compose(sorts -> QueueStore.present(snapshot, asked)
                .map(present -> Stream.concat(sorts.stream(), present.stream()).toList()));
    }

    /** By the line that would have answered. */
    private Future<Map<String, Long>> gaveUp(SqlConnection snapshot, Instant now) {
        var rules = policy.get();
        return QueueStore.gaveUp(snapshot, LocalDate.ofInstant(now, rules.zone()))
                .map(found -> {
                    var byLine = new TreeMap<String, Long>();
                    found.forEach(some -> rules.telephony()
                            .routing()
                            .line(some.number(), some.queue())
                            .ifPresent(line -> byLine.merge(line.department(), some.calls(), Long::sum)));
                    byLine.values().removeIf(calls -> calls == 0);
                    return byLine;
                });
    }

    private List<Line> lines(
            Collection<String> codes,
            Map<String, List<Sort>> sorts,
            Map<String, List<FloorAgent>> agents,
            Map<String, Levels> levels,
            Map<String, Long> gaveUp) {
        return codes.stream()
                .map(code -> new Line(
                        code,
                        Queue.of(
                                sorts.getOrDefault(code, List.of()),
                                agents.getOrDefault(code, List.of()),
                                matching.rules()),
                        levels.getOrDefault(code, Levels.NONE),
                        gaveUp.getOrDefault(code, 0L)))
                .toList();
    }

    /** One line after the other, as there are few. */
    private static Future<Map<String, List<FloorAgent>>> agents(
            SqlConnection snapshot, List<String> codes, FloorReading floor) {
        var done = Future.succeededFuture(new ArrayList<Map.Entry<String, List<FloorAgent>>>());
        for (String code : codes) {
            done = done.compose(known -> floor.agents(snapshot, code).map(agents -> {
                known.add(Map.entry(code, agents));
                return known;
            }));
        }
        return done.map(known -> known.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
