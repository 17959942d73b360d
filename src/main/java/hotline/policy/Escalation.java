package hotline.policy;

import java.util.List;
import java.util.Optional;

/**
 * How lateness is answered.
 *
 * @param ladder every rung of every clock
 * @param quietHours local hours in which nobody is told what is not urgent; empty: none. Spans of the day, in order
 * @param digest empty: every notice is told by itself
 */
public record Escalation(List<Rung> ladder, List<BusinessHours.Span> quietHours, Optional<Digest> digest) {
    public static final Escalation NONE = new Escalation(List.of(), List.of(), Optional.empty());

    /**
     * Notices beyond so many within a window reach their recipient together, at the window's end.
     *
     * @param moreThan how many notices of a window are told one by one
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
