package hotline.policy.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whom calls are given to (R1 to R6), and what follows where no one took one.
 *
 * @param lines the first that fits answers
 * @param ring how long an agent's telephone rings before the turn is lost (R2)
 * @param named how many extensions an exchange is told at most
 * @param longerWrapUp by how much a wrap-up may be lengthened once; empty: not at all
 * @param leastRing how long a customer who is called must have rung before a call counts as unanswered
 * @param missed empty: no one is called back
 */
public record RoutingRules(
        List<CallLine> lines,
        Duration ring,
        int named,
        Optional<Duration> longerWrapUp,
        Duration leastRing,
        Optional<MissedCallRules> missed) {
    public static final RoutingRules NONE = new RoutingRules(
            List.of(), Duration.ofSeconds(20), 3, Optional.empty(), Duration.ofSeconds(25), Optional.empty());

    public RoutingRules {
        lines = List.copyOf(lines);
    }

    public Optional<CallLine> line(Optional<String> to, Optional<String> queue) {
        return lines.stream().filter(line -> line.answers(to, queue)).findFirst();
    }
}
