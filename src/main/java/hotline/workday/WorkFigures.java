package hotline.workday;

import hotline.workday.WorkStore.Sum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * The work done in a period, by one person or several, and how long. All times are by the wall clock, in milliseconds.
 *
 * @param accepted offers that were accepted, by kind of work
 * @param late offers that are still open after the time within which an answer is due
 * @param calls attempts by their outcome
 * @param breaks by their reason
 */
public record WorkFigures(
        Map<String, Long> accepted,
        long declined,
        long expired,
        long withdrawn,
        long lost,
        long late,
        Answers answers,
        Map<String, Long> calls,
        long talked,
        long wrappedUpCalls,
        FloorTime floor,
        List<Pause> breaks) {

    /** Outcomes of attempts in which no one was called. */
    private static final Set<String> NOT_CALLED = Set.of("given-back", "lease-expired");

    private static final String REACHED = "reached";
    private static final String BUSY = "busy";

    /** Of no one. */
    public static final WorkFigures NONE = of(List.of());

    public WorkFigures {
        accepted = Map.copyOf(accepted);
        calls = Map.copyOf(calls);
        breaks = List.copyOf(breaks);
    }

    /**
     * @param ready at the post without work, also while an offer is open
     * @param working with a customer, and the time after it
     * @param paused on breaks
     * @param away on duty
     * @param missed after offers that were not answered
     */
    public record FloorTime(long ready, long working, long paused, long away, long missed) {
        public long signedIn() {
            return ready + working + paused + away + missed;
        }

        /** 利用率 of the time at the post: working ÷ (working + ready). */
        public OptionalDouble occupancy() {
            return share(working, working + ready);
        }

        /** 工时利用率: working ÷ time on the floor. */
        public OptionalDouble utilisation() {
            return share(working, signedIn());
        }

        private static OptionalDouble share(long part, long whole) {
            return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
        }
    }

    /**
     * Breaks for one reason.
     *
     * @param times how many began
     * @param overTimes how many went on after their limit, for {@code over} in all
     */
    public record Pause(String reason, long times, long millis, long overTimes, long over) {}

    static WorkFigures of(List<Sum> sums) {
        var read = new Read(sums);
        var accepted = read.numbers(Done.ACCEPTED);
        long givenUp = read.n(Done.DECLINED)
                + read.n(Done.EXPIRED)
                + read.n(Done.WITHDRAWN)
                + read.n(Done.LOST)
                + read.n(Done.LATE);
        return new WorkFigures(
                accepted,
                read.n(Done.DECLINED),
                read.n(Done.EXPIRED),
                read.n(Done.WITHDRAWN),
                read.n(Done.LOST),
                read.n(Done.LATE),
                new Answers(
                        read.n(Done.ACCEPTED),
                        read.n(Done.IN_TIME),
                        givenUp,
                        read.n(Done.GIVEN_UP_IN_TIME),
                        read.n(Done.SMALL)),
                read.numbers(Done.CALL),
                sums.stream()
                        .filter(sum -> sum.what() == Done.CALL && !NOT_CALLED.contains(sum.about()))
                        .mapToLong(Sum::millis)
                        .sum(),
                sums.stream()
                        .filter(sum -> sum.what() == Done.WRAP_UP && sum.about().equals(BUSY))
                        .mapToLong(Sum::millis)
                        .sum(),
                new FloorTime(
                        read.millis(Done.READY) + read.millis(Done.OFFERED),
                        read.millis(Done.BUSY) + read.millis(Done.WRAP_UP),
                        read.millis(Done.BREAK),
                        read.millis(Done.AWAY_ON_DUTY),
                        read.millis(Done.MISSED)),
                read.breaks());
    }

    public long acceptedInAll() {
        return accepted.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All that have ended, or are late. */
    public long offers() {
        return answers.answered() + answers.givenUp();
    }

    /** Attempts in which a customer was called. */
    public long called() {
        return calls.entrySet().stream()
                .filter(one -> !NOT_CALLED.contains(one.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public long reached() {
        return calls.getOrDefault(REACHED, 0L);
    }

    /** The part that each outcome has of the calls. */
    public Map<String, Long> outcomes() {
        var outcomes = new TreeMap<>(calls);
        outcomes.keySet().removeAll(NOT_CALLED);
        return outcomes;
    }

    public long notCalled() {
        return calls.values().stream().mapToLong(Long::longValue).sum() - called();
    }

    /** Average handling time of calls: (talk + time after it) ÷ calls. */
    public OptionalDouble callHandling() {
        return called() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) (talked + wrappedUpCalls) / called());
    }

    private record Read(List<Sum> sums) {
        long n(Done what) {
            return of(what).stream().mapToLong(Sum::n).sum();
        }

        long millis(Done what) {
            return of(what).stream().mapToLong(Sum::millis).sum();
        }

        private List<Sum> of(Done what) {
            return sums.stream().filter(sum -> sum.what() == what).toList();
        }

        Map<String, Long> numbers(Done what) {
            var numbers = new HashMap<String, Long>();
            of(what).forEach(sum -> numbers.merge(sum.about(), sum.n(), Long::sum));
            return numbers;
        }

        private Map<String, Long> times(Done what) {
            var times = new HashMap<String, Long>();
            of(what).forEach(sum -> times.merge(sum.about(), sum.millis(), Long::sum));
            return times;
        }

        List<Pause> breaks() {
            var lasted = times(Done.BREAK);
            var begun = numbers(Done.BREAK);
            var over = times(Done.BREAK_OVER);
            var overTimes = numbers(Done.BREAK_OVER);
            var breaks = new ArrayList<Pause>();
            new TreeMap<>(lasted)
                    .forEach((reason, millis) -> breaks.add(new Pause(
                            reason,
                            begun.getOrDefault(reason, 0L),
                            millis,
                            overTimes.getOrDefault(reason, 0L),
                            over.getOrDefault(reason, 0L))));
            return breaks;
        }
    }
}
