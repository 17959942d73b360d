package hotline.floor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A person on the floor, a row of {@code agent_floor}.
 *
 * @param line code of the department whose rotation it is
 * @param reason of a break its code in the policy, of {@code off} why if they did not choose it, of {@code busy} {@link Taking#reason}, of a wrap-up why it was lengthened
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

    /** In another state from now on; a state that they are in already continues. */
    AgentOnFloor in(FloorState other, Optional<String> why, Optional<Instant> newUntil, Instant now) {
        boolean stays = state == other && reason.equals(why);
        if (stays && next.isEmpty()) {
            return this;
        }
        return but(to -> {
            to.state = other;
            to.reason = why;
            to.since = stays ? since : now;
            to.until = stays ? until : newUntil;
            to.next = Optional.empty();
            to.isAwayConfirmed = isAwayConfirmed && other == FloorState.AWAY_ON_DUTY;
        });
    }

    AgentOnFloor with(Optional<Choice> newNext) {
        return but(to -> to.next = newNext);
    }

    AgentOnFloor at(Rotation.Move move) {
        boolean isOwed = move.why() == Rotation.Why.OWED;
        boolean isLost = move.why() == Rotation.Why.LOST || isOwed;
        return but(to -> {
            to.turn = move.turn();
            to.isTurnOwed = isOwed || (isTurnOwed && move.why() != Rotation.Why.RESTORED);
            to.counts = isLost ? counts.andLostTurn() : counts;
        });
    }

    /** @param owed whether a turn is owed that is still to be decided about */
    AgentOnFloor decided(boolean owed, boolean awayConfirmed) {
        return but(to -> {
            to.isTurnOwed = owed;
            to.isAwayConfirmed = awayConfirmed;
        });
    }

    AgentOnFloor missing(int inARow, DayCounts newCounts) {
        return but(to -> {
            to.missed = inARow;
            to.counts = newCounts;
        });
    }

    AgentOnFloor ended(Instant at) {
        return but(to -> to.lastEndedAt = Optional.of(at));
    }

    /** In the same state for longer. */
    AgentOnFloor until(Optional<Instant> newUntil, Optional<String> why) {
        return but(to -> {
            to.until = newUntil;
            to.reason = why;
        });
    }

    AgentOnFloor seen(Instant newSeenUntil) {
        return but(to -> to.seenUntil = newSeenUntil);
    }

    /** Of another department, outside its rotation. */
    AgentOnFloor on(String newLine, LocalDate today) {
        return but(to -> {
            to.line = newLine;
            to.turn = line.equals(newLine) ? turn : Optional.empty();
            to.isTurnOwed = isTurnOwed && counts.day().equals(today);
            to.counts = counts.on(today);
        });
    }

    /** The same but for what the change sets. */
    private AgentOnFloor but(Consumer<Fields> change) {
        var fields = new Fields(this);
        change.accept(fields);
        return fields.whole();
    }

    /** What may change, before it is a record again. */
    private static final class Fields {
        private final AgentOnFloor before;
        private String line;
        private FloorState state;
        private Optional<String> reason;
        private Instant since;
        private Optional<Instant> until;
        private Optional<Choice> next;
        private Optional<Long> turn;
        private boolean isTurnOwed;
        private boolean isAwayConfirmed;
        private int missed;
        private DayCounts counts;
        private Optional<Instant> lastEndedAt;
        private Instant seenUntil;

        Fields(AgentOnFloor before) {
            this.before = before;
            line = before.line;
            state = before.state;
            reason = before.reason;
            since = before.since;
            until = before.until;
            next = before.next;
            turn = before.turn;
            isTurnOwed = before.isTurnOwed;
            isAwayConfirmed = before.isAwayConfirmed;
            missed = before.missed;
            counts = before.counts;
            lastEndedAt = before.lastEndedAt;
            seenUntil = before.seenUntil;
        }

        AgentOnFloor whole() {
            return new AgentOnFloor(
                    before.person,
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
                    seenUntil,
                    before.version);
        }
    }
}
