package hotline.floor;

import hotline.policy.Policy;
import hotline.policy.dispatch.Break;
import hotline.policy.dispatch.DispatchRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the policy in force says about the floor.
 *
 * @param zone in which a day of the rotation begins
 * @param longerWrapUp by how much a wrap-up may be lengthened
 */
public record FloorRules(ZoneId zone, DispatchRules dispatch, Optional<Duration> longerWrapUp) {
    /** Without lengthening. */
    public FloorRules(ZoneId zone, DispatchRules dispatch) {
        this(zone, dispatch, Optional.empty());
    }

    public static FloorRules of(Policy policy) {
        return new FloorRules(
                policy.zone(), policy.dispatch(), policy.telephony().routing().longerWrapUp());
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    public List<Break> breaks() {
        return dispatch.breaks();
    }

    /** Until when a state may last that begins now: of a break, as long as its reason allows. */
    Optional<Instant> limit(AgentOnFloor.Choice choice, Instant now) {
        return choice.state() == FloorState.BREAK
                ? choice.reason().flatMap(dispatch::pause).map(pause -> now.plus(pause.atMost()))
                : Optional.empty();
    }

    /** A break has a reason where the policy lists any, and nothing else has one. */
    boolean allows(AgentOnFloor.Choice choice) {
        boolean asksReason = choice.state() == FloorState.BREAK && !breaks().isEmpty();
        return asksReason
                ? choice.reason().flatMap(dispatch::pause).isPresent()
                : choice.reason().isEmpty();
    }
}
