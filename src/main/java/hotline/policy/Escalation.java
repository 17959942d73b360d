package hotline.policy;

import java.util.List;
import java.util.Optional;

/**
 * How the hotline reacts to lateness.
 *
 * @param ladder every rung of every clock
 * @param quietHours local hours in which only urgent notices are delivered; empty: none. Spans of the day, in order
 * @param digest empty: every notice is delivered separately
 */
public record Escalation(List<Rung> ladder, List<BusinessHours.Span> quietHours, Optional<Digest> digest) {
    public static final Escalation NONE = new Escalation(List.of(), List.of(), Optional.empty());

    /**
     * Notices beyond a number per window reach their recipient together, at the window's end.
     *
     * @param moreThan how many notices of a window are delivered separately
     * @param windowMinutes length of a window; windows begin at local midnight
     */
    public record Digest(int moreThan, int windowMinutes) {}

    public Escalation {
        ladder = List.copyOf(ladder);
        quietHours = List.copyOf(quietHours);
    }

    public Optional<Rung> rung(String code) {
        return ladder.stream().filter(rung -> rung.code().equals(code)).findFirst();
    }
}
