package hotline.floor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A person on the floor, a row of {@code agent_floor}.
 *
 * @param line code of the department whose rotation it is
 * @param reason of a break its code in the policy, of {@code off} why if they did not choose it, of {@code busy} {@link Taking#reason}
 * @param until when the break's limit passes or the wrap-up is over
 * @param next what the person chose while work was in their hands
 * @param turn place in the rotation (R1), lower is earlier; empty: not in it
 * @param isTurnOwed lost a turn while away on duty, and no supervisor has decided about it yet (R2)
 * @param isAwayConfirmed a supervisor confirmed that they are away on duty (R2)
 * @param missed offers missed in a row
 * @param seenUntil presence lease
 * @param version raised by each change but a renewal
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
        public static DayCounts none(LocalDate day) {
            return new DayCounts(day, 0, 0);
        }

        /** Of that day: none, if it is a later one. */
        public DayCounts on(LocalDate today) {
            return day.equals(today) ? this : none(today);
        }

        DayCounts andMissedOffer() {
            return new DayCounts(day, missedOffers + 1, lostTurns);
        }

        DayCounts andLostTurn() {
            return new DayCounts(day, missedOffers, lostTurns + 1);
        }
    }

    /** A person who was never on the floor. */
    static AgentOnFloor newcomer(long person, String line, Instant now, LocalDate today) {
        return new AgentOnFloor(
                person,
                line,
                FloorState.OFF,
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                0,
                DayCounts.none(today),
                Optional.empty(),
                now,
                0);
    }

    /** In another state from now on; a state that they are in already goes on. */
    AgentOnFloor in(FloorState other, Optional<String> why, Optional<Instant> newUntil, Instant now) {
        if (state == other && reason.equals(why) && next.isEmpty()) {
            return this;
        }
        boolean stays = state == other && reason.equals(why);
        return new AgentOnFloor(
                person,
                line,
                other,
                why,
                stays ? since : now,
                stays ? until : newUntil,
                Optional.empty(),
                turn,
                isTurnOwed,
                isAwayConfirmed && other == FloorState.AWAY_ON_DUTY,
                missed,
                counts,
                lastEndedAt,
                seenUntil,
                version);
    }

    AgentOnFloor with(Optional<Choice> newNext) {
        return new AgentOnFloor(
                person,
                line,
                state,
                reason,
                since,
                until,
                newNext,
                turn,
                isTurnOwed,
                isAwayConfirmed,
                missed,
                counts,
                lastEndedAt,
                seenUntil,
                version);
    }

    AgentOnFloor at(Rotation.Move move) {
        boolean isLost = move.why() == Rotation.Why.LOST || move.why() == Rotation.Why.OWED;
        return new AgentOnFloor(
                person,
                line,
                state,
                reason,
                since,
                until,
                next,
                move.turn(),
                move.why() == Rotation.Why.OWED || (isTurnOwed && move.why() != Rotation.Why.RESTORED),
                isAwayConfirmed,
                missed,
                isLost ? counts.andLostTurn() : counts,
                lastEndedAt,
                seenUntil,
                version);
    }

    /** @param owed whether a turn is owed that nobody has decided about */
    AgentOnFloor decided(boolean owed, boolean awayConfirmed) {
        return new AgentOnFloor(
                person,
                line,
                state,
                reason,
                since,
                until,
                next,
                turn,
                owed,
                awayConfirmed,
                missed,
                counts,
                lastEndedAt,
                seenUntil,
                version);
    }

    AgentOnFloor missing(int inARow, DayCounts newCounts) {
        return new AgentOnFloor(
                person,
                line,
                state,
                reason,
                since,
                until,
                next,
                turn,
                isTurnOwed,
                isAwayConfirmed,
                inARow,
                newCounts,
                lastEndedAt,
                seenUntil,
                version);
    }

    AgentOnFloor ended(Instant at) {
        return new AgentOnFloor(
                person,
                line,
                state,
                reason,
                since,
                until,
                next,
                turn,
                isTurnOwed,
                isAwayConfirmed,
                missed,
                counts,
                Optional.of(at),
                seenUntil,
                version);
    }

    AgentOnFloor seen(Instant newSeenUntil) {
        return new AgentOnFloor(
                person,
                line,
                state,
                reason,
                since,
                until,
                next,
                turn,
                isTurnOwed,
                isAwayConfirmed,
                missed,
                counts,
                lastEndedAt,
                newSeenUntil,
                version);
    }

    /** Of another department, outside its rotation. */
    AgentOnFloor on(String newLine, LocalDate today) {
        return new AgentOnFloor(
                person,
                newLine,
                state,
                reason,
                since,
                until,
                next,
                line.equals(newLine) ? turn : Optional.empty(),
                isTurnOwed && counts.day().equals(today),
                isAwayConfirmed,
                missed,
                counts.on(today),
                lastEndedAt,
                seenUntil,
                version);
    }
}
