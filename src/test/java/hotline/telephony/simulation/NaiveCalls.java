package hotline.telephony.simulation;

import hotline.telephony.CallCause;
import hotline.telephony.CallParty;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts a simulated day by hand, one call after the other, as far as a format can tell of it; in seconds. */
final class NaiveCalls {
    /**
     * What a format says.
     *
     * @param ringing when a telephone begins to ring
     * @param holds how long a customer was on hold
     * @param ends who hung up
     * @param givingUp whether the customer gave up or no one answered
     */
    record Knows(boolean ringing, boolean holds, boolean ends, boolean givingUp) {}

    private static final int T = 20;
    private static final int C1 = 60;
    private static final int TWO_RINGS = 6;
    private static final int FIVE_RINGS = 21;
    private static final int SHORT = 5;

    private final Knows knows;
    private final ZoneId zone;
    private final Map<String, Map<String, Long>> rows = new TreeMap<>();

    NaiveCalls(Knows knows, ZoneId zone) {
        this.knows = knows;
        this.zone = zone;
    }

    /** Numbers and seconds by row; nothing that is 0. */
    Map<String, Map<String, Long>> count(List<SimulatedCall> day, Function<SimulatedCall, String> row) {
        rows.clear();
        for (SimulatedCall call : day) {
            var of = rows.computeIfAbsent(row.apply(call), first -> new TreeMap<>());
            if (call.answeredAt().isPresent()) {
                answered(of, call);
            } else {
                notAnswered(of, call);
            }
        }
        rows.values().removeIf(Map::isEmpty);
        return rows;
    }

    String hour(SimulatedCall call) {
        return "%02d".formatted(call.offeredAt().atZone(zone).getHour());
    }

    private void answered(Map<String, Long> of, SimulatedCall call) {
        var at = call.answeredAt().orElseThrow();
        long hold = call.hold().map(one -> seconds(one.from(), one.to())).orElse(0L);
        if (call.transferredFrom().isEmpty()) {
            long wait = seconds(call.offeredAt(), at);
            add(of, "answered", 1);
            add(of, "answered-measured", 1);
            add(of, "waited", wait);
            addIf(wait <= T, of, "answered-in-time");
            addIf(wait <= C1, of, "responded");
            if (knows.ringing()) {
                long ring = seconds(call.alertingAt().orElseThrow(), at);
                add(of, "rang", 1);
                add(of, "rang-seconds", ring);
                addIf(ring <= TWO_RINGS, of, "rang-in-time");
                addIf(ring >= FIVE_RINGS, of, "rang-to-apologise");
            }
        }
        long held = knows.holds() ? hold : 0;
        add(of, "handled", 1);
        add(of, "talked", seconds(at, call.endedAt()) - held);
        addIf(held > 0, of, "held");
        add(of, "held-seconds", held);
        add(of, "wrapped-up", 1);
        add(of, "wrapped-seconds", call.wrapUp().toSeconds());
        add(of, "unrecorded", 1);
        boolean isSaid = knows.ends() && call.endedBy().isPresent();
        add(
                of,
                isSaid
                        ? (call.endedBy().orElseThrow() == CallParty.AGENT ? "agent-first" : "customer-first")
                        : "first-not-said",
                1);
    }

    private void notAnswered(Map<String, Long> of, SimulatedCall call) {
        long wait = seconds(call.offeredAt(), call.endedAt());
        boolean isGivenUp = call.cause() == CallCause.ABANDONED && knows.givingUp();
        if (isGivenUp) {
            add(of, "abandoned", 1);
            addIf(wait <= T, of, "abandoned-in-time");
            addIf(wait <= SHORT, of, "abandoned-short");
        } else {
            add(of, call.cause() == CallCause.BUSY ? "busy" : "no-answer", 1);
            addIf(wait <= T, of, "unanswered-in-time");
        }
        add(of, "missed", 1);
        add(of, wait < SHORT ? "missed-without-callback" : "missed-with-callback", 1);
    }

    private static void addIf(boolean counts, Map<String, Long> of, String what) {
        add(of, what, counts ? 1 : 0);
    }

    private static void add(Map<String, Long> of, String what, long n) {
        if (n != 0) {
            of.merge(what, n, Long::sum);
        }
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
