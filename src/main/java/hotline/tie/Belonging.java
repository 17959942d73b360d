package hotline.tie;

import hotline.dispatch.Preference;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.WorkKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What those who give out a customer's work must know.
 *
 * @param asked for whom the customer asked (R5)
 * @param avoid agents whom the customer refused (R6)
 */
public record Belonging(Optional<Tie> tie, Optional<Long> asked, Set<Long> avoid) {
    public static final Belonging NONE = new Belonging(Optional.empty(), Optional.empty(), Set.of());

    public Belonging {
        avoid = Set.copyOf(avoid);
    }

    /** The agent asked for comes before the customer's own, since a supervisor agreed to that where the customer had one. */
    public Optional<Preference> preference(WorkKind kind, Instant arrived, Instant due, DispatchRules rules) {
        var until = Preference.until(kind, arrived, due, rules);
        return asked.map(agent -> new Preference(agent, Preference.Because.ASKED_FOR, until))
                .or(() -> tie.map(own -> new Preference(own.agent().id(), Preference.Because.TIE, until)));
    }
}
