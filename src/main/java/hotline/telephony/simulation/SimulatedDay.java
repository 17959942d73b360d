package hotline.telephony.simulation;

import hotline.telephony.CallCause;
import hotline.telephony.CallParty;
import hotline.telephony.simulation.SimulatedCall.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A day of calls: most come in the morning and after the midday break, wait for the agent who is free first, are given up when patience ends, and are talked about for two or
 * three minutes. Whole seconds, so that every format of exchanges says the same.
 */
public final class SimulatedDay {
    /** Of a day's calls, by hour. */
    private static final int[] ARRIVALS = {
        2, 1, 1, 1, 1, 2, 5, 15, 50, 110, 120, 90, 60, 75, 105, 100, 85, 60, 40, 30, 20, 14, 8, 5
    };

    private static final int HOUR = 3600;
    private static final int LEAST_PATIENCE = 15;
    private static final int MEAN_PATIENCE = 90;
    private static final int LONGEST_RING = 25;

    /** Where so much time is to be waited, a full exchange turns some away. */
    private static final int FULL = 300;

    private static final String QUEUE = "complaints";

    private final DayPlan plan;
    private final Random random;
    private final long[] freeAt;
    private final List<SimulatedCall> calls = new ArrayList<>();

    private SimulatedDay(DayPlan plan) {
        this.plan = plan;
        random = new Random(plan.seed());
        freeAt = new long[plan.agents()];
    }

    /** In the order in which they came in. */
    public static List<SimulatedCall> of(DayPlan plan) {
        var day = new SimulatedDay(plan);
        var arrivals = new long[plan.calls()];
        Arrays.setAll(arrivals, i -> day.arrival());
        Arrays.sort(arrivals);
        for (long arrival : arrivals) {
            day.call(arrival);
        }
        day.calls.sort(Comparator.comparing(SimulatedCall::offeredAt));
        return List.copyOf(day.calls);
    }

    /** Seconds of the day. */
    private long arrival() {
        int at = random.nextInt(Arrays.stream(ARRIVALS).sum());
        int hour = 0;
        while (at >= ARRIVALS[hour]) {
            at -= ARRIVALS[hour];
            hour++;
        }
        return (long) hour * HOUR + random.nextInt(HOUR);
    }

    private void call(long offered) {
        var from = "+86139%08d".formatted(random.nextInt(100_000_000));
        int agent = firstFree();
        long alerting = Math.max(offered + 1, freeAt[agent]);
        long patience = isHasty() ? 1 + random.nextInt(5) : LEAST_PATIENCE + exponential(MEAN_PATIENCE);
        if (alerting - offered > FULL && random.nextInt(4) == 0) {
            ended(from, offered, offered + 1, CallCause.BUSY, Optional.empty(), -1, 0);
        } else if (offered + patience <= alerting) {
            ended(from, offered, offered + patience, CallCause.ABANDONED, Optional.of(CallParty.CUSTOMER), -1, 0);
        } else {
            rings(from, offered, alerting, agent, offered + patience);
        }
    }

    private boolean isHasty() {
        return random.nextInt(100) < 4;
    }

    private void rings(String from, long offered, long alerting, int agent, long givesUpAt) {
        long ring = random.nextInt(100) < 2 ? LONGEST_RING : 1 + exponential(5);
        if (ring >= LONGEST_RING && givesUpAt > alerting + LONGEST_RING) {
            freeAt[agent] = alerting + LONGEST_RING;
            ended(from, offered, alerting + LONGEST_RING, CallCause.NO_ANSWER, Optional.empty(), agent, alerting);
        } else if (givesUpAt <= alerting + ring) {
            freeAt[agent] = givesUpAt;
            ended(from, offered, givesUpAt, CallCause.ABANDONED, Optional.of(CallParty.CUSTOMER), agent, alerting);
        } else {
            speaks(from, offered, alerting, alerting + ring, agent, Optional.empty());
        }
    }

    private void speaks(
            String from, long offered, long alerting, long answered, int agent, Optional<String> transferredFrom) {
        long ended = answered + 8 + Math.round(120 * Math.exp(0.7 * random.nextGaussian()));
        var hold = ended - answered > 60 && random.nextInt(100) < 15
                ? Optional.of(new Hold(at(answered + 20), at(answered + 25 + random.nextInt(30))))
                : Optional.<Hold>empty();
        long wrapUp = 15L + random.nextInt(30);
        freeAt[agent] = ended + wrapUp;
        boolean isHandedOn =
                transferredFrom.isEmpty() && plan.handOvers() && plan.agents() > 1 && random.nextInt(100) < 4;
        var id = id();
        calls.add(new SimulatedCall(
                id,
                from,
                plan.number(),
                QUEUE,
                at(offered),
                Optional.of(at(alerting)),
                Optional.of(at(answered)),
                hold,
                at(ended),
                isHandedOn ? CallCause.FORWARDED : CallCause.ANSWERED,
                isHandedOn
                        ? Optional.empty()
                        : Optional.of(random.nextInt(5) == 0 ? CallParty.AGENT : CallParty.CUSTOMER),
                Optional.of(extension(agent)),
                transferredFrom,
                Duration.ofSeconds(wrapUp)));
        if (isHandedOn) {
            int colleague = firstFree();
            long rings = Math.max(ended, freeAt[colleague]);
            speaks(from, ended, rings, rings + 3, colleague, Optional.of(id));
        }
    }

    private void ended(
            String from, long offered, long ended, CallCause cause, Optional<CallParty> by, int agent, long alerting) {
        calls.add(new SimulatedCall(
                id(),
                from,
                plan.number(),
                QUEUE,
                at(offered),
                agent < 0 ? Optional.empty() : Optional.of(at(alerting)),
                Optional.empty(),
                Optional.empty(),
                at(ended),
                cause,
                by,
                agent < 0 ? Optional.empty() : Optional.of(extension(agent)),
                Optional.empty(),
                Duration.ZERO));
    }

    private int firstFree() {
        int first = 0;
        for (int agent = 1; agent < freeAt.length; agent++) {
            if (freeAt[agent] < freeAt[first]) {
                first = agent;
            }
        }
        return first;
    }

    private long exponential(int mean) {
        return 1 + Math.round(-mean * Math.log(1 - random.nextDouble()));
    }

    private String id() {
        return "%s-%06d".formatted(plan.day(), calls.size() + 1);
    }

    /** 8001, 8002 and so on. */
    private static String extension(int agent) {
        return Integer.toString(8001 + agent);
    }

    private Instant at(long second) {
        return plan.day().atStartOfDay(plan.zone()).toInstant().plusSeconds(second);
    }
}
