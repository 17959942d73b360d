package hotline.dispatch;

import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The works of a line that are of one kind and ask the same of agents, before any relaxation.
 *
 * @param ready agents who can be given one of them now
 */
public record Queue(WorkKind kind, Need need, Counts counts, long ready) {

    /**
     * What is counted of works.
     *
     * @param waiting offered to no one now
     * @param taken by agents to whom they were offered, within the time over which that is counted
     */
    public record Counts(
            long waiting, long offered, long taken, Optional<Instant> waitingSince, Optional<Instant> oldestDue) {
        public static final Counts NONE = new Counts(0, 0, 0, Optional.empty(), Optional.empty());

        public Counts plus(Counts other) {
            return new Counts(
                    waiting + other.waiting,
                    offered + other.offered,
                    taken + other.taken,
                    first(waitingSince, other.waitingSince),
                    first(oldestDue, other.oldestDue));
        }

        private static Optional<Instant> first(Optional<Instant> one, Optional<Instant> other) {
            return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
        }
    }

    /** Works of one kind that ask the same of agents. */
    public record Sort(WorkKind kind, Need need, Counts counts) {}

    private record Key(WorkKind kind, Need need) {}

    /** In the order of kinds; within one the queue that waits longest comes first. The same sorts give the same queues, in whatever order they are. */
    public static List<Queue> of(List<Sort> sorts, List<FloorAgent> agents, DispatchRules rules) {
        var bench = new Bench(agents, rules);
        var counted = new LinkedHashMap<Key, Counts>();
        sorts.forEach(sort -> counted.merge(new Key(sort.kind(), sort.need()), sort.counts(), Counts::plus));
        var queues = new ArrayList<Queue>();
        counted.forEach((key, counts) -> queues.add(new Queue(
                key.kind(),
                key.need(),
                counts,
                bench.pool(key.kind(), key.need(), rules.order()).free())));
        queues.sort(Comparator.comparing(Queue::kind)
                .thenComparing(queue -> queue.counts().waitingSince().orElse(Instant.MAX))
                .thenComparing(queue -> queue.need().skills().toString()));
        return List.copyOf(queues);
    }

    /**
     * How long a work that comes now and is the last waits for an agent: none where agents are free for all before it and for it, otherwise as
     * long as agents take to accept that many at their recent pace. Unknown where none was taken.
     *
     * @param over the time within which {@code taken} were taken
     */
    public Optional<Duration> predictedWait(Duration over) {
        if (ready > counts.waiting()) {
            return Optional.of(Duration.ZERO);
        }
        return counts.taken() == 0
                ? Optional.empty()
                : Optional.of(over.multipliedBy(counts.waiting() + 1).dividedBy(counts.taken()));
    }
}
