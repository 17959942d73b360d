package hotline.dispatch;

import hotline.policy.dispatch.AgentOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why an agent is offered a work.
 *
 * @param order the order in which agents were looked at
 * @param place the agent's place in that order among all agents of the line, from 1
 * @param step how many steps of relaxation the work has gone through
 * @param tied the agent whom the work was meant for first, and what came of it
 * @param waited how long the work has waited
 * @param ahead how many works of the line came before it
 * @param passedOver agents who came before in that order, at most {@link #MOST_PASSED_OVER}
 */
public record Why(
        AgentOrder order,
        int place,
        int step,
        Optional<Tied> tied,
        Duration waited,
        int ahead,
        List<PassedOver> passedOver) {
    public static final int MOST_PASSED_OVER = 10;

    public Why {
        passedOver = List.copyOf(passedOver);
    }

    public record Tied(long person, Preference.Because because, Outcome outcome) {}

    public enum Outcome {
        /** The agent gets it. */
        HONOURED,
        /** Another agent helps, who keeps the own turn (R3, R9). */
        HELPED,
        /** The wait for the agent is over. */
        WAIT_OVER,
        /** The agent is away for the day, so it did not wait. */
        ON_LEAVE
    }

    public record PassedOver(long person, Because because) {}

    public enum Because {
        ABSENT,
        EXCUSED,
        BUSY,
        OFFERED_ANOTHER,
        FULL,
        NOT_SKILLED,
        NOT_TRAINED,
        AVOIDED,
        NOT_RATED_BY
    }
}
