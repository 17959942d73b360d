package hotline.dispatch;

import java.time.Instant;

/**
 * The agent whom a work waits for first.
 *
 * @param until from then on any agent will do
 */
public record Preference(long agent, Because because, Instant until) {
    public enum Because {
        /** The agent served the customer, or kin of the customer, before (R3, R4). */
        TIE,
        /** The agent holds the case, or got it first (K7). */
        OWNER,
        /** The customer asked for the agent (R5). */
        ASKED_FOR
    }
}
