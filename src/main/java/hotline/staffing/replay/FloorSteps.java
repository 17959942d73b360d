package hotline.staffing.replay;

import hotline.floor.FloorEvent;
import hotline.floor.FloorState;
import hotline.staffing.replay.Past.Step;
import hotline.staffing.replay.Past.Step.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the floor's log as steps: what people chose and supervisors decided, apart from what followed from work. Pure. */
final class FloorSteps {
    private static final String LOST = "lost";

    /** Of each person, since when they are in their state. */
    private final Map<Long, Instant> since = new HashMap<>();

    private final Instant from;

    private FloorSteps(Instant from) {
        this.from = from;
    }

    /**
     * @param events in the order in which they were written
     * @param from turns that were taken or lost before are steps, since no work of then is replayed
     */
    static List<Step> of(List<FloorEvent> events, Instant from) {
        var steps = new FloorSteps(from);
        var all = new ArrayList<Step>();
        events.forEach(event -> steps.step(event).ifPresent(all::add));
        return all;
    }

    private Optional<Step> step(FloorEvent event) {
        return switch (event.type()) {
            case STATE -> Optional.of(state(event));
            case NEXT -> Optional.of(step(event, What.NEXT, event.to().orElse(FloorState.READY)));
            case AWAY_CONFIRMED -> Optional.of(step(event, What.AWAY_CONFIRMED, FloorState.AWAY_ON_DUTY));
            case AWAY_REFUSED -> Optional.of(step(event, What.AWAY_REFUSED, FloorState.AWAY_ON_DUTY));
            case TURN_RESTORED -> Optional.of(step(event, What.RESTORED, FloorState.READY));
            // Each exchange stands in the log of both.
            case TURNS_SWAPPED ->
                Optional.of(event)
                        .filter(one -> one.person() < one.with().orElseThrow())
                        .map(one -> step(one, What.SWAPPED, FloorState.READY));
            case TURN_TAKEN, TURN_LOST, TURN_OWED ->
                Optional.of(event)
                        .filter(one -> one.at().isBefore(from))
                        .map(one -> step(one, What.MOVED, FloorState.READY));
            case SIGNED_IN, LEFT, OFFER_MISSED -> Optional.empty();
        };
    }

    private Step state(FloorEvent event) {
        var began = Optional.ofNullable(since.put(event.person(), event.at()));
        var before = event.from().orElse(FloorState.OFF);
        var after = event.to().orElse(FloorState.OFF);
        return switch (after) {
            case READY ->
                switch (before) {
                    case WRAP_UP -> with(step(event, What.WRAPPED_UP, after), began);
                    case OFFERED, BUSY -> step(event, What.WORKED, after);
                    case OFF, READY, BREAK, AWAY_ON_DUTY, MISSED -> step(event, What.CHOSE, after);
                };
            case OFF -> step(event, isLost(event) ? What.LOST : What.CHOSE, after);
            case BREAK, AWAY_ON_DUTY -> step(event, What.CHOSE, after);
            case OFFERED, BUSY, WRAP_UP, MISSED -> step(event, What.WORKED, after);
        };
    }

    private static boolean isLost(FloorEvent event) {
        return event.reason().filter(LOST::equals).isPresent();
    }

    private static Step with(Step step, Optional<Instant> until) {
        return new Step(step.at(), step.person(), step.what(), step.state(), step.reason(), until, step.other());
    }

    /** Why someone is off is nothing that a person chooses. */
    private static Step step(FloorEvent event, What what, FloorState state) {
        return new Step(
                event.at(),
                event.person(),
                what,
                state,
                state == FloorState.BREAK ? event.reason() : Optional.empty(),
                event.until(),
                event.with());
    }
}
