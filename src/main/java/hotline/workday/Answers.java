package hotline.workday;

import hotline.policy.ServiceLevel.Formula;
import java.util.OptionalDouble;

/**
 * How offers, or anything else that waits for an answer, were answered.
 *
 * @param answered all, of which {@code inTime} within the time T
 * @param givenUp all that ended without an answer, of which {@code givenUpInTime} within T
 * @param small of those given up, the ones that ended within five seconds through no one's fault
 */
public record Answers(long answered, long inTime, long givenUp, long givenUpInTime, long small) {

    /** The part and the whole of the service level. */
    public record Share(long part, long whole) {
        public OptionalDouble value() {
            return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
        }
    }

    public long all() {
        return answered + givenUp;
    }

    public Share by(Formula formula) {
        return switch (formula) {
            case A -> new Share(inTime + givenUpInTime, answered + givenUp);
            case B -> new Share(inTime, answered);
            case C -> new Share(inTime, answered + givenUp);
            case D -> new Share(inTime, answered + givenUp - givenUpInTime);
            case E -> new Share(inTime + small, answered + givenUp);
            case F -> new Share(inTime, answered + givenUp - small);
        };
    }
}
