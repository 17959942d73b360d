package hotline.staffing;

import java.time.Duration;
import java.util.Optional;

/**
 * Erlang C: contacts that arrive by chance, wait as long as it takes, and are served by agents who can all do the same. Pure.
 *
 * @param load A: the agents who would be busy at any moment if no one waited, in erlangs
 * @param handling how long a contact occupies an agent
 */
public record ErlangC(double load, Duration handling) {
    /** Far more than any house has; so that no request counts for minutes. */
    public static final double GREATEST_LOAD = 100_000;

    private static final double MILLIS = 1000;

    public ErlangC {
        if (!(load >= 0 && load <= GREATEST_LOAD)) {
            throw new IllegalArgumentException("a load is 0 to " + GREATEST_LOAD + " erlangs: " + load);
        }
        if (handling.isNegative() || handling.isZero()) {
            throw new IllegalArgumentException("handling takes some time: " + handling);
        }
    }

    /** @param arrivals in the interval */
    public static ErlangC of(double arrivals, Duration interval, Duration handling) {
        return new ErlangC(arrivals * handling.toMillis() / interval.toMillis(), handling);
    }

    /**
     * What a number of agents comes to in the long run.
     *
     * @param waiting the probability that a contact waits at all
     * @param serviceLevel the part that is answered within the time asked about
     * @param averageWait average speed of answer, in seconds
     * @param occupancy the part of the agents' time that contacts take
     */
    public record Steady(int agents, double waiting, double serviceLevel, double averageWait, double occupancy) {}

    /** Empty where agents are not more than the load: the queue grows for ever, and no average exists. */
    public Optional<Steady> with(int agents, Duration within) {
        if (load == 0) {
            return Optional.of(new Steady(agents, 0, 1, 0, 0));
        }
        return agents <= load ? Optional.empty() : Optional.of(steady(agents, blocked(agents), within));
    }

    /** The fewest agents with whom at least that share is answered within the time. */
    public Steady needed(double share, Duration within) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("a share below 1: " + share);
        }
        if (load == 0) {
            return new Steady(0, 0, 1, 0, 0);
        }
        int agents = (int) load + 1;
        double blocked = blocked(agents);
        var steady = steady(agents, blocked, within);
        while (steady.serviceLevel() < share) {
            agents++;
            blocked = next(blocked, agents);
            steady = steady(agents, blocked, within);
        }
        return steady;
    }

    /** Erlang B by its recursion, whose terms stay between 0 and 1 however great the load. */
    private double blocked(int agents) {
        double blocked = 1;
        for (int n = 1; n <= agents; n++) {
            blocked = next(blocked, n);
        }
        return blocked;
    }

    private double next(double blocked, int agents) {
        return load * blocked / (agents + load * blocked);
    }

    private Steady steady(int agents, double blocked, Duration within) {
        double spare = agents - load;
        double waiting = Math.min(1, agents * blocked / (spare + load * blocked));
        double seconds = handling.toMillis() / MILLIS;
        double late = waiting * Math.exp(-spare * (within.toMillis() / MILLIS) / seconds);
        return new Steady(agents, waiting, 1 - late, waiting * seconds / spare, load / agents);
    }

    /**
     * How many must be on the roster, so that so many are at their posts.
     *
     * @param shrinkage the part of paid time in which they are not
     */
    public static int rostered(int agents, double shrinkage) {
        if (!(shrinkage >= 0 && shrinkage < 1)) {
            throw new IllegalArgumentException("a part below 1: " + shrinkage);
        }
        // What a double adds to a whole number makes no person of it.
        return (int) Math.ceil(agents / (1 - shrinkage) - 1e-9);
    }
}
