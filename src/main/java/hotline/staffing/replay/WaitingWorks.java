package hotline.staffing.replay;

import hotline.complaint.Turn;
import hotline.dispatch.Work;
import hotline.dispatch.WorkId;
import hotline.offer.Posts;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.WorkKind;
import hotline.policy.taxonomy.Severity;
import hotline.staffing.replay.Past.PastWork;
import hotline.staffing.replay.Past.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The works of a line that wait, by sort and turn, as the queue's index has them. A match reads the first of each sort. */
final class WaitingWorks {
    /** Sorts are few: what is needed follows from these. */
    private record Sort(WorkKind kind, String type, Severity severity) implements Comparable<Sort> {
        private static final Comparator<Sort> ORDER =
                Comparator.comparing(Sort::kind).thenComparing(Sort::type).thenComparing(Sort::severity);

        @Override
        public int compareTo(Sort other) {
            return ORDER.compare(this, other);
        }
    }

    private static final Comparator<Waits> BY_TURN = Comparator.comparing((Waits one) -> !one.isLate)
            .thenComparing(one -> one.rank)
            .thenComparing(one -> one.work.id());

    private final String line;
    private final Map<Sort, TreeSet<Waits>> sorts = new TreeMap<>();
    private int size;

    WaitingWorks(String line) {
        this.line = line;
    }

    /** A work in the replay. Its turn changes only while it does not wait. */
    static final class Waits {
        final PastWork work;
        /** Which of its times it is. */
        final int nth;

        final Instant since;
        private final Need need;
        private final Sort sort;
        private final Map<Long, Instant> notBefore = new HashMap<>();
        private boolean isLate;
        private Instant rank;

        Waits(PastWork work, int nth, Instant since, DispatchRules rules) {
            this.work = work;
            this.nth = nth;
            this.since = since;
            this.need = rules.need(work.subject());
            this.sort = work.id().kind() == WorkKind.CASE
                    ? new Sort(
                            WorkKind.CASE, work.subject().type(), work.subject().severity())
                    : new Sort(work.id().kind(), "", Severity.MINOR);
            this.isLate = work.lateAt().filter(at -> !at.isAfter(since)).isPresent();
            this.rank = Turn.at(isLate, work.due(), work.aheadMinutes());
        }

        WorkId id() {
            return work.id();
        }

        Time time() {
            return work.times().get(nth);
        }

        void late() {
            isLate = true;
            rank = Turn.at(true, work.due(), work.aheadMinutes());
        }

        /** The agent is not asked again for that time. */
        Instant declined(long agent, Instant now) {
            return notAgain(agent, now.plus(Posts.AFTER_DECLINE));
        }

        Instant missed(long agent, Instant now, DispatchRules rules) {
            return notAgain(agent, now.plus(Posts.afterExpiry(rules)));
        }

        private Instant notAgain(long agent, Instant until) {
            notBefore.put(agent, until);
            return until;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(Waits one) {
        if (sorts.computeIfAbsent(one.sort, first -> new TreeSet<>(BY_TURN)).add(one)) {
            size++;
        }
    }

    boolean remove(Waits one) {
        boolean waited = sorts.getOrDefault(one.sort, new TreeSet<>(BY_TURN)).remove(one);
        size -= waited ? 1 : 0;
        return waited;
    }

    /** The first of each sort. */
    List<Waits> first(int most) {
        var found = new ArrayList<Waits>();
        for (var sort : sorts.values()) {
            int n = 0;
            for (var one : sort) {
                if (n++ == most) {
                    break;
                }
                found.add(one);
            }
        }
        return found;
    }

    boolean hasMore(int most) {
        return sorts.values().stream().anyMatch(sort -> sort.size() > most);
    }

    Work seen(Waits one, Instant now) {
        var avoid = one.work.avoid();
        if (!one.notBefore.isEmpty()) {
            one.notBefore.values().removeIf(until -> !until.isAfter(now));
            avoid = new HashSet<>(avoid);
            avoid.addAll(one.notBefore.keySet());
        }
        return new Work(
                one.id(),
                line,
                one.need,
                one.isLate,
                one.rank,
                one.work.due(),
                one.work.arrived(),
                one.work.preference(),
                avoid,
                one.work.notBy(),
                true);
    }
}
