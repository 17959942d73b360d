package hotline.floor;

import java.time.Instant;

/** What becomes of the place of a person whose turn comes while another one takes the work. Pure. */
public enum Standing {
    /** At their post, or with good reason not free: counted work, its wrap-up, a break within its limit, away as a supervisor confirmed. */
    KEEPS,
    /** Not at their post without good reason (R2), or with a customer who asked for them (R5). */
    LOSES,
    /** Says to be away for a manager, which no one has confirmed yet (R2). */
    OWED,
    /** Without a connection: loses the turn and is in the rotation again when they come back. */
    LEAVES;

    static Standing of(AgentOnFloor agent, Instant now) {
        return switch (agent.state()) {
            case OFF -> LEAVES;
            case MISSED -> LOSES;
            case BREAK -> agent.until().filter(until -> !now.isBefore(until)).isPresent() ? LOSES : KEEPS;
            case AWAY_ON_DUTY -> agent.isAwayConfirmed() ? KEEPS : OWED;
            case BUSY -> agent.reason().equals(Taking.ASKED_FOR.reason()) ? LOSES : KEEPS;
            case READY, OFFERED, WRAP_UP -> KEEPS;
        };
    }
}
