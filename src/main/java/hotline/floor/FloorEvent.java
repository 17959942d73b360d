package hotline.floor;

import hotline.floor.Rotation.Move;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What happened on the floor, a row of {@code floor_event}.
 *
 * @param by a supervisor; empty: the person themselves or the program
 */
public record FloorEvent(Instant at, String line, long person, Type type, Optional<Long> by, JsonObject data) {

    /** The kinds of events of the floor. */
    public enum Type {
        /** Another state, with the one before, its reason, and a supervisor's words. */
        STATE("state"),
        /** What the person chose while work was in their hands, or took back. */
        NEXT("next"),
        OFFER_MISSED("offer-missed"),
        SIGNED_IN("signed-in"),
        TURN_TAKEN("turn-taken"),
        TURN_LOST("turn-lost"),
        TURN_OWED("turn-owed"),
        TURN_RESTORED("turn-restored"),
        TURNS_SWAPPED("turns-swapped"),
        AWAY_CONFIRMED("away-confirmed"),
        AWAY_REFUSED("away-refused"),
        LEFT("left");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** The state before, of {@link Type#STATE}. */
    public Optional<FloorState> from() {
        return FloorState.of(data.getString("from", ""));
    }

    /** The state chosen or reached. */
    public Optional<FloorState> to() {
        return FloorState.of(data.getString("to", ""));
    }

    public Optional<String> reason() {
        return Optional.ofNullable(data.getString("reason"));
    }

    /** When a break is over. */
    public Optional<Instant> until() {
        return Optional.ofNullable(data.getString("until")).map(Instant::parse);
    }

    /** With whom a turn was swapped. */
    public Optional<Long> with() {
        return Optional.ofNullable(data.getLong("with"));
    }

    /** What differs between two moments of a person, but for the place in the rotation. */
    static List<FloorEvent> between(
            AgentOnFloor before, AgentOnFloor after, Optional<Long> by, Optional<String> words, Instant now) {
        var events = new ArrayList<FloorEvent>();
        if (after.counts().missedOffers()
                > before.counts().on(after.counts().day()).missedOffers()) {
            events.add(new FloorEvent(
                    now,
                    after.line(),
                    after.person(),
                    Type.OFFER_MISSED,
                    by,
                    new JsonObject().put("inARow", after.missed())));
        }
        if (before.state() != after.state() || !before.reason().equals(after.reason())) {
            var data = new JsonObject()
                    .put("from", before.state().code())
                    .put("to", after.state().code());
            after.reason().ifPresent(reason -> data.put("reason", reason));
            if (after.state() == FloorState.BREAK) {
                after.until().ifPresent(until -> data.put("until", until.toString()));
            }
            words.ifPresent(said -> data.put("words", said));
            events.add(new FloorEvent(now, after.line(), after.person(), Type.STATE, by, data));
        } else if (!Objects.equals(before.next(), after.next())) {
            var data = new JsonObject();
            after.next().ifPresent(next -> {
                data.put("to", next.state().code());
                next.reason().ifPresent(reason -> data.put("reason", reason));
            });
            words.ifPresent(said -> data.put("words", said));
            events.add(new FloorEvent(now, after.line(), after.person(), Type.NEXT, by, data));
        }
        return events;
    }

    static FloorEvent of(AgentOnFloor agent, Move move, Optional<Long> by, JsonObject data, Instant now) {
        return new FloorEvent(now, agent.line(), agent.person(), type(move.why()), by, data);
    }

    static FloorEvent of(AgentOnFloor agent, Type type, Optional<Long> by, Instant now) {
        return new FloorEvent(now, agent.line(), agent.person(), type, by, new JsonObject());
    }

    private static Type type(Rotation.Why why) {
        return switch (why) {
            case SIGNED_IN -> Type.SIGNED_IN;
            case TAKEN -> Type.TURN_TAKEN;
            case LOST -> Type.TURN_LOST;
            case OWED -> Type.TURN_OWED;
            case RESTORED -> Type.TURN_RESTORED;
            case SWAPPED -> Type.TURNS_SWAPPED;
            case LEFT -> Type.LEFT;
        };
    }
}
