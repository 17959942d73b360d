package hotline.floor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A person on the floor, a row of {@code agent_floor}.
 *
 * @param line code of the department whose rotation it is
 * @param reason of a break its code in the policy, of {@code off} why
 * @param until when the break's limit passes or the wrap-up is over
 * @param next what the person chose while work was in their hands
 * @param turn place in the rotation (R1), lower is earlier; empty: not in it today
 * @param isTurnOwed lost a turn while away on duty, and no supervisor has decided about it yet (R2)
 * @param isAwayConfirmed a supervisor confirmed that they are away on duty (R2)
 * @param missed offers missed in a row
 * @param counts of the day
 * @param seenUntil presence lease
 */
public record AgentOnFloor(
        long person,
        String line,
        FloorState state,
        Optional<String> reason,
        Instant since,
        Optional<Instant> until,
        Optional<Choice> next,
        Optional<Long> turn,
        boolean isTurnOwed,
        boolean isAwayConfirmed,
        int missed,
        DayCounts counts,
        Optional<Instant> lastEndedAt,
        Instant seenUntil,
        int version) {

    /**
     * A state that a person chooses.
     *
     * @param reason code of a break
     */
    public record Choice(FloorState state, Optional<String> reason) {
        public Choice {
            if (!state.isChoice()) {
                throw new IllegalArgumentException(state + " follows from work");
            }
        }
    }

    /** What happened to the person on a day. */
    public record DayCounts(LocalDate day, int missedOffers, int lostTurns) {
        /** Of that day: none, if it is a later one. */
        DayCounts on(LocalDate today) {
            return day.equals(today) ? this : new DayCounts(today, 0, 0);
        }
    }
}
